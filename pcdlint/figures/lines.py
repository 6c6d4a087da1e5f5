"""Lines of a grid (its rows, or its columns) and relations between them, position by position."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from pcdlint.figures.cells import Cell
from pcdlint.figures.grid import Grid, Label
from pcdlint.figures.intervals import ZERO

Address = tuple[int, int]
"""Row and column of a cell."""


class Axis(NamedTuple):
    """The grid looked at along rows (`across` False: lines are rows) or along columns."""

    grid: Grid
    across: bool
    lines: tuple[int, ...]
    positions: tuple[int, ...]
    breaks: tuple[int, ...] = ()

    def address(self, line: int, position: int) -> Address:
        return (position, line) if self.across else (line, position)

    def cell(self, line: int, position: int) -> Cell:
        return self.grid.cells[position][line] if self.across else self.grid.cells[line][position]

    def label(self, line: int) -> Label:
        return self.grid.heads[line] if self.across else self.grid.rows[line]


class Relation(NamedTuple):
    """Signed lines that make another line."""

    kind: str
    stated: int
    parts: tuple[tuple[int, int], ...]
    """(line, +1 or -1)."""


class Outcome(NamedTuple):
    """A relation at one position."""

    position: int
    holds: bool
    weight: float
    """How much its holding says: 1 for two parts or more that are not zero, less for one."""
    low: Decimal
    high: Decimal
    slack: bool
    """It misses by no more than whole pounds rounded from pence would."""


class Tally(NamedTuple):
    """A relation at all its positions."""

    relation: Relation
    outcomes: tuple[Outcome, ...]
    support: float

    @property
    def misses(self) -> tuple[Outcome, ...]:
        return tuple(o for o in self.outcomes if not o.holds)


def outcome(axis: Axis, relation: Relation, position: int) -> Outcome | None:
    """The relation at a position; None where the stated cell or a part says nothing that can be added."""
    stated = axis.cell(relation.stated, position)
    if stated.kind not in ("number", "dash"):
        return None
    low = high = ZERO
    filled = 0
    rough, whole = int(_rough(stated)), True
    for line, sign in relation.parts:
        cell = axis.cell(line, position)
        if cell.kind == "text" or (cell.unit != stated.unit and "percent" in (cell.unit, stated.unit) and cell.value):
            return None
        if cell.value:
            filled += 1
            rough += _rough(cell)
            whole = whole and cell.value == cell.value.to_integral_value()
        if sign > 0:
            low, high = low + cell.low, high + cell.high
        else:
            low, high = low - cell.high, high - cell.low
    if not filled and not stated.value:
        return None
    if not filled:
        return None if stated.kind == "dash" else Outcome(position, False, 0.0, low, high, slack=False)
    holds = low <= stated.high and stated.low <= high
    gap = max(low - stated.high, stated.low - high, ZERO)
    slack = not holds and rough > 2 and whole and low == high and gap * 2 <= rough
    return Outcome(position, holds, 1.0 if filled > 1 else 0.25, low, high, slack)


def _rough(cell: Cell) -> bool:
    """A sum of money to the pound that pence may have been rounded to; counts are never rounded."""
    return (cell.unit == "GBP" or abs(cell.value) >= 1000) and cell.value % 10 != 0


def tally(axis: Axis, relation: Relation) -> Tally:
    """The relation at every position of the axis."""
    outcomes = tuple(o for p in axis.positions if (o := outcome(axis, relation, p)) is not None)
    return Tally(relation, outcomes, sum(o.weight for o in outcomes if o.holds))


def best(axis: Axis, relations: Iterable[Relation]) -> Tally | None:
    """The relation that most positions support; the first of equals. One that fits everywhere ends the search."""
    found: Tally | None = None
    for relation in relations:
        this = tally(axis, relation)
        if found is None or _rank(this) > _rank(found):
            found = this
        if this.support >= 1 and not this.misses:
            break
    return found


def _rank(tally: Tally) -> tuple[float, int]:
    return (tally.support, -len(tally.misses))


def total_readings(axis: Axis, at: int, totals: Sequence[int], kind: str) -> Iterator[Relation]:
    """The ways in which a line may be a total, the likeliest first.

    The lines since the last total; earlier totals with those; earlier totals alone; all lines that
    are no totals; the last few lines before it; the lines below it where it stands first.
    """
    before = [x for x in axis.lines if x < at]
    earlier = [x for x in before if x in totals]
    last = earlier[-1] if earlier else -1
    plain = [x for x in before if x not in totals and not axis.label(x).memo]
    block = max([last, *(b for b in axis.breaks if b < at)])
    head = next((x for x in plain if x > block), -1)
    if head >= 0 and (axis.label(head).opening or _envelope(axis, head, at)):
        last = head  # "Budget" above the items is what they are taken from
    since = [x for x in plain if x > last]
    while earlier and since and axis.label(since[0]).difference:
        since.pop(0)  # "Underspend" below a total belongs to what came before
    seen: set[tuple[int, ...]] = set()
    readings = [since, [*earlier[-1:], *since], earlier, [*earlier, *since], plain]
    readings += [earlier[k:] for k in range(1, len(earlier) - 1)]
    readings += [plain[k:] for k in range(1, max(1, len(plain) - 1)) if _telling(axis, plain, k)][-12:]
    readings.insert(1, [x for x in since if x > block])
    if not since:
        stop = next((x for x in axis.lines if x > at and x in totals), 1 << 30)
        readings.append([x for x in axis.lines if at < x < stop])
    for lines in readings:
        key = tuple(lines)
        if len(key) > 1 and key not in seen:
            seen.add(key)
            yield Relation(kind, at, signed(axis, key))


def _telling(axis: Axis, lines: Sequence[int], k: int) -> bool:
    """Where the lines left out hold figures, the others hold two or more: one alone may equal the total by a slip."""
    held = (p for p in axis.positions if any(axis.cell(x, p).value for x in lines[:k]))
    return all(sum(bool(axis.cell(x, p).value) for x in lines[k:]) > 1 for p in held)


def _envelope(axis: Axis, head: int, at: int) -> bool:
    """A line greater than the total below it, where a later line says what is left, is what the items come out of."""
    left = any(x > at and axis.label(x).difference for x in axis.lines)
    return left and all(axis.cell(head, p).value > axis.cell(at, p).value for p in axis.positions)


def signed(axis: Axis, lines: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Lines with +1, and -1 for those that say "less" over figures that are not negative themselves."""
    return tuple(
        (x, -1 if axis.label(x).less and all(axis.cell(x, p).value >= 0 for p in axis.positions) else 1) for x in lines
    )


def difference_readings(axis: Axis, at: int) -> Iterator[Relation]:
    """The ways in which a line may be the difference of two before it (or, for the first, after it).

    A line that things are taken from ("Budget") comes first, then nearness.
    """
    others = [x for x in axis.lines if x != at and (x < at or at == axis.lines[0])]
    pairs = sorted(
        combinations(others[-8:], 2),
        key=lambda p: (-axis.label(p[0]).opening - axis.label(p[1]).total, at - p[1], at - p[0]),
    )
    if any(axis.label(x).less for x in others):
        yield Relation("balance", at, signed(axis, [x for x in others if x < at]))
    for a, b in pairs:
        yield Relation("balance", at, ((a, 1), (b, -1)))
        yield Relation("balance", at, ((b, 1), (a, -1)))
    before = [x for x in others if x < at]
    for k in range(len(before) - 2):
        yield Relation("balance", at, ((before[k], 1), *((x, -1) for x in before[k + 1 :])))
