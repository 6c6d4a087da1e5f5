"""Columns that a page shows by space alone: tables without lines, and ticks to the right of a statement.

Only what is certain is taken for a table; what is not stays lines of text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pcdlint.readers.pdf.rows import Row
from pcdlint.readers.pdf.tables import Table
from pcdlint.readers.pdf.words import EMPTY, Words

_FIGURE = re.compile(
    r"(?:[-–(]{0,2}\s?£?\s?[-(]?\d[\d,]*(?:\.\d+)?\s?(?:k|m|bn|%)?\)?%?|-|–|—|nil|n/a|£-|£nil)$", re.IGNORECASE
)
_TICKS = "☒☐☑✓✗"
_REST = re.compile(r"[\d,.)]{1,4}(?: [\d,.)]{1,4})*$")
"""The ends of figures that were too long for their cells."""
_SAME = 3.0
_MARKER = re.compile(r"(?:[-•●▪◦–o]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivx]{1,5})[.)]?|\d{1,3}(?:\.\d{1,3})+)$")
_PITCH = 3.2
"""How far the rows of a table may lie apart, in sizes of the letters."""


def tick_columns(page: Sequence[Row]) -> list[float]:
    """Where ticks stand apart at the end of rows."""
    return [row.marks[-1].left for row in page if row.gaps and row.gaps[-1] == len(row.text) - 1 and _ends_ticked(row)]


def ticked(row: Row, ticks: Sequence[float]) -> tuple[Row, Words | None]:
    """A row without the tick at its end that stands in a column of ticks, and that tick."""
    if not _ends_ticked(row) or not any(abs(row.marks[-1].left - at) < _SAME for at in ticks):
        return row, None
    words, marks = row.part(0, len(row.text) - 1)
    gaps = tuple(gap for gap in row.gaps if gap < len(words))
    left = row._replace(text=words, marks=marks, right=max(m.right for m in marks), gaps=gaps)
    return left, Words(row.text[-1], row.marks[-1:])


def _ends_ticked(row: Row) -> bool:
    return row.text[-1] in _TICKS and row.text[-2:-1] == " " and any(c.isalpha() for c in row.text)


def spaced(page: Sequence[Row]) -> list[tuple[range, Table]]:
    """The tables without lines of a page, with the places of their rows among `page`: rows whose
    pieces keep to the same columns, with figures in them."""
    found: list[tuple[range, Table]] = []
    at = 0
    while at < len(page):
        if len(_pieces(page[at])) < 2:
            at += 1
            continue
        end = _run_end(page, at)
        cut = end < len(page) and _REST.match(page[end].text)
        table = None if cut else _table(page[at:end])
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
    if not row.gaps:
        return [Words(row.text, row.marks)]
    cuts = [0, *row.gaps, len(row.text)]
    pieces = [Words(*row.part(a, b)) for a, b in pairwise(cuts)]
    if _MARKER.match(pieces[0].text):
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
    _put_headings(cells, starts)
    cells = _whole_labels(cells)
    if not _certain(cells):
        return None
    size = run[0].size
    return Table(run[0].base - size, run[-1].base + 0.3 * size, (*starts, columns[-1][1]), cells)


def _put_headings(cells: list[list[Words]], starts: list[float]) -> None:
    """Make one column of two where the heading stands to the left of the figures under it, or to the right."""
    column = 0
    while column + 1 < len(starts):
        left = [i for i, row in enumerate(cells) if row[column].text]
        right = [i for i, row in enumerate(cells) if row[column + 1].text]
        if (max(left) < min(right) and len(right) > 1) or (max(right) < min(left) and len(left) > 1):
            for row in cells:
                row[column : column + 2] = [row[column] if row[column].text else row[column + 1]]
            del starts[column + 1]
        column += 1


def _whole_labels(cells: list[list[Words]]) -> list[list[Words]]:
    """The rows with a label that runs on in a row of its own made whole."""
    whole: list[list[Words]] = []
    for row in cells:
        if whole and row[0].text[:1].islower() and not any(cell.text for cell in row[1:]):
            label = whole[-1][0]
            marks = [*label.marks, label.marks[-1], *row[0].marks] if label.text else row[0].marks
            whole[-1][0] = Words(f"{label.text} {row[0].text}".strip(), marks)
        else:
            whole.append(row)
    return whole


def _certain(cells: Sequence[Sequence[Words]]) -> bool:
    width = len(cells[0])
    if width >= 3:
        return sum(sum(any(c.isdigit() for c in cell.text) for cell in row[1:]) >= 2 for row in cells) >= 2
    values = [row[1].text for row in cells if row[1].text] if width == 2 else []
    return len(values) >= 3 and all(_FIGURE.match(value) for value in values[1:])
