"""Says which cell is wrong where sums of a table miss, if the evidence points to one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pcdlint.figures.evidence import GUESS, HINTED, NAMED, PROVED, Check, cell_at, change, slips, suggest
from pcdlint.figures.grid import Grid
from pcdlint.figures.lines import Address

_TOO_MANY = 3
_EXACT = 4


class Verdict(NamedTuple):
    """One wrong figure: the check to show, the others that miss for the same reason, the cell to blame."""

    check: Check
    others: tuple[Check, ...]
    blamed: Address
    suggestion: str | None
    certainty: str


def verdicts(grid: Grid, checks: Sequence[Check]) -> list[Verdict]:
    """One verdict for every wrong figure that explains the checks that miss."""
    missing = [c for c in checks if not c.holds]
    if not missing:
        return []
    held = [c for c in checks if c.holds and c.firm]
    sound = {a for c in held for a in c.addresses}
    exact = any(_ragged(grid, c) for c in held)
    found: list[Verdict] = []
    while missing:
        culprit, group = _common(grid, missing, sound)
        if culprit is None:
            break
        found.append(_crossed(grid, culprit, group))
        missing = [c for c in missing if c not in group]
    found += [_single(grid, c, sound, exact) for c in missing]
    if len(found) > _TOO_MANY and len(found) * 2 > len(held):
        found = [Verdict(v.check, v.others, v.blamed, None, GUESS) for v in found]
    return found


def _ragged(grid: Grid, check: Check) -> bool:
    """It holds to the pound between figures that are not round."""
    figures = [cell_at(grid, a) for a in check.addresses]
    return sum(f.low == f.high and f.value % 10 != 0 for f in figures) > 1


def _common(grid: Grid, missing: Sequence[Check], sound: set[Address]) -> tuple[Address | None, list[Check]]:
    """The cell that explains the most checks that miss, two at least, all by the same change."""
    takes: dict[Address, list[Check]] = {}
    for check in missing:
        for address in dict.fromkeys(check.addresses):
            takes.setdefault(address, []).append(check)
    best: tuple[Address | None, list[Check]] = (None, [])
    ties = 0
    for address, group in takes.items():
        if len(group) < 2 or address in sound or len(group) < len(best[1]):
            continue
        known = [c for check in group if (c := change(grid, check, address)) is not None]
        if len(known) < len(group) or not all(a.meets(b) for a in known for b in known):
            continue
        ties = ties + 1 if len(group) == len(best[1]) else 1
        best = (address, group)
    return best if ties == 1 else (None, [])


def _crossed(grid: Grid, culprit: Address, group: list[Check]) -> Verdict:
    """Several sums miss by the same difference, and share one cell: each confirms the others."""
    shown = next((c for c in group if c.stated == culprit), group[0])
    trusts = {c.trust for c in group}
    certainty = PROVED if trusts & {PROVED, NAMED} else NAMED if HINTED in trusts else GUESS
    others = tuple(c for c in group if c is not shown)
    return Verdict(shown, others, culprit, suggest(grid, shown, culprit), certainty)


def _single(grid: Grid, check: Check, sound: set[Address], exact: bool) -> Verdict:
    """A check that misses alone: the total is blamed unless exactly one figure can explain the miss."""
    free = [a for a in check.addresses if a not in sound]
    possible = {a: slip for a, slip in slips(grid, check).items() if a in free}
    swapped = [a for a, slip in possible.items() if slip == "swap"]
    likely = swapped if len(swapped) == 1 else list(possible)
    culprit = likely[0] if len(likely) == 1 else free[0] if len(free) == 1 else None
    certainty = _certainty(grid, check, bool(possible), exact)
    if culprit is None:
        return Verdict(check, (), check.stated, None, certainty)
    return Verdict(check, (), culprit, suggest(grid, check, culprit), certainty)


def _certainty(grid: Grid, check: Check, slip: bool, exact: bool) -> str:
    """A miss that one slip of the pen explains confirms the structure. Whole pounds that pence were
    rounded to put it in doubt (unless the table is `exact` elsewhere), and so does a "total" no greater than a part."""
    if check.slack:
        return NAMED if exact and check.trust in (PROVED, NAMED) else GUESS
    stated = cell_at(grid, check.stated)
    parts = [abs(cell_at(grid, a).value) for a, _ in check.parts]
    if not slip and check.kind != "balance" and len(parts) > 2 and abs(stated.value) <= max(parts):
        return GUESS
    if check.trust == HINTED:
        return NAMED if slip else GUESS
    return PROVED if slip and check.trust == NAMED else check.trust


def last_digit(grid: Grid, checks: Sequence[Check]) -> Verdict | None:
    """A rounded figure whose row and column are both out by the same, within rounding, where every other
    sum of the table is exact to the last digit: a slip rather than rounding. For information only."""
    sums = [c for c in checks if c.linear and c.firm and c.high > c.low]
    off = [c for c in sums if (c.low + c.high) / 2 != cell_at(grid, c.stated).value]
    if not 2 <= len(off) <= _EXACT or not all(c.holds for c in sums) or len(sums) - len(off) < _EXACT:
        return None
    shared = set(off[0].addresses).intersection(*(c.addresses for c in off[1:]))
    if len(shared) != 1:
        return None
    (culprit,) = shared
    changes = [c for check in off if (c := change(grid, check, culprit)) is not None]
    if len({c.low + c.high for c in changes}) != 1 or len(changes) < len(off):
        return None
    shown = next((c for c in off if c.stated == culprit), off[0])
    return Verdict(shown, tuple(c for c in off if c is not shown), culprit, suggest(grid, shown, culprit), GUESS)
