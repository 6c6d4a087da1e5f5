"""A line of a paper on a screen: cut to the width, with the place marked under it."""

from __future__ import annotations

import unicodedata

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


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def marked(line: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """The part of `line` to show in `width` columns, and the columns of it (from, to) to mark.

    `start` and `end` are offsets into the line; an empty span is marked by one column.
    """
    start = min(max(start, 0), len(line))
    end = min(max(end, start), len(line.rstrip()))
    before, inside, after = (shown(part) for part in (line[:start], line[start:end], line[max(start, end) :]))
    before, after = before.lstrip() if before.strip() else "", after.rstrip()
    room = max(width, 20)
    if width_of(before) + width_of(inside) + width_of(after) > room:
        before, inside, after = _cut(before, inside, after, room)
    left = width_of(before)
    return before + inside + after, left, left + max(width_of(inside), 1)


def _cut(before: str, inside: str, after: str, room: int) -> tuple[str, str, str]:
    """Keep the place whole where it fits, then what stands before it, then what follows."""
    least = room // LEAD
    inside_room = room - min(width_of(before), least)
    if width_of(inside) > inside_room:
        return _tail(before, least), _head(inside, inside_room), ""
    rest = room - width_of(inside)
    before_room = max(rest - width_of(after), min(least, rest))
    kept = _tail(before, before_room)
    return kept, inside, _head(after, rest - width_of(kept))


def _head(text: str, room: int) -> str:
    if width_of(text) <= room:
        return text
    while text and width_of(text) > room - 1:
        text = text[: min(len(text) - 1, room)]
    return text + CUT if room else ""


def _tail(text: str, room: int) -> str:
    if width_of(text) <= room:
        return text
    while text and width_of(text) > room - 1:
        text = text[-min(len(text) - 1, room) :] if len(text) > 1 else ""
    return CUT + text if room else ""
