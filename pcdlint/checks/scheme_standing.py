"""A standing delegation is given another limit than the known one, or a sum stands just below a limit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from pcdlint.checks import _law
from pcdlint.checks._phrases import STRINGS, holds
from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.registers.scheme import Power, Scheme
from pcdlint.values import Amount

NAME = "scheme-standing"
OPTIONS = {
    "type": "object",
    "required": ["power"],
    "additionalProperties": False,
    "properties": {
        "power": {"type": "string", "description": "Id of a power in the register."},
        "paragraph": {"type": "string", "description": "The paragraph that gives it; without it, a standing rule."},
        "words": {
            **STRINGS,
            "description": "With these in the sentence, sums just below the limit are looked at instead.",
        },
        "who": {**STRINGS, "description": "One of these is in a sentence that gives another limit."},
        "what": {**STRINGS, "description": "One of these stands there before the sum."},
        "sections": {**STRINGS, "description": "Keys of the sections to look in; without it, all."},
        "within": {
            "type": "integer",
            "minimum": 1,
            "maximum": 50,
            "description": "How near below, in per cent of the limit.",
        },
    },
}
VALUES = ("value", "limit", "power")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit at the first such sum."""
    power = _power(facts.registers.scheme, options)
    if power is None or power.limit is None:
        return
    for amount in paper.amounts:
        if amount.unit != "GBP" or amount.per not in (None, "each"):
            continue
        if "words" in options:
            wrong = _just_below(paper, amount, power.limit, options)
        else:
            wrong = _other_limit(paper, amount, power, facts.registers.scheme, options)
        if wrong:
            values = {"value": _law.name(paper, amount.span), "limit": power.limit, "power": power.power}
            yield Hit(amount.span, values)
            return


def _power(scheme: Scheme, options: Mapping[str, Any]) -> Power | None:
    if "paragraph" not in options:
        return scheme.standing(options["power"])
    return next((p for p in scheme.limits(options["paragraph"]) if p.id == options["power"]), None)


def _other_limit(paper: Paper, amount: Amount, power: Power, scheme: Scheme, options: Mapping[str, Any]) -> bool:
    if amount.qualifier not in ("up-to", "below") or power.limit is None or amount.low <= power.limit:
        return False
    around = _law.sentence(paper, amount.span.start)
    folded = lowered(paper)
    for words, end in (("who", around.end), ("what", amount.span.end)):
        if words in options and not holds(folded, options[words], around.start, end):
            return False
    return scheme.names_power(power, paper.text(around))


def _just_below(paper: Paper, amount: Amount, limit: Decimal, options: Mapping[str, Any]) -> bool:
    floor = limit * (100 - options.get("within", 2)) / 100
    if amount.qualifier is not None or amount.low != amount.high or not floor <= amount.value < limit:
        return False
    section = paper.section_at(amount.span.start)
    if "sections" in options and (section is None or section.key not in options["sections"]):
        return False
    around = paper.around(amount.span.start)
    return holds(lowered(paper), options["words"], around.start, around.end)
