"""The columns of an HTML table's row, with what spans columns and rows."""

from __future__ import annotations

MOST = 50
"""No cell is taken to be wider or taller than this, whatever it says."""


class Rows:
    """Counts the columns of a table as its cells come.

    Each method gives the number of cell borders to write: text stands in the first column that its
    cell covers, and the cells it covers beside and below it are empty.
    """

    def __init__(self) -> None:
        self._below: dict[int, int] = {}
        self._column = 0
        self._wide = 0

    def row(self) -> None:
        """A row begins."""
        self._column = self._wide = 0

    def cell(self, colspan: str, rowspan: str) -> int:
        """A cell begins."""
        borders = self.end()
        first = self._column
        tall = _number(rowspan) - 1
        self._wide = _number(colspan) - 1
        if tall:
            self._below.update(dict.fromkeys(range(first, first + self._wide + 1), tall))
        return borders + self._next()

    def end(self) -> int:
        """The row ends, or its next cell begins: the columns that earlier cells cover are closed."""
        borders = sum(self._next() for _ in range(self._wide))
        self._wide = 0
        while self._below.get(self._column, 0) > 0:
            self._below[self._column] -= 1
            borders += self._next()
        return borders

    def _next(self) -> int:
        self._column += 1
        return int(self._column > 1)


def _number(written: str) -> int:
    return min(max(int(written), 1), MOST) if written.isdigit() else 1
