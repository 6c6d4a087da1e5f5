"""One pack's words laid over those of the packs it extends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pcdlint.rules.errors import Problem, hint
from pcdlint.rules.load import Document, Key

ADDS = "+"


class Merger:
    """Merges documents; faults go to `problems`, never into the data.

    A mapping is merged key by key, anything else takes the place of what was there;
    `+key` adds its list to the end of the extended pack's list.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def over(self, base: Any, document: Document) -> Any:
        """The document's data laid over `base` (None: there is nothing to extend)."""
        return self._over(base, document.data, document, ())

    def _over(self, base: Any, data: Any, document: Document, key: Key) -> Any:
        if not isinstance(data, Mapping):
            return data
        merged = dict(base) if isinstance(base, Mapping) else {}
        for name, value in data.items():
            inner = (*key, name)
            if name.startswith(ADDS):
                self._add(merged, name, value, document, inner)
            else:
                merged[name] = self._over(merged.get(name), value, document, inner)
        return merged

    def _add(self, merged: dict[str, Any], name: str, value: Any, document: Document, key: Key) -> None:
        plain = name.removeprefix(ADDS)
        there = merged.get(plain)
        if not isinstance(there, list):
            near = hint(plain, (k for k, v in merged.items() if isinstance(v, list)))
            self.problems.append(document.problem(key, f"there is no list '{plain}' to add to{near}"))
        elif not isinstance(value, list):
            self.problems.append(document.problem(key, "must be a list: it is added to another"))
        else:
            merged[plain] = there + [entry for entry in value if entry not in there]


def named_over(base: list[Any], entries: list[Any]) -> list[Any]:
    """A list of mappings with a `name`, over another: same name takes the place, new ones go to the end."""
    by_name = {entry["name"]: entry for entry in base}
    by_name.update((entry["name"], entry) for entry in entries)
    return list(by_name.values())
