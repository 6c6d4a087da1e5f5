"""Columns that multiply or divide: quantity × price = cost, and shares of a total in per cent."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, permutations

from pcdlint.figures.cells import Cell
from pcdlint.figures.evidence import PROVED, Check
from pcdlint.figures.grid import Grid
from pcdlint.figures.intervals import Interval
from pcdlint.figures.words import shipped_words

_HUNDRED = Decimal(100)
_HALF, _HALF_PENNY = Decimal("0.5"), Decimal("0.005")


def ratio_checks(grid: Grid) -> list[Check]:
    """Products and shares that the rows of a table prove."""
    rows = [r for r in grid.body if not grid.rows[r].total]
    return [*_products(grid, rows), *_shares(grid, rows)]


def _interval(cell: Cell) -> Interval:
    return Interval(cell.low, cell.high)


def _products(grid: Grid, rows: list[int]) -> Iterator[Check]:
    if len(grid.columns) < 3:
        return
    for cost in reversed(grid.columns):
        for count, price in combinations([c for c in grid.columns if c != cost], 2):
            found = _product_column(grid, rows, count, price, cost)
            if found:
                yield from found
                return


def _priced(a: Cell, b: Cell) -> Interval:
    """A price in pence times a number, given in whole pounds: the price may have been rounded, and the product."""
    count, price = (b, a) if a.value % 1 else (a, b)
    slack = count.value * _HALF_PENNY + _HALF
    return Interval(count.value * price.value - slack, count.value * price.value + slack)


def _product_column(grid: Grid, rows: list[int], count: int, price: int, cost: int) -> list[Check]:
    """The checks of three columns, none unless most rows prove that they multiply."""
    tried: list[tuple[int, Interval, bool]] = []
    held = 0
    for row in rows:
        a, b, c = grid.cells[row][count], grid.cells[row][price], grid.cells[row][cost]
        if not (a.value and b.value and c.value) or "percent" in (a.unit, b.unit) or a.value == 1 or b.value == 1:
            continue
        product = _interval(a).times(_interval(b))
        if product.exact and (a.value % 1 or b.value % 1) and not c.value % 1:
            product = _priced(a, b)
        holds = product.low <= c.high and c.low <= product.high
        tried.append((row, product, holds))
        held += holds
        if len(tried) > 1 and not held:
            return []
    if held < 2 or len(tried) - held > max(1, held // 3):
        return []
    return [
        Check(
            "product",
            (row, cost),
            (((row, count), 1), ((row, price), 1)),
            product.low,
            product.high,
            holds,
            PROVED,
            firm=True,
            linear=False,
        )
        for row, product, holds in tried
    ]


def _shares(grid: Grid, rows: list[int]) -> Iterator[Check]:
    """Columns of percentages: each row's figure over the total of its column, or over another column."""
    totals = [r for r in grid.body if grid.rows[r].total]
    for column in grid.columns:
        cells = [grid.cells[r][column] for r in rows]
        if not all(c.unit == "percent" for c in cells if c.kind == "number"):
            continue
        others = [c for c in grid.columns if c != column]
        ways: list[tuple[tuple[int, int], int | None]] = [((r, a), None) for r in totals[-1:] for a in others]
        ways += [((-1, b), a) for a, b in permutations(others, 2)]
        for (row, base), part in ways:
            found = [c for r in rows if (c := _share(grid, r, column, part or base, row, base)) is not None]
            held = sum(c.holds for c in found)
            named = row >= 0 and _says_share(grid, column)
            if held >= (2 if named else 3) and len(found) > 2 and len(found) - held <= max(1, held // 3):
                yield from found
                break


def _says_share(grid: Grid, column: int) -> bool:
    words = grid.heads[column].text.lower().split()
    return any(w in words for w in shipped_words().lists["share-heads"])


def _share(grid: Grid, row: int, column: int, part: int, total: int, base: int) -> Check | None:
    whole = (row if total < 0 else total, base)
    share, figure, over = grid.cells[row][column], grid.cells[row][part], grid.cells[whole[0]][whole[1]]
    if any(x.kind != "number" or "percent" in (figure.unit, over.unit) for x in (share, figure, over)):
        return None
    quotient = _interval(figure).over(_interval(over))
    if quotient is None:
        return None
    computed = quotient.scaled(_HUNDRED)
    return Check(
        "share",
        (row, column),
        (((row, part), 1), (whole, 1)),
        computed.low,
        computed.high,
        computed.meets(_interval(share)),
        PROVED,
        firm=True,
        linear=False,
    )
