"""JSON written as it is made: a list may be an iterator, whose entries are never in memory together."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO


def write(value: Any, out: TextIO) -> None:
    """Write a value as `json.dump` with an indent of 2 does, and end the line."""
    _write(value, out, "\n")
    out.write("\n")


def _write(value: Any, out: TextIO, line: str) -> None:
    """`line` is the end of a line and the blanks that the next begins with."""
    if not _streams(value):
        # No line ends stand inside of JSON's strings.
        out.write(json.dumps(value, ensure_ascii=False, indent=2).replace("\n", line))
        return
    pairs = isinstance(value, dict)
    entries = value.items() if pairs else value
    between = "{" if pairs else "["
    for entry in entries:
        out.write(between + line + "  ")
        if pairs:
            out.write(f"{json.dumps(entry[0], ensure_ascii=False)}: ")
        _write(entry[1] if pairs else entry, out, line + "  ")
        between = ","
    empty = between != ","
    out.write(("{}" if pairs else "[]") if empty else line + ("}" if pairs else "]"))


def _streams(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_streams, value.values()))
    return isinstance(value, Iterator) or (isinstance(value, list) and any(map(_streams, value)))
