"""Tables as rows of cells: from a drawn grid, or from rows of text whose columns stand apart for certain."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from pcdlint.readers.pdf.rows import Row, rows
from pcdlint.readers.pdf.ruled import Grid
from pcdlint.readers.pdf.words import EMPTY, Hyphens, Words, joined

_FIGURE = re.compile(
    r"[-–(]{0,2}\s?£?\s?[-(]?\d[\d,]*(?:\.\d+)?\s?(?:k|m|bn|%)?\)?%?$|-|–|—|nil|n/a|£-|£nil", re.IGNORECASE
)
_TICK = re.compile(r"[☒☐☑✓✗]$")
_MARKER = re.compile(r"(?:[-•●▪◦–o]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivx]{1,5})[.)]?|\d{1,3}(?:\.\d{1,3})+)$")
_PITCH = 3.2
_SAME_COLUMN = 5.0


class Table(NamedTuple):
    """A table on one page: its top and bottom, the lines between its columns, its rows of cells."""

    top: float
    bottom: float
    xs: tuple[float, ...]
    rows: list[list[Words]]


def ruled(grid: Grid, hyphens: Hyphens) -> Table:
    """The cells of a drawn table; of a merged cell all places but the first are empty. Rows without any text go."""
    cells = {
        owner: joined((Words(r.text, r.marks) for r in rows(glyphs)), hyphens) for owner, glyphs in grid.cells.items()
    }
    lines = [
        [cells.get((i, j), EMPTY) if grid.owner[i][j] == (i, j) else EMPTY for j in range(grid.width)]
        for i in range(grid.height)
    ]
    return Table(grid.ys[0], grid.ys[-1], grid.xs, [line for line in lines if any(cell.text for cell in line)])


def carries_on(before: Table, after: Table) -> bool:
    """Whether a table at the top of a page has the columns of the one at the bottom of the page before."""
    return len(before.xs) == len(after.xs) and all(
        abs(a - b) <= _SAME_COLUMN for a, b in zip(before.xs, after.xs, strict=True)
    )


def continued(before: list[list[Words]], after: list[list[Words]], hyphens: Hyphens) -> list[list[Words]]:
    """All the rows of a table that a page break cut: its repeated headings once, a row cut in two made whole."""
    repeats = 0
    while repeats < min(len(before), len(after)) and _texts(before[repeats]) == _texts(after[repeats]):
        repeats += 1
    rest = after[repeats:]
    if rest and before and _rest_of_row(rest[0]):
        whole = [joined(pair, hyphens) for pair in zip(before[-1], rest[0], strict=True)]
        return [*before[:-1], whole, *rest[1:]]
    return [*before, *rest]


def _texts(row: Sequence[Words]) -> list[str]:
    return [cell.text for cell in row]


def _rest_of_row(row: Sequence[Words]) -> bool:
    """A row that can only be the rest of a cut one: all that stands in it begins in the middle of a sentence."""
    filled = [cell.text for cell in row if cell.text]
    return bool(filled) and all(text[0].islower() for text in filled)


def unruled(page: Sequence[Row]) -> list[tuple[range, Table]]:
    """The tables that a page shows by space alone, with the places of their rows among `page`.

    Only what is certain: rows whose pieces keep to the same columns, with figures (or ticks) in them.
    """
    found: list[tuple[range, Table]] = []
    at = 0
    while at < len(page):
        if len(_pieces(page[at])) < 2:
            at += 1
            continue
        end = _run_end(page, at)
        table = _table(page[at:end])
        if table is not None:
            found.append((range(at, end), table))
        at = end
    return found


def _run_end(page: Sequence[Row], start: int) -> int:
    end = start + 1
    while end < len(page) and page[end].base - page[end - 1].base <= _PITCH * page[end].size:
        if len(_pieces(page[end])) >= 2:
            end += 1
        elif end + 1 < len(page) and len(_pieces(page[end + 1])) >= 2 and _label_of(page, start, end):
            end += 2
        else:
            break
    return end


def _label_of(page: Sequence[Row], start: int, at: int) -> bool:
    """A row with a label alone, between rows of the table: it keeps clear of their other columns."""
    second = min(_pieces(row)[1].marks[0].left for row in page[start:at] if len(_pieces(row)) > 1)
    return page[at].right < second - 2 and not page[at].text.endswith(".")


def _pieces(row: Row) -> list[Words]:
    """The row cut at its wide gaps; the number of a paragraph is no piece of its own."""
    cuts = [0, *row.gaps, len(row.text)]
    pieces = [Words(*row.part(a, b)) for a, b in itertools.pairwise(cuts)]
    if len(pieces) > 1 and _MARKER.match(pieces[0].text):
        return [Words(*row.part(0, cuts[2])), *pieces[2:]]
    return pieces


def _table(run: Sequence[Row]) -> Table | None:
    lines = [_pieces(row) for row in run]
    columns: list[list[float]] = []
    for left, right in sorted((p.marks[0].left, p.marks[-1].right) for line in lines for p in line):
        if columns and left < columns[-1][1]:
            columns[-1][1] = max(columns[-1][1], right)
        else:
            columns.append([left, right])
    starts = [c[0] for c in columns]
    cells = [[EMPTY] * len(columns) for _ in lines]
    for i, line in enumerate(lines):
        for piece in line:
            column = sum(start <= piece.marks[0].left for start in starts) - 1
            if cells[i][column].text:
                return None
            cells[i][column] = piece
    if not _certain(cells):
        return None
    size = run[0].size
    return Table(run[0].base - size, run[-1].base + 0.3 * size, (*starts, columns[-1][1]), cells)


def _certain(cells: Sequence[Sequence[Words]]) -> bool:
    width = len(cells[0])
    if width >= 3:
        return (
            len(cells) >= 2 and sum(sum(any(c.isdigit() for c in w.text) for w in row[1:]) >= 2 for row in cells) >= 2
        )
    values = [row[1].text for row in cells if row[1].text]
    if width < 2 or len(cells) < 3 or len(values) < 3:
        return False
    return all(_FIGURE.match(v) for v in values[1:]) or all(_TICK.match(v) for v in values[1:])
