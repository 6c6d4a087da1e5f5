"""Tables whose columns are held apart by three spaces or more.

Runs of lines with the same number of columns are rows. A line beside them with fewer cells (headings, a total
that leaves columns empty) is one, too, where each of its cells stands under or over one column alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pcdlint.patterns import pattern

_COLUMNS = pattern(r"(?<=\S)[ ]{3,}(?=\S)")
_CELL = pattern(r"\S+(?: {1,2}\S+)*")
_POUNDS = pattern(r"[-–−(]?£\d[\d,.]*\d(?:[kKmM]|bn)?\)?")
_HEADINGS = 3
_LISTED = 3
"""So many labels, each with a sum of money behind it, make a table of two columns."""

Columns = Sequence[tuple[int, int]]


def spaced_rows(pieces: Sequence[str]) -> Mapping[int, str]:
    """The rows among the lines of a text, each with tabs for the gaps between its columns, of the same length."""
    found: dict[int, str] = {}
    for run in _runs(pieces):
        for i in run:
            found[i] = _COLUMNS.sub(lambda m: "\t" + " " * (len(m.group()) - 1), pieces[i])
        columns = _columns(pieces, run)
        for i in (*_above(pieces, run[0]), *_below(pieces, run[-1])):
            row = _placed(pieces[i], columns) if i not in found else None
            if row is not None:
                found[i] = row
    return found


def _runs(pieces: Sequence[str]) -> Iterator[list[int]]:
    """Lines of as many columns one below the other, some of which hold figures."""
    run: list[int] = []
    for i, piece in enumerate([*pieces, "."]):
        if not piece.strip() and run and i == run[-1] + 1:
            continue  # lines may be set apart by blank ones
        width = len(_COLUMNS.split(piece.strip())) if "   " in piece else 0
        if run and (width != len(_COLUMNS.split(pieces[run[0]].strip())) or i > run[-1] + 2):
            if _table(pieces, run):
                yield run
            run = []
        if width >= 2:
            run.append(i)


def _table(pieces: Sequence[str], run: Sequence[int]) -> bool:
    rows = [_COLUMNS.split(pieces[i].strip()) for i in run]
    if len(rows[0]) > 2:
        return len(rows) > 1 and any(sum(any(c.isdigit() for c in cell) for cell in row) > 1 for row in rows)
    return len(rows) >= _LISTED and all(_POUNDS.fullmatch(row[1]) and row[0][-1:] not in ".;" for row in rows)


def _columns(pieces: Sequence[str], run: Sequence[int]) -> Columns:
    """From where to where the cells of each column reach."""
    cells = [[m.span() for m in _CELL.finditer(pieces[i])] for i in run]
    return [(min(c[0] for c in column), max(c[1] for c in column)) for column in zip(*cells, strict=True)]


def _above(pieces: Sequence[str], first: int) -> Iterator[int]:
    """The lines of headings: wide gaps in them or before them."""
    at = first
    for _ in range(_HEADINGS):
        at -= 2 if at > 1 and not pieces[at - 1].strip() else 1
        if at < 0 or "   " not in pieces[at].rstrip():
            return
        yield at


def _below(pieces: Sequence[str], last: int) -> Iterator[int]:
    """A last row that leaves cells empty."""
    after = next((i for i in (last + 1, last + 2) if i < len(pieces) and pieces[i].strip()), -1)
    if after > 0 and "   " in pieces[after].strip():
        yield after


def _placed(piece: str, columns: Columns) -> str | None:
    """The line with a tab for every column's border, if each cell meets one column and no two the same."""
    cells = [m.span() for m in _CELL.finditer(piece)]
    places: list[int] = []
    for start, end in cells:
        met = [n for n, (low, high) in enumerate(columns) if start < high and low < end]
        if len(met) != 1 or (places and met[0] <= places[-1]):
            return None
        places.append(met[0])
    row, at, here = list(piece), 0, 0
    for (start, _), place in zip(cells, places, strict=True):
        borders = place - here
        if start - at < borders or (here == 0 and at == 0 and place and start < place):
            return None
        row[start - borders : start] = "\t" * borders
        at, here = start, place
    return "".join(row) if len(places) > 1 or (places and places[0]) else None
