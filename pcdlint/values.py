"""The typed values that stand inside sentences, each with its exact place.

Every value is a frozen dataclass that carries the `Span` it was read from, in
offsets into `Source.text`. Nobody searches the text again to find a place.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of offsets `[start, end)` into `Source.text`."""

    start: int
    end: int


class Amount(NamedTuple):
    """A printed figure and the interval it stands for (XBRL Calculations 1.1).

    `value`, `low` and `high` are in whole units (pounds, per cent, things):
    £1.44m has value 1440000, low 1435000, high 1445000. `low == high` for a
    figure printed to the unit.
    """

    span: Span
    value: Decimal
    low: Decimal
    high: Decimal
    unit: str
    """`GBP`, `percent` or `count`."""
    per: str | None = None
    """`year`, `month`, `quarter`, `week`, `day`, `each`, or None for a plain amount."""
    qualifier: str | None = None
    """`up-to`, `about`, `above`, `below`, or None for an exact statement."""
    flaw: str | None = None
    """How the print is malformed (`grouping`, `comma-for-point`, `points`, `unit`), or None."""


class DateMention(NamedTuple):
    """A date, month, year or financial year as printed, as the days it covers.

    `first` and `last` are None when the print is no date at all (`flaw` says why).
    """

    span: Span
    kind: str
    """`day`, `month`, `year`, `financial-year` (2025/26) or `years` (2025-2028)."""
    first: date | None
    last: date | None
    flaw: str | None = None
    """`no-such-date`, `no-such-year` (2025/27 as a financial year), `reversed`, or None."""


class Provision(NamedTuple):
    """One provision as cited: `section` `143(1)(b)`, `schedule` `3`, `paragraph` `7(2)(a)`."""

    span: Span
    unit: str
    """`section`, `regulation`, `article`, `paragraph`, `schedule`, `part`, `rule`, `chapter`."""
    number: str


class Citation(NamedTuple):
    """A named instrument of law, or provisions of one, as printed.

    `name` is the title as printed without its year ("Crime and Disorder Act"), or
    the short form ("the 2011 Act", "FOIA", "PCR"). `defines` holds the short forms
    that the text introduces right behind the citation: `("2011 Act")`.
    """

    span: Span
    kind: str
    """`act`, `regulations`, `order`, `rules`, `scheme`, `convention`, `code`, `directive`, `short` or `none`."""
    name: str
    name_span: Span
    year: int | None = None
    provisions: tuple[Provision, ...] = ()
    defines: tuple[str, ...] = ()


class Reference(NamedTuple):
    """A pointer to another place of the paper or to another decision.

    `kind` is `decision`, `paragraph`, `section`, `table`, `figure` or `appendix`;
    `number` is as normalised ("1130", "2.3", "A"); `upto` closes a range (2.3 to 2.6).
    """

    span: Span
    kind: str
    number: str
    upto: str | None = None
