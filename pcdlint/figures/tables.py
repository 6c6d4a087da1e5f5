"""Does a table add up? The door to the checks of tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pcdlint.figures.blame import Verdict, last_digit, verdicts
from pcdlint.figures.evidence import GUESS, Check
from pcdlint.figures.grid import CellText, Grid, read_grid
from pcdlint.figures.intervals import Interval, total
from pcdlint.figures.labels import label_checks
from pcdlint.figures.lines import Address
from pcdlint.figures.nearly import grain
from pcdlint.figures.ratios import ratio_checks
from pcdlint.figures.results import Loose, Miss, Part, Printed, Report, Sum
from pcdlint.figures.running import running_checks
from pcdlint.figures.structure import find_checks
from pcdlint.values import Span


def check_table(rows: Sequence[Sequence[CellText]], *, flat: bool = False, caption: str = "") -> Report:
    """The sums of a table, given as rows of (text, span) cells, empty ones included.

    `flat` says that it was a list of alternating labels and figures (two columns, no headings);
    `caption` may name the unit ("Table 2: costs (£000)"). Where the structure is not certain the
    misses say so by `certainty`, or there are none.
    """
    grid = read_grid(rows, caption, flat)
    if grid is None:
        return Report()
    checks = _distinct([*find_checks(grid), *running_checks(grid), *ratio_checks(grid)])
    misses = [_miss(grid, v) for v in verdicts(grid, checks)]
    if not misses and (slip := last_digit(grid, checks)) is not None:
        misses = [_rounded(grid, slip)]
    if grid.ragged and not flat:
        misses = [Miss(m.sum, m.blamed, None, GUESS, m.related) for m in misses]
    counted = label_checks(grid)
    return Report(
        (*misses, *counted.misses),
        (*(_sum(grid, c) for c in checks if c.holds and c.firm), *counted.checked),
        _cells(grid),
        tuple(_loose(grid, checks)),
    )


def _cells(grid: Grid) -> tuple[Printed, ...]:
    """The sums of money of a table; a bare number of four digits may be one."""
    found: list[Printed] = []
    for row in (*grid.opening, *grid.body):
        spans = grid.spans[row]
        whole = Span(spans[0].start, spans[-1].end)
        for column in grid.columns:
            cell = grid.cells[row][column]
            if cell.kind == "number" and cell.value and (cell.unit == "GBP" or (not cell.unit and cell.value >= 1000)):
                label = f"{grid.rows[row].text} {grid.heads[column].text}"
                part = Part(spans[column], cell.value, cell.text)
                found.append(Printed(part, Interval(cell.low, cell.high), label, whole))
    return tuple(found)


def _loose(grid: Grid, checks: Sequence[Check]) -> Iterator[Loose]:
    """The columns of money whose figures no sum of their column takes in."""
    summed = {a[1] for c in checks for a, _ in c.parts if a[1] == c.stated[1] and len(c.parts) > 1}
    for column in grid.columns:
        cells = [(r, grid.cells[r][column]) for r in grid.body]
        money = [(r, c) for r, c in cells if c.kind == "number" and c.value > 0]
        if column in summed or len(money) < 2 or any(c.kind == "text" or c.unit == "percent" for _, c in cells):
            continue
        if grid.heads[column].not_added or any(grid.rows[r].total or grid.rows[r].difference for r, _ in money):
            continue
        yield Loose(
            tuple(_part(grid, (r, column), 1) for r, _ in money),
            total(Interval(c.low, c.high) for _, c in money),
            min(grain(c.value, c.high - c.low) for _, c in money),
        )


def _distinct(checks: Sequence[Check]) -> list[Check]:
    """Without checks of the same cells, which two ways of looking at a table may find."""
    seen: dict[tuple[Address, frozenset[tuple[Address, int]]], Check] = {}
    for check in checks:
        seen.setdefault((check.stated, frozenset(check.parts)), check)
    return list(seen.values())


def _miss(grid: Grid, verdict: Verdict) -> Miss:
    return Miss(
        _sum(grid, verdict.check),
        _span(grid, verdict.blamed),
        verdict.suggestion,
        verdict.certainty,
        tuple(_span(grid, c.stated) for c in verdict.others),
    )


def _rounded(grid: Grid, verdict: Verdict) -> Miss:
    """A miss by the last digit alone: of kind `last-digit`, as if each figure stood for itself."""
    found = _miss(grid, verdict)
    exact = Interval(found.sum.middle, found.sum.middle)
    stated = Interval(found.sum.stated.value, found.sum.stated.value)
    return found._replace(sum=found.sum._replace(kind="last-digit", computed=exact, stated_interval=stated))


def _sum(grid: Grid, check: Check) -> Sum:
    stated = grid.cells[check.stated[0]][check.stated[1]]
    parts = tuple(_part(grid, a, sign) for a, sign in check.parts)
    return Sum(
        check.kind,
        tuple(p for p in parts if p.printed),
        Interval(check.low, check.high),
        _part(grid, check.stated, 1),
        Interval(stated.low, stated.high),
    )


def _part(grid: Grid, address: Address, sign: int) -> Part:
    cell = grid.cells[address[0]][address[1]]
    return Part(_span(grid, address), cell.value, cell.text, sign)


def _span(grid: Grid, address: Address) -> Span:
    return grid.spans[address[0]][address[1]]
