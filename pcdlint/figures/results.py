"""What checking figures yields: the sums that were looked at, and those that miss."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from pcdlint.figures.intervals import Interval
from pcdlint.values import Span


class Part(NamedTuple):
    """A printed figure that takes part in a sum; `sign` is -1 where it is taken away."""

    span: Span
    value: Decimal
    printed: str
    sign: int = 1


class Sum(NamedTuple):
    """Parts that should make a stated figure.

    `kind` is `row-total`, `column-total`, `subtotal`, `analysis`, `balance`,
    `running-balance`, `product`, `share` or `count` in tables; sentences and the ledger name their own.
    """

    kind: str
    parts: tuple[Part, ...]
    computed: Interval
    stated: Part
    stated_interval: Interval

    @property
    def holds(self) -> bool:
        return self.computed.meets(self.stated_interval)

    @property
    def middle(self) -> Decimal:
        """The computed value: the middle of its interval."""
        return (self.computed.low + self.computed.high) / 2

    @property
    def difference(self) -> Decimal:
        """Stated minus computed."""
        return self.stated.value - self.middle


class Miss(NamedTuple):
    """A sum that does not add up.

    `blamed` is the figure more likely wrong (the total, unless the evidence says another);
    `suggestion` is what it should read, where only one figure can explain the miss.
    """

    sum: Sum
    blamed: Span
    suggestion: str | None
    certainty: str
    """`certain`, `likely` or `low` (the structure is a guess: for information at most)."""
    related: tuple[Span, ...] = ()
    """Stated figures of other sums that miss for the same reason."""


class Printed(NamedTuple):
    """A sum of money in a cell of a table, with the words of its row and column."""

    part: Part
    interval: Interval
    label: str
    row: Span
    """From the first to the last cell of its row."""


class Loose(NamedTuple):
    """A column of figures whose sum the table does not give."""

    parts: tuple[Part, ...]
    computed: Interval
    grain: Decimal
    """What its finest figure is exact to."""


class Report(NamedTuple):
    """The misses, and every sum that was checked and is right."""

    misses: tuple[Miss, ...] = ()
    checked: tuple[Sum, ...] = ()
    cells: tuple[Printed, ...] = ()
    """Of a table: its sums of money."""
    loose: tuple[Loose, ...] = ()
    """Of a table: its columns without a total."""
