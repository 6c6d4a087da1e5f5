"""From lines of a file to logical lines: hard-wrapped text is joined, blank lines are noted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from pcdlint.patterns import pattern
from pcdlint.source import Line, Source

# What opens a line of its own however the text is wrapped: a bullet, a number, a table row, a heading mark.
_OPENS = pattern(
    r"[-*•●▪◦o–][ \t]|(?!\d+\.0\b|\d+(?:\.\d+)+\)\s+[a-z])[(]?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]\s"
    r"|\d+\.[1-9]\d*(?!\)?\s*[a-z%\d])|[|#]"
)
# A number behind these is what they point to: "under paragraph", "4.11 (agreements)".
_POINTS = pattern(r"\b(?:[Pp]ara(?:graph)?|[Ss]ection|[Rr]egulation|[Aa]rticle|[Tt]able)s?$")
# A heading that a line break has cut or a lost one has joined to its first paragraph: "3. Legal Comments 3.1. The".
_NUMBER = pattern(r"\d{1,2}[.)]?\s+")
_JOINED = pattern(r"(?:#{1,6} |\**)?(\d{1,2})[.)]?[ \t]+([A-Z][^\n.]{4,60}?)\**[ \t]+(?=\**\1\.1\b)")
_HEADING = 40
_MIN_WIDTH, _MAX_WIDTH = 50, 130
_RAGGED = 0.7
"""A line of letters of different widths holds at least this part of the longest one's number."""
_OUTLIERS = 40
"""One line in so many may be longer than the width at which the others are wrapped."""
_MARKS = 4
"""What marks that are no words (bold stars) may have taken of a line's width."""


class Logical(NamedTuple):
    """A logical line: its span without surrounding spaces, the reader's hints, what stood before it."""

    start: int
    end: int
    level: int
    table: int
    strong: bool
    after_blank: bool
    first: bool
    """Nothing but blank lines came before it."""


def logical_lines(source: Source, opens: Callable[[str], bool] | None = None) -> Iterator[Logical]:
    """The non-blank lines of a source, hard-wrapped ones joined.

    `opens` says of a line that it begins something of the form's own and carries nothing on.
    """
    text = source.text
    trimmed = [(line, *_trim(text, line)) for line in source.lines]
    width = _wrap_width([end - start for line, start, end in trimmed if not line.table])
    held: Logical | None = None
    blank, first = False, True
    for line, start, end in trimmed:
        if start >= end:
            blank = True
            continue
        if (
            held is not None
            and not blank
            and _goes_on(text, held, line, start, width)
            and not (opens and text[start].isupper() and opens(text[start:end]) and not _ends(text, held, end))
        ):
            held = Logical(held.start, end, held.level, 0, held.strong, held.after_blank, held.first)
        elif held and opens and not blank and not line.table and _is_cut(text, held, start, end, opens):
            held = held._replace(end=end)
        else:
            if held is not None:
                yield from _apart(text, held, opens)
            held = Logical(start, end, line.level, line.table, line.strong, blank or first, first)
        blank = first = False
    if held is not None:
        yield from _apart(text, held, opens)


def _is_cut(text: str, held: Logical, start: int, end: int, opens: Callable[[str], bool]) -> bool:
    """Whether two short lines are one heading: "2. Issues for", "consideration"."""
    if held.end - held.start > _HEADING or end - start > _HEADING:
        return False
    number = _NUMBER.match(text, held.start, held.end)
    first = number.end() if number else held.start
    return not opens(text[first : held.end]) and opens(text[first:end]) and text[first].isupper()


def _apart(text: str, line: Logical, opens: Callable[[str], bool] | None) -> Iterator[Logical]:
    """A line, or the two that a lost break has made one."""
    joined = _JOINED.match(text, line.start, line.end) if opens and not line.table else None
    if joined is None or opens is None or not opens(joined[2]):
        yield line
        return
    yield line._replace(end=joined.end(2))
    yield line._replace(start=joined.end(), level=0, strong=False, after_blank=False, first=False)


def _ends(text: str, held: Logical, end: int) -> bool:
    """Whether a line has the stop that the sentence above it lacks: "… are for the", "DMPC."."""
    return text[end - 1] in ".;," and text[held.end - 1] not in ".!?:;"


def _trim(text: str, line: Line) -> tuple[int, int]:
    piece = text[line.start : line.end]
    if line.table:  # the empty first cells of a row are part of it
        return line.start, line.start + len(piece.rstrip())
    left = len(piece) - len(piece.lstrip(" \t"))
    return line.start + left, line.start + len(piece.rstrip())


def _wrap_width(lengths: list[int]) -> int:
    """The column at which a text is hard-wrapped, or 0 where it is not."""
    filled = [n for n in lengths if n > 0]
    if len(filled) < 8:
        return 0
    longest = sorted(filled)[-1 - len(filled) // _OUTLIERS]
    if not _MIN_WIDTH <= longest <= _MAX_WIDTH:
        return 0
    full = sum(1 for n in filled if longest - 16 < n <= longest)
    return longest if full * 5 >= len(filled) else 0


def _goes_on(text: str, held: Logical, line: Line, start: int, width: int) -> bool:
    """Whether a line is the wrapped rest of the one before it."""
    if not width or line.table or held.table or line.level or held.level or line.strong:
        return False
    if _OPENS.match(text, start) and not (text[start].isdigit() and _POINTS.search(text, held.start, held.end)):
        return False
    last = held.end - (text.rfind("\n", held.start, held.end) + 1 or held.start)
    word = len(text[start : line.end].split(None, 1)[0])
    if last + 1 + word > width - _MARKS:
        return True
    begins = 1 - (1 - _RAGGED) / 2 if text[start].isupper() else _RAGGED
    return last > width * begins and text[held.end - 1] not in ".!?:;"
