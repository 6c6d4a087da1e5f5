"""A line of a paper on a screen: cut to the width, with the place marked under it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

TAB = "    "
CUT = "…"
LEAD = 3
"""Of the room for a long line, one part in LEAD goes to what stands before the place."""


def shown(text: str) -> str:
    """Text that a terminal prints as it is: tabs as spaces, control characters made harmless."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else TAB if c == "\t" else "" if c == "\r" else "�" for c in text)


def width_of(text: str) -> int:
    """How many columns a terminal gives to a text."""
    if text.isascii():
        return len(text)
    return sum(_columns(c) for c in text)


@lru_cache(maxsize=2048)
def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


class Snippet:
    """The part of a line to show in `width` columns, so chosen that the place `start` to `end` is seen.

    Offsets are those of the line as it stands in the file; `text` is what to print.
    """

    def __init__(self, line: str, start: int, end: int, width: int) -> None:
        self._line = line
        whole = shown(line).rstrip()
        first, last = self._at(start), max(self._at(end), self._at(start))
        self._from = len(whole) - len(whole.lstrip())
        self._to = len(whole)
        self._lead = 0
        if width_of(whole[self._from :]) > width:
            self._from, self._to = _window(whole, self._from, first, last, max(width, 20) - 2 * len(CUT))
            self._lead = len(CUT) if whole[: self._from].strip() else 0
        self._whole = whole
        trail = CUT if self._to < len(whole) else ""
        self.text = CUT[: self._lead] + whole[self._from : self._to] + trail

    def _at(self, offset: int) -> int:
        """Where an offset of the line is in its shown form."""
        return len(shown(self._line[: max(offset, 0)]))

    def columns(self, start: int, end: int) -> tuple[int, int] | None:
        """The columns (from, to) of `text` under which to mark a place; an empty place is one column
        wide. None for a place that is not seen."""
        first, last = self._at(start), min(max(self._at(end), self._at(start)), self._to)
        if first > self._to or (last < self._from or first == last < self._from):
            return None
        first = max(first, self._from)
        left = self._lead + width_of(self._whole[self._from : first])
        return left, left + max(width_of(self._whole[first:last]), 1)


def _window(text: str, begin: int, first: int, last: int, room: int) -> tuple[int, int]:
    """The offsets between which `room` columns of a long text are shown: the place whole where it
    fits, with at least a part of what stands before it, and then what follows."""
    least = min(width_of(text[begin:first]), room // LEAD)
    inside = min(width_of(text[first:last]), room - least)
    after = min(width_of(text[last:]), room - least - inside)
    start = _back(text, begin, first, room - inside - after)
    return start, _forward(text, first, room - width_of(text[start:first]))


def _back(text: str, begin: int, end: int, room: int) -> int:
    while end > begin and width_of(text[end - 1]) <= room:
        end -= 1
        room -= width_of(text[end])
    return end


def _forward(text: str, start: int, room: int) -> int:
    while start < len(text) and width_of(text[start]) <= room:
        room -= width_of(text[start])
        start += 1
    return start
