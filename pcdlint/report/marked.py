"""A line of a paper with places marked in it, cut where it is long: for pages, that wrap by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pcdlint.report.snippet import CUT, shown
from pcdlint.source import Place

BEFORE, AFTER = 160, 260
"""Characters shown before the beginning of the place, and behind it."""


class Piece(NamedTuple):
    """Some words of a line. `mark` is the kind of place they belong to, or ""."""

    text: str
    mark: str = ""


class Mark(NamedTuple):
    """A place to mark, as offsets into the line."""

    start: int
    end: int
    kind: str


def within(line: str, start: Place, end: Place) -> tuple[int, int]:
    """A place as offsets into its first line."""
    return start.column - 1, end.column - 1 if end.line == start.line else len(line)


def pieces(line: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The line piece by piece, around the first of `marks`, which wins where they overlap. A place
    without words is an empty piece."""
    main = marks[0]
    first, last = max(main.start - BEFORE, 0), min(max(main.start + AFTER, 0), len(line))
    first += len(line[first:last]) - len(line[first:last].lstrip()) if first == 0 else 0
    cuts = sorted({first, last, *(at for mark in marks for at in mark[:2] if first < at < last)})
    if line[:first].strip():
        yield Piece(CUT)
    if main.start >= main.end:
        cuts = sorted({*cuts, min(max(main.start, first), last)})
    for begin, end in pairwise(cuts):
        if begin == main.start >= main.end:
            yield Piece("", main.kind)
        kind = next((mark.kind for mark in marks if mark.start <= begin < mark.end), "")
        yield Piece(shown(line[begin:end]), kind)
    if main.start >= main.end and min(main.start, last) == last:
        yield Piece("", main.kind)
    if last < len(line.rstrip()):
        yield Piece(CUT)
