"""What a JSON Schema says of how data of its kind are laid over others.

Three keywords of its own, on lists: `x-identity` names the keys by which an entry is known, `x-whole` says that
an entry takes the place of the one of its identity, `x-successive` that entries follow one another in time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from pcdlint.registers.folding import fold

Plain = Mapping[str, Any]
Who = tuple[str, ...]


class Shape(NamedTuple):
    """A schema, or a part of one. `root` is where its references point; both are empty where nothing is known."""

    root: Plain
    schema: Plain

    @property
    def known(self) -> bool:
        """Whether there is a schema at all."""
        return bool(self.schema)

    @property
    def is_list(self) -> bool:
        """Whether it is one of a list."""
        return self.schema.get("type") == "array"

    @property
    def identity(self) -> tuple[str, ...]:
        """The keys by which an entry of the list is known; none where entries are not told apart."""
        return tuple(self.schema.get("x-identity", ()))

    @property
    def whole(self) -> bool:
        """Whether an entry of the list takes the place of the one of its identity."""
        return bool(self.schema.get("x-whole"))

    @property
    def successive(self) -> bool:
        """Whether an entry of the list without an end ends where the next begins."""
        return bool(self.schema.get("x-successive"))

    @property
    def needed(self) -> tuple[str, ...]:
        """The keys that a mapping must have."""
        return tuple(self.schema.get("required", ()))

    def names(self, key: str) -> bool:
        """Whether a key of a mapping is one that the schema names, and not an entry of the mapping."""
        return key in self.schema.get("properties", {})

    def inside(self, key: str | int) -> Shape:
        """The shape of what stands under a key of a mapping, or of the entries of a list."""
        if isinstance(key, int):
            return self._part(self.schema.get("items"))
        named = self.schema.get("properties", {})
        if key in named:
            return self._part(named[key])
        for pattern, part in self.schema.get("patternProperties", {}).items():
            if re.search(pattern, key):
                return self._part(part)
        return self._part(self.schema.get("additionalProperties"))

    def who(self, entry: Any) -> Who | None:
        """The identity of an entry, as it is compared: letters, quotes and dashes of either kind are alike."""
        if isinstance(entry, Mapping):
            values = [entry.get(name) for name in self.identity]
            return None if values[0] is None else tuple(fold(str("" if v is None else v)) for v in values)
        return (fold(entry), *("" for _ in self.identity[1:])) if isinstance(entry, str) else None

    def called(self, entry: Any) -> str:
        """The identity of an entry as it is printed."""
        if not isinstance(entry, Mapping):
            return str(entry)
        return " ".join(str(entry[name]) for name in self.identity if entry.get(name) is not None)

    def _part(self, schema: Any) -> Shape:
        """The shape by a part of the schema; of several forms, the one that is a mapping."""
        if not isinstance(schema, Mapping):
            return UNKNOWN
        if "$ref" in schema:
            target: Any = self.root
            for step in schema["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            return self._part(target)
        for form in schema.get("oneOf", ()):
            part = self._part(form)
            if part.schema.get("type") == "object":
                return part
        return Shape(self.root, schema)


UNKNOWN = Shape({}, {})


def shape_of(schema: Plain | None) -> Shape:
    """The shape of a whole document; unknown where it has no schema."""
    return Shape(schema, schema) if schema else UNKNOWN
