"""Running balances: a column that goes down (or up) by each row's amount."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise, permutations
from typing import NamedTuple

from pcdlint.figures.evidence import NAMED, PROVED, Check, cell_at
from pcdlint.figures.grid import Grid
from pcdlint.figures.intervals import ZERO
from pcdlint.figures.lines import Address
from pcdlint.figures.words import shipped_words

Way = dict[int, int]
"""Columns of amounts, and what each does to the balance: +1 or -1."""


class Step(NamedTuple):
    """From one printed balance to the next: the amounts between, by address."""

    start: Address
    amounts: tuple[Address, ...]
    end: Address


def running_checks(grid: Grid) -> list[Check]:
    """The steps of every running balance that the table proves to have, and its closing figures."""
    checks: list[Check] = []
    for balance in grid.columns:
        running = _has_running_head(grid, balance)
        named = grid.heads[balance].difference or running
        if not named and not _monotone(grid, balance):
            continue
        tried = [(way, steps, [_check(grid, s, way) for s in steps]) for way, steps in _read(grid, balance)]
        fitting = [t for t in tried if _proved(grid, t[2], named)]
        if fitting:
            way, steps, found = max(fitting, key=lambda t: (sum(c.holds for c in t[2]), len(t[1])))
            checks += found + _closing(grid, steps, way, balance)
            if running:
                checks += _first(grid, way, balance)
    return checks


def _read(grid: Grid, balance: int) -> list[tuple[Way, list[Step]]]:
    return [(way, _steps(grid, way, balance)) for way in _ways(grid, balance)]


def _has_running_head(grid: Grid, column: int) -> bool:
    """ "Cumulative spend": its first figure is the first amount."""
    words = grid.heads[column].text.lower().split()
    return any(w in words for w in shipped_words().lists["running"])


def _first(grid: Grid, way: Way, balance: int) -> list[Check]:
    """The first running total is the first amount."""
    row, amount = grid.body[0], next(iter(way))
    if len(way) > 1 or not (_number(grid, row, amount) and _number(grid, row, balance)):
        return []
    cell = grid.cells[row][amount]
    return [_compare(grid, "running-balance", (row, balance), (((row, amount), 1),), (cell.low, cell.high), PROVED)]


def _ways(grid: Grid, balance: int) -> list[Way]:
    """Columns that may move a balance: one that is taken or added, or one of each ("Paid in", "Paid out")."""
    others = [c for c in grid.columns if c != balance and not grid.heads[c].difference]
    return [
        *({c: sign} for c in others for sign in (-1, 1)),
        *({a: 1, b: -1} for a, b in permutations(others, 2) if grid.heads[balance].difference),
    ]


def _proved(grid: Grid, found: Sequence[Check], named: bool) -> bool:
    """Enough steps hold. A wrong balance breaks the step to it and the step from it, by opposite
    differences: that is one slip."""
    held = sum(c.holds for c in found)
    missed = len(found) - held
    apart = [cell_at(grid, c.stated).value - (c.low + c.high) / 2 for c in found]
    slips = missed - sum(a + b == 0 and a != 0 for a, b in pairwise(apart))
    if named and slips == 1 and held >= 1 and len(found) >= 3:
        return True
    return held >= (2 if named else 3) and slips <= max(1, held // 2)


def _monotone(grid: Grid, column: int) -> bool:
    """The figures of the column only fall, or only rise: other columns need not be looked at."""
    values = [grid.cells[r][column].value for r in grid.body if _number(grid, r, column) and not grid.rows[r].total]
    pairs = list(pairwise(values))
    return len(pairs) > 2 and (all(a >= b for a, b in pairs) or all(a <= b for a, b in pairs))


def _steps(grid: Grid, way: Way, balance: int) -> list[Step]:
    """The steps of a balance column, opened by a figure above the headings or in the first rows.

    A label that wraps may carry its amount in one row and the balance in the next.
    """
    rows = [r for r in grid.body if not grid.rows[r].total]
    start: Address | None = None
    if len(way) == 1:
        amount = next(iter(way))
        opening = next((r for r in grid.opening if _number(grid, r, amount)), None)
        if opening is not None:
            start = (opening, amount)
        elif rows and grid.rows[rows[0]].opening and _opens(grid, rows, amount, balance):
            start = (rows[0], amount)
            rows = rows[1:]
    amounts: list[Address] = []
    steps: list[Step] = []
    for row in rows:
        if start is not None:
            amounts += [(row, c) for c in way if _number(grid, row, c)]
        if _number(grid, row, balance):
            end = (row, balance)
            if start is not None and amounts:
                steps.append(Step(start, tuple(amounts), end))
            start, amounts = end, []
    return steps


def _opens(grid: Grid, rows: Sequence[int], amount: int, balance: int) -> bool:
    """The first row gives what there was; beside it stands nothing, or what is left at the end."""
    if not _number(grid, rows[0], amount):
        return False
    beside, last = grid.cells[rows[0]][balance], grid.cells[rows[-1]][balance]
    return beside.kind != "number" or (len(rows) > 2 and beside.value == last.value)


def _number(grid: Grid, row: int, column: int) -> bool:
    return grid.cells[row][column].kind == "number"


def _check(grid: Grid, step: Step, way: Way) -> Check:
    first = grid.cells[step.start[0]][step.start[1]]
    low, high = first.low, first.high
    for row, column in step.amounts:
        cell = grid.cells[row][column]
        low, high = (low - cell.high, high - cell.low) if way[column] < 0 else (low + cell.low, high + cell.high)
    parts = ((step.start, 1), *((a, way[a[1]]) for a in step.amounts))
    return _compare(grid, "running-balance", step.end, parts, (low, high), PROVED)


def _compare(
    grid: Grid,
    kind: str,
    stated: Address,
    parts: tuple[tuple[Address, int], ...],
    computed: tuple[Decimal, Decimal],
    trust: str,
) -> Check:
    cell = grid.cells[stated[0]][stated[1]]
    low, high = computed
    holds = low <= cell.high and cell.low <= high
    return Check(kind, stated, parts, low, high, holds, trust, firm=True)


def _closing(grid: Grid, steps: Sequence[Step], way: Way, balance: int) -> list[Check]:
    """The last balance once more, beside the total or above the headings; and the opening less the total."""
    last, first = steps[-1].end, steps[0].start
    cell = grid.cells[last[0]][last[1]]
    totals = [r for r in grid.body if grid.rows[r].total and r > last[0]][:1]
    checks = [
        _compare(grid, "balance", (row, balance), ((last, 1),), (cell.low, cell.high), NAMED)
        for row in (*totals, *grid.opening)
        if _number(grid, row, balance) and (row, balance) != first
    ]
    opened = first[1] in way or not any(_number(grid, first[0], c) for c in way)
    for row in totals:
        if opened and all(_number(grid, row, c) for c in way):
            step = Step(first, tuple((row, c) for c in way), last)
            checks.append(_check(grid, step, way)._replace(kind="balance", trust=NAMED))
    return [c for c in checks if c.low != ZERO or c.high != ZERO]
