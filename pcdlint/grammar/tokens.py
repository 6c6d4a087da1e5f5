"""The token of a line: what `paper.lark` is fed with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class LineToken(NamedTuple):
    """A token of paper.lark. `start` to `end` is the text without number and bullet; `line_start` the line."""

    kind: str
    start: int
    end: int
    line_start: int
    key: str = ""
    number: str | None = None
    number_start: int = 0
    number_end: int = 0
    level: int = 0
    strong: bool = False
    table: int = 0


def openers(tokens: Iterable[LineToken]) -> frozenset[str]:
    """The kinds of block that a run of tokens opens, by kind and by key."""
    kinds = ("HEADING", "MARKER", "FIELD", "REFERENCE", "REPORT", "ROLE", "QUESTION", "DECLARATION")
    return frozenset(t.key or t.kind.lower() for t in tokens if t.kind in kinds)
