"""Finds how a table adds up: totals, splits of totals, differences; then checks each position of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pcdlint.figures.evidence import GUESS, HINTED, NAMED, PROVED, Check, digits, slips
from pcdlint.figures.grid import Grid
from pcdlint.figures.lines import (
    Axis,
    Outcome,
    Relation,
    Tally,
    best,
    difference_readings,
    outcome,
    signed,
    tally,
    total_readings,
)

_ENOUGH = 4
_TWICE = 2


def find_checks(grid: Grid) -> list[Check]:
    """Every total, split and difference of a table, checked."""
    soft = frozenset(c for c in grid.columns if _soft(grid, c))
    firm = tuple(c for c in grid.columns if c not in soft)
    rows = Axis(grid, False, grid.body, firm or grid.columns, grid.breaks)
    columns = Axis(grid, True, grid.columns, grid.body)
    down, totals = _totals(rows, "column-total")
    across, _ = _totals(columns, "row-total")
    across += _differences(columns)
    down += _splits(rows, totals) + _categories(rows, totals) + _differences(rows)
    checks = [c for t, trust in across for c in _checks(columns, t, trust)]
    for found, trust in down:
        checks += _checks(rows, found, trust)
        if soft and firm:
            checks += _soft_checks(rows, found, trust, soft, checks)
    return checks


def _soft(grid: Grid, column: int) -> bool:
    """A column that need not be added up: rates, shares, what is left."""
    head = grid.heads[column]
    figures = [grid.cells[r][column] for r in grid.body if grid.cells[r][column].kind == "number"]
    percent = sum(c.unit == "percent" for c in figures) * 2 > len(figures)
    return head.not_added or head.difference or percent


def _totals(axis: Axis, kind: str) -> tuple[list[tuple[Tally, str]], list[int]]:
    """The lines that are totals, each with the reading that fits best."""
    adopted: list[tuple[Tally, str]] = []
    totals: list[int] = []
    for at in axis.lines:
        label = axis.label(at)
        if not label.total:
            implied = best(axis, total_readings(axis, at, totals, kind)) if label.implied else None
            if implied is not None and _TWICE <= implied.support >= _TWICE * len(implied.misses):
                totals.append(at)
                adopted.append((_named(implied, totals), PROVED))
            continue
        found = _reading(axis, at, totals, kind)
        if found is None:
            continue
        opening = (label.opening and not label.plain) or not any(x < at and x not in totals for x in axis.lines)
        if found.support < 1 and (opening or label.difference) and not _convincing(axis, found):
            continue
        totals.append(at)
        trust = _trust(found, label.plain)
        adopted.append((_named(found, totals), trust))
    last = axis.lines[-1] if axis.lines else -1
    # Below a total that says so, a line with a name of its own splits it: it is no total, whatever the figures say.
    named = bool(totals) and any(c.isalpha() for c in axis.label(last).text)
    if len(axis.lines) > 2 and last not in totals and not named and not axis.label(last).difference:
        found = best(axis, total_readings(axis, last, totals, kind))
        if found is not None and _unnamed(axis, found):
            totals.append(last)
            adopted.append((found, PROVED))
    return adopted, totals


def _reading(axis: Axis, at: int, totals: Sequence[int], kind: str) -> Tally | None:
    """The reading that fits; where none does, the first whose miss one slip of the pen explains, or the first."""
    readings = list(total_readings(axis, at, totals, kind))
    found = best(axis, readings)
    if found is None or found.support:
        return found
    tallies = [tally(axis, r) for r in readings]
    return next((t for t in tallies[:3] if _explained(axis, t)), None) or next(
        (t for t in tallies if _convincing(axis, t)), tallies[0]
    )


def _explained(axis: Axis, found: Tally) -> list[Check]:
    """The sums that miss by what one slip of the pen would make."""
    return [c for c in _checks(axis, found, NAMED) if slips(axis.grid, c)]


def _convincing(axis: Axis, found: Tally) -> bool:
    """One slip explains each miss, in figures of so many digits that it cannot be chance."""
    explained = _explained(axis, found)
    return 0 < len(explained) == len(found.misses) and all(digits(axis.grid, c) >= _ENOUGH for c in explained)


def _named(found: Tally, totals: Sequence[int]) -> Tally:
    """A column's total that other totals go into, or come after, is a grand total; those before it are subtotals."""
    if found.relation.kind == "column-total" and len(totals) > 1:
        return found._replace(relation=found.relation._replace(kind="subtotal"))
    return found


def _unnamed(axis: Axis, found: Tally) -> bool:
    """Arithmetic alone shows that the last line is the total: twice at least, and nearly everywhere."""
    held = sum(o.holds and o.weight == 1 for o in found.outcomes)
    blank = not any(ch.isalpha() for ch in axis.label(found.relation.stated).text)
    return held >= 2 and len(found.misses) <= (held // 2 if blank else held // 3)


def _trust(found: Tally, plain: bool) -> str:
    misses = len(found.misses)
    if found.support >= 1 and misses <= max(1, found.support):
        return PROVED
    if found.support >= 1:
        return NAMED if misses <= 2 * found.support else GUESS
    if misses > 1:
        return GUESS
    return NAMED if plain else HINTED


def _splits(axis: Axis, totals: Sequence[int]) -> list[tuple[Tally, str]]:
    """Lines below a total that split it another way, by source of funds say: they make the total again."""
    adopted: list[tuple[Tally, str]] = []
    for at in totals:
        stop = next((x for x in axis.lines if x > at and (x in totals or axis.label(x).difference)), 1 << 30)
        below = [x for x in axis.lines if at < x < stop]
        found: Tally | None = None
        for lines in (below[:k] for k in range(len(below), 1, -1)):
            this = tally(axis, Relation("analysis", at, tuple((x, 1) for x in lines)))
            if this.support >= 1 and (found is None or len(this.misses) < len(found.misses)):
                found = this
        if found is not None and len(found.misses) <= max(1, found.support):
            adopted.append((found, PROVED))
    return adopted


def _categories(axis: Axis, totals: Sequence[int]) -> list[tuple[Tally, str]]:
    """A line below the total that bears the name of a category of the items ("Core") is their sum."""
    grid = axis.grid
    if not totals:
        return []
    adopted: list[tuple[Tally, str]] = []
    items = [x for x in axis.lines if x < totals[0]]
    below = [x for x in axis.lines if x > totals[0] and x not in totals]
    words = [c for c in range(len(grid.heads)) if c not in grid.columns]
    for at in below:
        name = axis.label(at).text.casefold()
        for column in words[1:]:
            texts = {x: grid.cells[x][column].text.casefold() for x in items}
            alike = [x for x in items if texts[x] == name]
            if not name or not alike or any(name in t and t != name for t in texts.values()):
                continue
            found = tally(axis, Relation("analysis", at, tuple((x, 1) for x in alike)))
            if found.support >= 1 and len(found.misses) <= 1:
                adopted.append((found, PROVED))
    return adopted


def _differences(axis: Axis) -> list[tuple[Tally, str]]:
    """Lines that are what is left of two others."""
    adopted: list[tuple[Tally, str]] = []
    for at in axis.lines:
        label = axis.label(at)
        if not label.difference:
            continue
        found = best(axis, difference_readings(axis, at))
        if found is not None and found.support >= 1 and len(found.misses) <= found.support / 2:
            adopted.append((found, PROVED))
        elif (named := _named_difference(axis, at)) is not None:
            adopted.append((named, NAMED))
    return adopted + _bridges(axis)


def _bridges(axis: Axis) -> list[tuple[Tally, str]]:
    """ "Budget 2026/27", what is added and taken away, "Budget 2027/28": the last line is the sum of all others."""
    first, last = (axis.lines[0], axis.lines[-1]) if len(axis.lines) > _ENOUGH else (0, 0)
    if first == last or axis.label(last).total or not axis.label(first).opening:
        return []
    if axis.label(first).text.split()[:1] != axis.label(last).text.split()[:1]:
        return []
    found = tally(axis, Relation("balance", last, signed(axis, axis.lines[:-1])))
    sure = found.outcomes and (not found.misses or _convincing(axis, found))
    return [(found, NAMED)] if sure else []


def _named_difference(axis: Axis, at: int) -> Tally | None:
    """The one line to take from, and the one total or the lines taken from it, where labels leave no doubt."""
    if any(x > at and axis.label(x).opening for x in axis.lines):
        return None  # one of the steps from one budget to the next
    before = [x for x in axis.lines if x < at and (axis.label(x).opening or not axis.label(x).difference)]
    if any(axis.label(x).less for x in before):
        netted = tally(axis, Relation("balance", at, signed(axis, before)))
        return netted if len(netted.outcomes) == 1 else None
    opening = [x for x in before if axis.label(x).opening]
    if not opening and before and axis.lines[0] == before[0] and _greatest(axis, before):
        opening = before[:1]  # "Fund", above the grants that are made from it
    totals = [x for x in before if axis.label(x).total and x not in opening]
    rest = totals or [x for x in before if x not in opening]
    if len(opening) != 1 or not rest or len(totals) > 1 or opening[0] > rest[0]:
        return None
    found = tally(axis, Relation("balance", at, ((opening[0], 1), *((x, -1) for x in rest))))
    return found if len(found.outcomes) == 1 else None


def _greatest(axis: Axis, lines: Sequence[int]) -> bool:
    """The first line holds no less than any other, at every position."""
    return len(lines) > 1 and all(
        axis.cell(lines[0], p).value >= max(axis.cell(x, p).value for x in lines[1:]) for p in axis.positions
    )


def _checks(axis: Axis, found: Tally, trust: str) -> Iterator[Check]:
    for o in found.outcomes:
        yield _check(axis, found.relation, o, trust)


def _check(axis: Axis, relation: Relation, o: Outcome, trust: str) -> Check:
    return Check(
        relation.kind,
        axis.address(relation.stated, o.position),
        tuple((axis.address(x, o.position), sign) for x, sign in relation.parts),
        o.low,
        o.high,
        o.holds,
        trust,
        firm=o.weight == 1,
        slack=o.slack,
    )


def _soft_checks(
    axis: Axis, found: Tally, trust: str, soft: frozenset[int], checks: Sequence[Check]
) -> Iterator[Check]:
    """The same relation in columns that need not be added up: kept where it holds, and where it must hold
    (what is left, once found to be a difference; shares that are said to make 100%)."""
    if found.support < 1:
        return
    balances = {c.stated[1] for c in checks if c.kind == "balance" and c.stated[0] != found.relation.stated}
    for column in soft:
        o = outcome(axis, found.relation, column)
        if o is None or o.weight < 1 or found.relation.kind == "balance":
            continue
        stated = axis.cell(found.relation.stated, column)
        must = column in balances or (stated.unit == "percent" and (stated.value == 100 or o.low <= 100 <= o.high))
        if o.holds or must:
            yield _check(axis, found.relation, o, trust if o.holds or column in balances else NAMED)
