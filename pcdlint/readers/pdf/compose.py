"""A whole file: its pages read, their margins taken off, paragraphs and tables in order, as lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pcdlint.readers.errors import UnreadableError
from pcdlint.readers.pdf import columns, flow, tables
from pcdlint.readers.pdf.margins import Body, bodies
from pcdlint.readers.pdf.page import Edge, Glyph, Page, View
from pcdlint.readers.pdf.rows import Row, rows
from pcdlint.readers.pdf.ruled import Grid, grids
from pcdlint.readers.pdf.words import Hyphens, Words, clean, joined

_FEW = 20
"""Fewer characters than these on a page are no text of a paper (a stamp, a page number)."""
_BAND = 0.12
_HEADING_SIZE = 1.12
_HEADING_LENGTH = 150
_TIGHT_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.(?=[A-Z])")
_NUMBERED = re.compile(r"\d{1,2}[.)]?\s+[A-Z]")


class Laid(NamedTuple):
    """One line of the text: a paragraph, or a row of a table with tabs between its cells.
    `table` and `level`, `strong` are as in `pcdlint.source.Line`."""

    words: Words
    table: int = 0
    level: int = 0
    strong: bool = False


class Reading(NamedTuple):
    """A file as read: its lines, the views of its pages, what its headers and footers say, and
    whether its text is that of an OCR layer."""

    lines: list[Laid]
    views: list[View]
    margins: tuple[tuple[str, str], ...]
    scanned: bool


def reading(pages: Sequence[Page]) -> Reading:
    """Put the pages of a file together. Raises `UnreadableError` for one that has no text."""
    _check_text(pages)
    drawn = _tables([(page, grids(page.level, page.upright)) for page in pages])
    parted = [_parted(page, tables_of) for page, tables_of in zip(pages, drawn, strict=True)]
    found, margins = bodies([(page, text) for page, (text, _) in zip(pages, parted, strict=True)])
    hyphens = Hyphens(row for body in found for row in body.rows)
    composer = _Composer(hyphens, flow.measure([(b.page.view.width, b.rows) for b in found]))
    for body, (_, inside) in zip(found, parted, strict=True):
        composer.page(body, [tables.ruled(grid, hyphens) for grid in inside])
    composer.end()
    lines = _with_notes(composer.lines, [note for body in found for note in composer.notes(body)])
    hidden = sum(page.hidden for page in pages)
    return Reading(lines, [p.view for p in pages], margins, hidden * 2 > len(pages))


def _check_text(pages: Sequence[Page]) -> None:
    bare = sum(len(page.glyphs) < _FEW for page in pages)
    pictures = sum(page.pictured and len(page.glyphs) < _FEW for page in pages)
    if pictures and bare * 10 >= len(pages) * 9:
        raise UnreadableError(
            "a scanned PDF without text", "run OCR first, for instance ocrmypdf, or use the Word file"
        )
    if bare == len(pages):
        raise UnreadableError("a PDF file without text", "use the Word file, or run OCR first, for instance ocrmypdf")


def _tables(found: Sequence[tuple[Page, list[Grid]]]) -> list[list[Grid]]:
    """The drawn tables of the pages without those that make up headers and footers: the text of these is
    read as rows, which go when they repeat."""
    places = [(page, _margin(page, grid)) for page, drawn in found for grid in drawn]
    kept: list[list[Grid]] = []
    for page, drawn in found:
        running = [sum(_margin(page, grid) == at for _, at in places if at) for grid in drawn]
        kept.append(
            [grid for grid, times in zip(drawn, running, strict=True) if times * 5 < len(found) * 2 or times < 2]
        )
    return kept


def _margin(page: Page, grid: Grid) -> tuple[int, int] | None:
    """Where in a margin a table stands, and its columns; None for one in the text."""
    height = page.view.height
    if _BAND * height < grid.ys[-1] and grid.ys[0] < (1 - _BAND) * height:
        return None
    return round(grid.ys[0] / 4), grid.width


def _parted(page: Page, drawn: list[Grid]) -> tuple[list[Row], list[Grid]]:
    """The rows of a page outside its drawn tables, and these with their glyphs in them."""
    if not drawn:
        return rows(page.glyphs), []
    outside: list[Glyph] = []
    for glyph in page.glyphs:
        x, y = (glyph.left + glyph.right) / 2, glyph.base - 0.3 * glyph.size
        grid = next((g for g in drawn if g.holds(x, y)), None)
        if grid is None:
            outside.append(glyph)
        else:
            grid.put(glyph, x, y)
    return rows(outside), [grid for grid in drawn if grid.cells]


class _Composer:
    def __init__(self, hyphens: Hyphens, known: flow.Measure) -> None:
        self.lines: list[Laid] = []
        self._hyphens = hyphens
        self._known = known
        self._held: flow.Paragraph | None = None
        self._rows: list[list[Words]] = []
        self._last: tables.Table | None = None
        self._count = 0
        self._ticks: list[float] = []

    def page(self, body: Body, drawn: Sequence[tables.Table]) -> None:
        """Lay out a page: its paragraphs and tables from the top down."""
        width = body.page.view.width
        self._ticks = columns.tick_columns(body.rows)
        for item in _in_order(body.rows, drawn):
            if isinstance(item, tables.Table):
                self._table(item)
            else:
                self._end_table()
                self._row(item, width, body.page.level)

    def _row(self, row: Row, width: float, level: Sequence[Edge]) -> None:
        row, tick = columns.ticked(row, self._ticks)
        if tick is None and self._held is not None and self._held.takes(row, self._known, level):
            self._held.add(row, width)
        else:
            self._end_paragraph()
            self._held = flow.Paragraph(row, width, tick)

    def _table(self, table: tables.Table) -> None:
        self._end_paragraph()
        if self._last is not None and _page(table) > _page(self._last) and tables.carries_on(self._last, table):
            self._rows = tables.continued(self._rows, table, self._hyphens)
        else:
            self._end_table()
            self._rows = table.rows
        self._last = table

    def _end_table(self) -> None:
        if self._last is not None:
            self._count += 1
            self.lines.extend(Laid(_tabbed(cells), table=self._count) for cells in self._rows)
        self._rows, self._last = [], None

    def _end_paragraph(self) -> None:
        held, self._held = self._held, None
        if held is None:
            return
        laid = self._paragraph(held)
        if held.tick is not None:
            follows = bool(self.lines) and self.lines[-1].table == self._count > 0
            self._count += not follows
            laid = Laid(_tabbed([laid.words, held.tick]), table=self._count)
        self.lines.append(laid)

    def _paragraph(self, held: flow.Paragraph) -> Laid:
        words = clean(joined((Words(row.text, row.marks) for row in held.rows), self._hyphens))
        words = _parted_number(words)
        large = held.rows[0].size > _HEADING_SIZE * self._known.size
        short = len(words.text) <= _HEADING_LENGTH and not words.text.endswith((".", ";", ","))
        level = 0
        if short and (large or (held.bold and _NUMBERED.match(words.text))):
            level = 2
        return Laid(words, 0, level, (held.bold or large) and not level)

    def end(self) -> None:
        """Close what is open."""
        self._end_table()
        self._end_paragraph()

    def notes(self, body: Body) -> list[Laid]:
        """The footnotes of a page."""
        before = len(self.lines)
        for row in body.notes:
            self._row(row, body.page.view.width, ())
        self._end_paragraph()
        found = self.lines[before:]
        del self.lines[before:]
        return found


def _with_notes(lines: list[Laid], notes: Sequence[Laid]) -> list[Laid]:
    """The lines with each footnote behind the section that has its mark: before the next heading, or at the end."""
    behind: dict[int, list[Laid]] = {}
    for note in notes:
        mark, page = note.words.text[:1], note.words.marks[0].page
        after = next((i for i, line in enumerate(lines) if _has(line, mark, page)), len(lines))
        place = next((i for i in range(after + 1, len(lines)) if lines[i].level), len(lines))
        behind.setdefault(place, []).append(note)
    if not behind:
        return lines
    return [laid for i in range(len(lines) + 1) for laid in (*behind.get(i, ()), *lines[i : i + 1])]


def _has(line: Laid, mark: str, page: int) -> bool:
    at = line.words.text.find(mark)
    return at >= 0 and line.words.marks[at].page == page


def _parted_number(words: Words) -> Words:
    """A paragraph whose number was printed so close to its words that no space is seen."""
    number = _TIGHT_NUMBER.match(words.text)
    if number is None:
        return words
    end = number.end()
    return Words(f"{words.text[:end]} {words.text[end:]}", [*words.marks[:end], *words.marks[end - 1 :]])


def _page(table: tables.Table) -> int:
    return next(cell.marks[0].page for row in table.rows for cell in row if cell.text)


def _in_order(found: Sequence[Row], drawn: Sequence[tables.Table]) -> Iterator[Row | tables.Table]:
    """The rows and tables of a page from the top down, rows that are a table without lines as one."""
    spaced = columns.spaced(found)
    taken = {i for places, _ in spaced for i in places}
    items: list[Row | tables.Table] = [row for i, row in enumerate(found) if i not in taken]
    items.extend(table for _, table in spaced)
    items.extend(drawn)
    items.sort(key=lambda item: item.top if isinstance(item, tables.Table) else item.base)
    return iter(items)


def _tabbed(cells: Sequence[Words]) -> Words:
    text = "\t".join(clean(cell).text for cell in cells)
    somewhere = next(cell.marks[0] for cell in cells if cell.text)
    marks: list[Glyph] = []
    for i, cell in enumerate(cells):
        if i:
            marks.append(marks[-1] if marks else somewhere)
        marks.extend(clean(cell).marks)
    return Words(text, marks)
