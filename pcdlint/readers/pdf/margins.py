"""What stands around the text of the pages: running headers and footers, page numbers, footnotes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from pcdlint.readers.pdf.page import Edge, Page
from pcdlint.readers.pdf.rows import Row

_BAND = 0.12
"""The share of a page's height at its top and bottom in which headers and footers stand."""
_MOST = 0.4
_STEP = 5.0
_NUMBER = re.compile(r"(?:page\s*)?[-–|]?\s*(\d{1,3})\s*[-–|]?(?:\s*(?:of|/)\s*\d{1,3})?$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SEPARATOR = (50.0, 0.5)
"""The line above footnotes: at least so many points wide, at most this share of the page."""


class Body(NamedTuple):
    """A page without its margins: the rows of its text and those of its footnotes."""

    page: Page
    rows: list[Row]
    notes: list[Row]


def bodies(pages: Sequence[tuple[Page, list[Row]]]) -> tuple[list[Body], tuple[tuple[str, str], ...]]:
    """The pages without running headers and footers, and what these say, each once: (header or footer, words)."""
    places: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    for page, rows in pages:
        for row in rows:
            if (at := _band(page, row)) is not None:
                places[_alike(row)].add((page.number, at))
    found: list[Body] = []
    said: dict[tuple[str, str], tuple[str, str]] = {}
    for page, rows in pages:
        kept: list[Row] = []
        for row in rows:
            if _runs(page, row, places[_alike(row)], len(pages)) or _page_number(page, row, rows):
                kind = "header" if row.base < page.view.height / 2 else "footer"
                said.setdefault((kind, _alike(row)), (kind, row.text))
            else:
                kept.append(row)
        found.append(_body(page, kept))
    return found, tuple(said.values())


def _band(page: Page, row: Row) -> int | None:
    """Where in the margins a row stands: steps from the top (positive) or the bottom (negative); None for the text."""
    height = page.view.height
    if row.base < _BAND * height:
        return int(row.base / _STEP) + 1
    if row.base > (1 - _BAND) * height:
        return -int((height - row.base) / _STEP) - 1
    return None


def _alike(row: Row) -> str:
    return _DIGITS.sub("#", row.text.casefold())


def _runs(page: Page, row: Row, places: set[tuple[int, int]], pages: int) -> bool:
    at = _band(page, row)
    if at is None:
        return False
    others = {number for number, place in places if abs(place - at) <= 1}
    return len(others) >= max(2, _MOST * pages)


def _page_number(page: Page, row: Row, rows: Sequence[Row]) -> bool:
    """A row with nothing but the number of its page, at the very top or bottom."""
    if _band(page, row) is None or row not in (rows[0], rows[-1]):
        return False
    number = _NUMBER.match(row.text)
    return number is not None and (int(number.group(1)) == page.number or row.text[:1] in "Pp-–")


def _body(page: Page, rows: list[Row]) -> Body:
    first = _first_note(page, rows)
    return Body(page, rows[:first], rows[first:])


def _first_note(page: Page, rows: Sequence[Row]) -> int:
    """The place of the first row of the footnotes: marked with a raised number, under a short line
    or in smaller letters than the text."""
    usual = _usual(rows)
    for i, row in enumerate(rows):
        if row.text[:1] not in _RAISED or row.base < 0.3 * page.view.height:
            continue
        small = all(r.size < 0.93 * usual for r in rows[i:])
        if small or any(_separates(e, page, row, rows[i - 1] if i else None) for e in page.level):
            return i
    return len(rows)


def _usual(rows: Sequence[Row]) -> float:
    sizes: defaultdict[float, int] = defaultdict(int)
    for row in rows:
        sizes[round(row.size, 1)] += len(row.text)
    return max(sizes, key=lambda s: sizes[s]) if sizes else 0.0


def _separates(edge: Edge, page: Page, note: Row, above: Row | None) -> bool:
    width = edge.high - edge.low
    least, most = _SEPARATOR
    if not (least <= width <= most * page.view.width and abs(edge.low - note.left) < 30):
        return False
    return note.base - 4 * note.size < edge.at < note.base and (above is None or above.base < edge.at)
