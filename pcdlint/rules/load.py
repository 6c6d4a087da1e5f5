"""One YAML file -> plain data that remembers its lines.

Safe by build: no objects, no tags, limits on size, nesting and aliases. Scalars are
read as YAML 1.2 has them: only `true` and `false` are truth values (YES and NO are
words here), dates and the like stay text, keys are always text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pcdlint.rules.errors import PackError, Problem

Key = tuple[str | int, ...]

MAX_BYTES = 1_000_000
MAX_DEPTH = 40
MAX_VALUES = 200_000
MAX_DIGITS = 18

_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(\.[0-9]+)?(e[-+]?[0-9]+)?", re.IGNORECASE)
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_TAGS = {None, "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}


@dataclass(frozen=True, slots=True)
class Document:
    """A file's data. `lines` gives the line (from 1) of each value by its key path."""

    file: str
    data: Any
    lines: Mapping[Key, int]

    def line(self, key: Key) -> int:
        """The line of a key, or of the nearest thing around it."""
        while key and key not in self.lines:
            key = key[:-1]
        return self.lines.get(key, 1)

    def problem(self, key: Key, message: str) -> Problem:
        """A problem of this file at a key."""
        return Problem(self.file, self.line(key), key_text(key), message)


def key_text(key: Key) -> str:
    """`[3].with.first` for `(3, "with", "first")`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in key).lstrip(".")


def read(path: Path) -> Document:
    """The data of a YAML file. Raises PackError when it cannot be read, with the line where there is one."""
    file = str(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _refused(file, None, f"larger than {MAX_BYTES:,} bytes: split the file")
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(file, None, f"not UTF-8 text (byte {error.start}): save it as UTF-8") from error
    except OSError as error:
        raise _refused(file, None, f"cannot be read: {error.strerror or error}") from error
    return parse(text, file)


def parse(text: str, file: str) -> Document:
    """As `read`, for a text already in hand; `file` is for messages only."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Builder(file).document(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise _refused(file, line, f"not YAML: {error.problem or error.context}") from error
    except yaml.YAMLError as error:
        raise _refused(file, None, f"not YAML: {' '.join(str(error).split())}") from error


def _refused(file: str, line: int | None, message: str) -> PackError:
    return PackError([Problem(file, line, "", message)])


class _Builder:
    """Builds data from the parser's events: the C composer would overflow its stack on deep nesting."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Key, int] = {}
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.count = 0

    def document(self, events: Iterator[Any]) -> Document:
        data: Any = None
        documents = 0
        for event in events:
            match type(event).__name__:
                case "StreamStartEvent" | "StreamEndEvent" | "DocumentEndEvent":
                    continue
                case "DocumentStartEvent":
                    documents += 1
                    if documents > 1:
                        raise self.refused(event, (), "a second document ('---'): put it into a file of its own")
                case _:
                    data = self.value(event, events, ())
        return Document(self.file, data, self.lines)

    def value(self, event: Any, events: Iterator[Any], key: Key) -> Any:
        self.lines.setdefault(key, event.start_mark.line + 1)
        before = self.count
        self.count += 1
        if self.count > MAX_VALUES:
            raise self.refused(event, key, f"more than {MAX_VALUES:,} values: split the file")
        if len(key) > MAX_DEPTH:
            raise self.refused(event, key[:3], f"nested deeper than {MAX_DEPTH} levels")
        kind = type(event).__name__
        if kind == "AliasEvent":
            return self.alias(event, key)
        if event.tag not in _TAGS:
            raise self.refused(event, key, f"the tag {event.tag!r} is not read: write a plain value")
        if kind == "ScalarEvent":
            value = _scalar(event)
        elif kind == "SequenceStartEvent":
            value = self.sequence(events, key)
        else:
            value = self.mapping(events, key)
        if event.anchor:
            self.anchors[event.anchor] = (value, self.count - before)
        return value

    def sequence(self, events: Iterator[Any], key: Key) -> list[Any]:
        values: list[Any] = []
        while type(event := next(events)).__name__ != "SequenceEndEvent":
            values.append(self.value(event, events, (*key, len(values))))
        return values

    def mapping(self, events: Iterator[Any], key: Key) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while type(event := next(events)).__name__ != "MappingEndEvent":
            if type(event).__name__ != "ScalarEvent":
                raise self.refused(event, key, "a key must be one word or text")
            name = event.value
            inner = (*key, name)
            if name in values:
                raise self.refused(event, inner, f"the key '{name}' is there twice (first in line {self.line(inner)})")
            if name == "<<" and event.implicit[0]:
                raise self.refused(event, key, "merge keys ('<<') are not read: write the keys out")
            self.lines[inner] = event.start_mark.line + 1
            values[name] = self.value(next(events), events, inner)
        return values

    def alias(self, event: Any, key: Key) -> Any:
        if event.anchor not in self.anchors:
            raise self.refused(event, key, f"the alias *{event.anchor} has no anchor before it")
        value, size = self.anchors[event.anchor]
        self.count += size
        if self.count > MAX_VALUES:
            raise self.refused(event, key, f"aliases unfold to more than {MAX_VALUES:,} values")
        return value

    def line(self, key: Key) -> int:
        return self.lines[key]

    def refused(self, event: Any, key: Key, message: str) -> PackError:
        return PackError([Problem(self.file, event.start_mark.line + 1, key_text(key), message)])


def _scalar(event: Any) -> Any:
    text: str = event.value
    if not event.implicit[0] or event.tag:
        return text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    number = _NUMBER.fullmatch(text)
    if number is None or len(text) > MAX_DIGITS:
        return text
    return float(text) if number[1] or number[2] else int(text)
