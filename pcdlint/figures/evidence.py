"""A sum of a table by its addresses, and which single slip of the pen would explain that it misses."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from pcdlint.figures.cells import Cell
from pcdlint.figures.grid import Grid
from pcdlint.figures.intervals import Interval
from pcdlint.figures.lines import Address
from pcdlint.figures.reading import one_slip, reprint

PROVED = "certain"
NAMED = "likely"
HINTED = "hinted"
GUESS = "low"


class Check(NamedTuple):
    """One sum of a table, by addresses: the parts make an interval that the stated cell must meet."""

    kind: str
    stated: Address
    parts: tuple[tuple[Address, int], ...]
    low: Decimal
    high: Decimal
    holds: bool
    trust: str
    """How sure the structure is: `certain` (other positions prove it), `likely` (labels name it),
    `hinted` (a label that may be a name) or `low`."""
    firm: bool
    """Holding, it speaks for its cells: two figures or more went into it."""
    slack: bool = False
    """It misses by no more than whole pounds rounded from pence would."""
    linear: bool = True

    @property
    def addresses(self) -> tuple[Address, ...]:
        return (self.stated, *(a for a, _ in self.parts))


def cell_at(grid: Grid, address: Address) -> Cell:
    return grid.cells[address[0]][address[1]]


def change(grid: Grid, check: Check, address: Address, sign: int = 0) -> Interval | None:
    """What must be added to a cell to make a check hold; None where that is no simple sum.

    `sign` is that of a part, where the caller knows it: looking for it among many parts takes long.
    """
    stated = cell_at(grid, check.stated)
    if address == check.stated:
        return Interval(check.low - stated.high, check.high - stated.low)
    if not check.linear:
        return None
    sign = sign or next(s for a, s in check.parts if a == address)
    return Interval(stated.low - check.high, stated.high - check.low).scaled(Decimal(sign))


def suggest(grid: Grid, check: Check, address: Address, sign: int = 0) -> str | None:
    """What a cell should read to make a check hold, in its own style; None for a cell without a figure."""
    cell = cell_at(grid, address)
    needed = change(grid, check, address, sign) if cell.kind == "number" else None
    if needed is None:
        return None
    value = cell.value + (needed.low + needed.high) / 2
    return reprint(cell.text, value / 10**cell.scale)


def slips(grid: Grid, check: Check) -> dict[Address, str]:
    """The cells that one slip of the pen would explain, and the slip, for a check that misses."""
    if check.holds:
        return {}
    found: dict[Address, str] = {}
    for address, sign in ((check.stated, 0), *check.parts):
        right = suggest(grid, check, address, sign)
        if right is not None and (slip := one_slip(cell_at(grid, address).text, right)):
            found[address] = slip
    return found


def digits(grid: Grid, check: Check) -> int:
    """How many digits of the stated figure the parts could have missed: what chance cannot do."""
    figures = [cell_at(grid, a) for a in check.addresses if cell_at(grid, a).value]
    grains = [f.high - f.low or Decimal(1).scaleb(int(f.value.normalize().as_tuple().exponent)) for f in figures]
    grain = max(min(grains, default=Decimal(1)), check.high - check.low)
    return len(str(int(abs(cell_at(grid, check.stated).value) / grain)))
