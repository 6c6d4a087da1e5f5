"""A sum that misses as a hit: the parts in the paper's own print, what they come to, what is stated."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pcdlint.figures.intervals import Interval
from pcdlint.figures.reading import reprint
from pcdlint.figures.results import Miss, Part, Sum
from pcdlint.finding import Hit, Related

VALUES = ("working", "sum", "stated", "difference", "likely")
_LEVELS = {"certain": None, "likely": "warning", "low": "info"}
_SIGNS = {"portion": "of"}
_MANY = 9
_FEW = 4


def options_for(kinds: Sequence[str]) -> dict[str, Any]:
    """The options of a check that is asked about some of its kinds of sum."""
    return {
        "type": "object",
        "properties": {
            "sums": {
                "description": "The kinds of sum that the rule is about.",
                "type": "array",
                "items": {"enum": list(kinds)},
                "minItems": 1,
            }
        },
        "required": ["sums"],
        "additionalProperties": False,
    }


def hit(miss: Miss, level: str | None = None) -> Hit:
    """The hit of a miss. Its level falls with the certainty; `level` caps it further."""
    one = miss.sum
    related = [Related(one.stated.span, f"the figure stated here is {one.stated.printed}")]
    if miss.blamed == one.stated.span:
        related = _others(one)
    related += [Related(span, "this sum misses by the same difference") for span in miss.related]
    return Hit(miss.blamed, values(one, miss.suggestion), tuple(related), None, level or _LEVELS[miss.certainty])


def _others(one: Sum) -> list[Related]:
    """The parts that one slip of the pen would explain as well as the total; else the first part."""
    from pcdlint.figures.prose import slips

    explained = [(p, shown) for p, shown in slips(one) if p.span != one.stated.span][:_FEW]
    if explained and one.kind != "share":
        return [Related(p.span, f"or this figure should read {shown}") for p, shown in explained]
    return [Related(p.span, "a part of the sum") for p in one.parts[:1]]


def values(one: Sum, suggestion: str | None = None) -> dict[str, object]:
    """The values of a message about a sum."""
    return {
        "working": working(one.parts, _SIGNS.get(one.kind, "+")),
        "sum": computed(one),
        "stated": one.stated.printed,
        "difference": printed_like(one.stated.printed, abs(one.difference)),
        "likely": f"; most likely it should read {suggestion}" if suggestion else "",
    }


def working(parts: tuple[Part, ...], plus: str = "+") -> str:
    """The parts with their signs: £1 + £2 − £3; the middle of a long list is left out."""
    shown = [f"{'−' if p.sign < 0 else plus} {p.printed}" for p in parts]
    if len(shown) > _MANY:
        shown = [*shown[: _MANY - 2], f"… ({len(parts) - _MANY + 1} more)", shown[-1]]
    return " ".join(shown).removeprefix(f"{plus} ")


def computed(one: Sum) -> str:
    """What the parts come to: a figure, or the range that rounding leaves."""
    interval: Interval = one.computed
    if interval.exact:
        return printed_like(one.stated.printed, interval.low)
    low, high = (printed_like(one.stated.printed, v) for v in (interval.low, interval.high))
    return low if low == high else f"{low} to {high}"


def printed_like(print_: str, value: Decimal) -> str:
    """A value in the style of a printed figure, as far as that shows it whole."""
    return reprint(print_, value) or f"{value:,}"
