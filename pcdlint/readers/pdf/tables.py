"""Tables that a page draws with lines: their cells, and what a page break cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pcdlint.readers.pdf.rows import Row, rows
from pcdlint.readers.pdf.ruled import Grid
from pcdlint.readers.pdf.words import EMPTY, Hyphens, Words, joined

_CUT_FIGURE = re.compile(r"[-(]?£?\d[\d,.]* [\d,.]+[)%kmb]?n?$")
_NO_WORD = re.compile(r"[b-hj-np-z](?:\s|$)")
_SAME_COLUMN = 5.0
_LABEL = 60


class Table(NamedTuple):
    """A table on one page: its top and bottom, the lines between its columns, its rows of cells."""

    top: float
    bottom: float
    xs: tuple[float, ...]
    rows: list[list[Words]]


def ruled(grid: Grid, hyphens: Hyphens) -> Table:
    """The cells of a drawn table; of a merged cell all places but the first are empty. Rows without any text go."""
    found = {owner: rows(glyphs) for owner, glyphs in grid.cells.items()}
    indent = min((lines[0].left - grid.xs[owner[1]] for owner, lines in found.items() if lines), default=0.0)
    cells: dict[tuple[int, int], Words] = {}
    for owner, lines in found.items():
        room = grid.right(owner) - grid.xs[owner[1]] - 2 * max(indent, 0.0)
        cells[owner] = _cell(lines, room, hyphens)
    laid = [
        [cells.get((i, j), EMPTY) if grid.owner[i][j] == (i, j) else EMPTY for j in range(grid.width)]
        for i in range(grid.height)
    ]
    return Table(grid.ys[0], grid.ys[-1], grid.xs, [line for line in laid if any(cell.text for cell in line)])


def _cell(lines: Sequence[Row], room: float, hyphens: Hyphens) -> Words:
    """The words of a cell. `room` is how wide a row may be: a single word longer than that was cut."""
    pieces: list[Words] = []
    last: Row | None = None
    for row in lines:
        words = Words(row.text, row.marks)
        if last is not None and _cut_word(last, row, room, hyphens):
            before = pieces.pop()
            words = Words(before.text + row.text, [*before.marks, *row.marks])
        pieces.append(words)
        last = row
    return joined(pieces, hyphens)


def _cut_word(last: Row, row: Row, room: float, hyphens: Hyphens) -> bool:
    if " " in last.text or last.trailing or last.text[-1] in "-/:;.)":
        return False
    if last.right - last.left + row.marks[0].right - row.marks[0].left <= room - 1:
        return False
    if _CUT_FIGURE.match(f"{last.text} {row.text}") or _NO_WORD.match(row.text):
        return True
    return hyphens.keeps_spaces or hyphens.divided(last.text, row.text)


def carries_on(before: Table, after: Table) -> bool:
    """Whether a table at the top of a page has the columns of the one at the bottom of the page before."""
    return len(before.xs) == len(after.xs) and all(
        abs(a - b) <= _SAME_COLUMN for a, b in zip(before.xs, after.xs, strict=True)
    )


def continued(before: list[list[Words]], after: Table, hyphens: Hyphens) -> list[list[Words]]:
    """All the rows of a table that a page break cut: its repeated headings once, a row cut in two made whole."""
    repeats = 0
    while repeats < min(len(before), len(after.rows)) and _texts(before[repeats]) == _texts(after.rows[repeats]):
        repeats += 1
    rest = after.rows[repeats:]
    if rest and before and _rest_of_row(rest[0], before, after.xs):
        whole = [joined(pair, hyphens) for pair in zip(before[-1], rest[0], strict=True)]
        return [*before[:-1], whole, *rest[1:]]
    return [*before, *rest]


def _texts(row: Sequence[Words]) -> list[str]:
    return [cell.text for cell in row]


def _rest_of_row(row: Sequence[Words], before: Sequence[Sequence[Words]], xs: Sequence[float]) -> bool:
    """A row that can only be the rest of the last one before: all that stands in it begins in the middle of
    a sentence, or a single cell runs on where the rows before have something in the others too."""
    filled = [j for j, cell in enumerate(row) if cell.text]
    if filled and all(row[j].text[0].islower() for j in filled):
        return True
    if len(filled) != 1 or len(before) < 2 or ":" in row[filled[0]].text[:_LABEL]:
        return False
    held = before[-1][filled[0]]
    if any(not cell.text for line in before[-3:] for cell in line):
        return False
    if " " in held.text and held.text[-1] not in ".:;?!":
        return True
    return len(before) >= 4 and _fills(held, row[filled[0]], xs[filled[0] + 1])


def _fills(held: Words, rest: Words, right: float) -> bool:
    """Whether the first word of the rest would not have fitted behind what stands there."""
    space = rest.text.find(" ")
    word = rest.marks[space - 1 if space > 0 else -1].right - rest.marks[0].left
    size = rest.marks[0].size
    return held.marks[-1].right + 0.25 * size + word > right - 0.4 * size
