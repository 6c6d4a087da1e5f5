"""Grids: the tables that a page draws with lines, and which cells are merged."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pcdlint.readers.pdf.page import Edge, Glyph

_NEAR = 4.0
"""Lines closer than this are one line, drawn as two (a double border, the two sides of a stroke)."""
_TOUCH = 4.0
_OPEN = 14.0
"""How far lines reach beyond the last one that crosses them where a table has no border there."""


@dataclass(slots=True)
class Grid:
    """A drawn table. `xs` and `ys` are the lines between which its columns and rows lie;
    `owner[row][column]` is the (row, column) of the cell whose text stands there: of a merged
    cell its top left one. `cells` holds the glyphs of each owner in drawing order."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: list[list[tuple[int, int]]]
    cells: dict[tuple[int, int], list[Glyph]] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.xs) - 1

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self.ys) - 1

    def right(self, owner: tuple[int, int]) -> float:
        """The right side of the cell whose first place is `owner`."""
        row, column = owner
        while column < self.width and self.owner[row][column] == owner:
            column += 1
        return self.xs[column]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside the table."""
        return self.xs[0] < x < self.xs[-1] and self.ys[0] < y < self.ys[-1]

    def put(self, glyph: Glyph, x: float, y: float) -> None:
        """Give a glyph whose middle is at a point to the cell there."""
        row = min(bisect_right(self.ys, y) - 1, self.height - 1)
        column = min(bisect_right(self.xs, x) - 1, self.width - 1)
        self.cells.setdefault(self.owner[row][column], []).append(glyph)


def grids(level: Sequence[Edge], upright: Sequence[Edge]) -> list[Grid]:
    """The tables among the lines of a page, from the top down. A frame around one cell or one
    column of text is none, and neither is a table inside a cell of another."""
    found = [
        grid
        for h, v in _components(_joined(level), _joined(upright))
        if (grid := _grid(h, v)) is not None and max(len({o[1] for o in row}) for row in grid.owner) > 1
    ]
    outer = [g for g in found if not any(o is not g and _inside(g, o) for o in found)]
    return sorted(outer, key=lambda g: (g.ys[0], g.xs[0]))


def _inside(inner: Grid, outer: Grid) -> bool:
    return outer.holds((inner.xs[0] + inner.xs[-1]) / 2, (inner.ys[0] + inner.ys[-1]) / 2)


def _joined(edges: Sequence[Edge]) -> list[Edge]:
    """The lines with their pieces put together: those of one height that touch or overlap."""
    groups: list[list[Edge]] = []
    for edge in sorted(edges):
        if groups and edge.at - groups[-1][-1].at <= 1.0:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    found: list[Edge] = []
    for group in groups:
        group.sort(key=lambda e: e.low)
        held = group[0]
        for edge in group[1:]:
            if edge.low <= held.high + _TOUCH:
                held = Edge(held.at, held.low, max(held.high, edge.high))
            else:
                found.append(held)
                held = edge
        found.append(held)
    return found


def _components(level: list[Edge], upright: list[Edge]) -> Iterable[tuple[list[Edge], list[Edge]]]:
    """The sets of lines that hang together by crossing or touching."""
    parent = list(range(len(level) + len(upright)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, h in enumerate(level):
        for j, v in enumerate(upright, len(level)):
            if h.low - _TOUCH <= v.at <= h.high + _TOUCH and v.low - _TOUCH <= h.at <= v.high + _TOUCH:
                parent[root(i)] = root(j)
    sets: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for i, edge in enumerate([*level, *upright]):
        sets.setdefault(root(i), ([], []))[i >= len(level)].append(edge)
    return sets.values()


def _grid(level: list[Edge], upright: list[Edge]) -> Grid | None:
    if not level or not upright:
        return None
    xs = _with_ends(_places(upright), min(e.low for e in level), max(e.high for e in level))
    ys = _with_ends(_places(level), min(e.low for e in upright), max(e.high for e in upright))
    if len(xs) < 3 or len(ys) < 2:
        return None
    owner = [[(i, j) for j in range(len(xs) - 1)] for i in range(len(ys) - 1)]
    for i, row in enumerate(owner):
        for j in range(len(row)):
            middle_x, middle_y = (xs[j] + xs[j + 1]) / 2, (ys[i] + ys[i + 1]) / 2
            if j > 0 and not _drawn(upright, xs[j], middle_y):
                row[j] = row[j - 1]
            elif i > 0 and not _drawn(level, ys[i], middle_x):
                row[j] = owner[i - 1][j]
    return Grid(xs, ys, owner)


def _places(edges: Sequence[Edge]) -> tuple[float, ...]:
    """The middles of the bundles of lines, rising."""
    bundles: list[list[float]] = []
    for at in sorted(edge.at for edge in edges):
        if bundles and at - bundles[-1][-1] <= _NEAR:
            bundles[-1].append(at)
        else:
            bundles.append([at])
    return tuple(sum(bundle) / len(bundle) for bundle in bundles)


def _with_ends(places: tuple[float, ...], low: float, high: float) -> tuple[float, ...]:
    """The places and the ends of the lines that cross them, for a table whose outer border is not drawn."""
    before = (low,) if low < places[0] - _OPEN else ()
    return (*before, *places, high) if high > places[-1] + _OPEN else (*before, *places)


def _drawn(edges: Sequence[Edge], at: float, where: float) -> bool:
    return any(abs(e.at - at) <= _NEAR and e.low <= where <= e.high for e in edges)
