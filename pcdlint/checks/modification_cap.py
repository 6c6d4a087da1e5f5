"""A change to a contract that is worth more than the ground it relies on allows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from pcdlint.checks import _law
from pcdlint.checks._phrases import STRINGS, holds, places
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.registers.thresholds import Cap
from pcdlint.values import Amount, Span

NAME = "modification-cap"
OPTIONS = {
    "type": "object",
    "required": ["regime", "provision", "limbs", "original", "change"],
    "additionalProperties": False,
    "properties": {
        "regime": {"type": "string", "description": "Title with year of the law."},
        "provision": {"type": "string", "description": "What cites it without a limb: 72."},
        "limbs": {**STRINGS, "description": "The capped limbs that are meant where none is named."},
        "original": {**STRINGS, "description": "Words before the first value of a contract."},
        "change": {**STRINGS, "description": "Words before the value of a change."},
        "uncapped": {**STRINGS, "description": "Words that point to a ground without a cap: info."},
    },
}
VALUES = ("original", "change", "percent", "cap", "limbs", "named")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit for each paragraph that gives both values and cites the provision, with a rise above its cap."""
    register = facts.registers.thresholds
    cited: dict[Span, list[str]] = {}
    for meaning in _law.read(paper, facts):
        if meaning.instrument is None or meaning.instrument.name != options["regime"]:
            continue
        for each in meaning.cited:
            if each.ref == options["provision"] or each.ref.startswith(
                (options["provision"] + "(", options["provision"] + " ")
            ):
                cited.setdefault(_law.paragraph(paper, meaning.citation.span.start), []).append(each.ref)
    limbs = [cap for refs in cited.values() for ref in refs if (cap := register.cap(ref, options["regime"]))]
    if any(cap.percent is None for cap in limbs):
        return
    named = bool(limbs)
    caps = limbs or [cap for limb in options["limbs"] if (cap := register.cap(limb, options["regime"]))]
    for around in cited:
        values = _values(paper, around, options)
        if values is not None and caps:
            yield from _hit(paper, around, values, caps, named, options)


def _hit(
    paper: Paper, around: Span, values: tuple[Amount, Amount], caps: list[Cap], named: bool, options: Mapping[str, Any]
) -> Iterator[Hit]:
    original, change = values
    cap = max(c.percent for c in caps if c.percent is not None)
    if original.high <= 0 or change.low * 100 <= original.high * cap:
        return
    percent = (change.value * 100 / original.value).quantize(Decimal("0.1"))
    told = {
        "original": _law.name(paper, original.span),
        "change": _law.name(paper, change.span),
        "percent": f"{percent:f}".removesuffix(".0"),
        "cap": f"{cap:f}",
        "limbs": [c.limb for c in caps],
        "named": "which it relies on" if named else "no limb is named",
    }
    option = holds(lowered(paper), options.get("uncapped", ()), around.start, around.end)
    level = "info" if option and not named else None
    yield Hit(change.span, told, (Related(original.span, "the first value"),), level=level)


def _values(paper: Paper, around: Span, options: Mapping[str, Any]) -> tuple[Amount, Amount] | None:
    """The first value and that of the change, where the paragraph gives one of each."""
    folded = lowered(paper)
    marks = [(s.start, "original") for s in places(folded, options["original"], around.start, around.end)]
    marks += [(s.start, "change") for s in places(folded, options["change"], around.start, around.end)]
    marks.sort()
    found: dict[str, list[Amount]] = {"original": [], "change": []}
    for amount in paper.amounts:
        if not around.start <= amount.span.start < around.end or amount.unit != "GBP" or amount.per is not None:
            continue
        before = [kind for at, kind in marks if at < amount.span.start]
        if not before:
            return None
        found[before[-1]].append(amount)
    if len(found["original"]) != 1 or len(found["change"]) != 1:
        return None
    return found["original"][0], found["change"][0]
