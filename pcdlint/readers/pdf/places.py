"""From offsets of the text back to boxes on the pages."""

from __future__ import annotations

from pcdlint.readers.pdf.compose import Reading
from pcdlint.readers.pdf.page import Glyph

PageBoxes = tuple[int, list[tuple[float, float, float, float]]]
_ASCENT, _DESCENT = 0.85, 0.25


def boxes(found: Reading, start: int, end: int) -> list[PageBoxes]:
    """Where the words of a span stand: by page, a box (left, bottom, right, top) for each printed row,
    in the points of the file's page. An empty span is that of the character at it."""
    by_page: dict[int, list[list[float]]] = {}
    before: Glyph | None = None
    for glyph in _glyphs(found, start, max(end, start + 1)):
        rows = by_page.setdefault(glyph.page, [])
        top, bottom = glyph.base - _ASCENT * glyph.size, glyph.base + _DESCENT * glyph.size
        beside = before is not None and before.page == glyph.page and abs(before.base - glyph.base) < 0.6 * glyph.size
        if beside and rows and before is not None and -1 <= glyph.left - before.left < 60 * glyph.size:
            row = rows[-1]
            row[:] = min(row[0], glyph.left), min(row[1], top), max(row[2], glyph.right), max(row[3], bottom)
        else:
            rows.append([glyph.left, top, glyph.right, bottom])
        before = glyph
    return [(page, [_filed(found, page, row) for row in rows]) for page, rows in by_page.items()]


def _glyphs(found: Reading, start: int, end: int) -> list[Glyph]:
    glyphs: list[Glyph] = []
    at = 0
    for line in found.lines:
        marks = line.words.marks
        if at < end and start < at + len(marks) + 1:
            glyphs.extend(marks[max(start - at, 0) : max(end - at, 0)])
        at += len(line.words.text) + 1
        if at >= end:
            break
    return glyphs


def _filed(found: Reading, page: int, row: list[float]) -> tuple[float, float, float, float]:
    view = found.views[page - 1]
    a, b = view.filed(row[0], row[1]), view.filed(row[2], row[3])
    return round(min(a[0], b[0]), 2), round(min(a[1], b[1]), 2), round(max(a[0], b[0]), 2), round(max(a[1], b[1]), 2)
