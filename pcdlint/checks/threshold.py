"""A procurement threshold that is not the one in force, is another authority's, or is garbled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pcdlint.checks import _law
from pcdlint.checks._phrases import STRINGS, holds
from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.registers.thresholds import Threshold, Thresholds
from pcdlint.values import Amount, Span

NAME = "threshold"
OPTIONS = {
    "type": "object",
    "required": ["wrong", "near"],
    "additionalProperties": False,
    "properties": {
        "wrong": {"enum": ["period", "authority", "figure", "vat"]},
        "near": {**STRINGS, "description": "A known figure counts only in a sentence with one of these words."},
        "calls": {**STRINGS, "description": "Words by which a sentence calls its figure a threshold."},
        "begun": {
            **STRINGS,
            "description": "Words with which an older threshold is right: the procurement began then.",
        },
        "unless": {**STRINGS, "description": "Words of the sentence with which the figure is in its place."},
        "net": {**STRINGS, "description": "Words for figures without VAT."},
        "inclusive": {**STRINGS, "description": "Words for figures with VAT."},
    },
}
VALUES = ("printed", "right", "kind", "since", "until", "vat", "day")

_LEAST = 50_000


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit for each such figure, at its first place; silence where it depends on a day that is not known."""
    on, seen = _law.day(paper, facts), set()
    wrong = _CHECKS[options["wrong"]]
    for amount in paper.amounts:
        if amount.unit != "GBP" or amount.low != amount.high or amount.value < _LEAST or amount.value in seen:
            continue
        if not _possible(facts.registers.thresholds, amount, options["wrong"]):
            continue
        around = _law.sentence(paper, amount.span.start)
        if not _holds(paper, around, options["near"]) or _holds(paper, around, options.get("unless", ())):
            continue
        values = wrong(paper, amount, around, options, facts.registers.thresholds, on)
        if values is not None:
            seen.add(amount.value)
            yield Hit(amount.span, {"printed": _law.name(paper, amount.span), "day": on, **values})


def _possible(register: Thresholds, amount: Amount, wrong: str) -> bool:
    """A quick look before the sentence is searched: known figures, or unknown ones that may be garbled."""
    return bool(register.who_uses(amount.value)) != (wrong == "figure")


def _holds(paper: Paper, span: Span, phrases: list[str]) -> bool:
    return holds(lowered(paper), phrases, span.start, span.end)


def _values(meant: Threshold | None, own: Threshold) -> dict[str, object]:
    return {
        "right": meant.amount if meant else None,
        "kind": own.kind.replace("supplies-services", "supplies and services").replace("-", " "),
        "since": own.period.start,
        "until": own.period.end,
        "vat": own.vat,
    }


def _period(
    paper: Paper, amount: Amount, around: Span, options: Mapping[str, Any], register: Thresholds, on: date | None
) -> dict[str, object] | None:
    """The figure is a sub-central one of another period."""
    own = [t for t in register.who_uses(amount.value) if t.authority == "sub-central"]
    if on is None or not own or any(t.period.holds(on) for t in own):
        return None
    meant = register.at(on, kind=own[0].kind)
    if (
        meant is None
        or meant.confidence == "memory"
        or own[0].confidence == "memory"
        or _now(paper, around, register, on)
    ):
        return None
    older = own[-1].period.end is not None and own[-1].period.end < on
    if older and _begun(paper, amount, around, own, options):
        return None
    return _values(meant, own[0])


def _now(paper: Paper, around: Span, register: Thresholds, on: date) -> bool:
    """Whether the sentence gives a figure of the day as well: it then tells of a change."""
    beside = {a.value for a in paper.amounts if around.start <= a.span.start < around.end}
    return any(t.amount in beside for t in register.all if t.period.holds(on))


def _begun(paper: Paper, amount: Amount, around: Span, own: list[Threshold], options: Mapping[str, Any]) -> bool:
    """Whether the paper says that the procurement began in the figure's time."""
    if _holds(paper, around, options.get("begun", ())):
        return True
    wider = _law.paragraph(paper, amount.span.start)
    if not _holds(paper, wider, options.get("begun", ())):
        return False
    days = [d.first for d in paper.dates if wider.start <= d.span.start < wider.end and d.first is not None]
    return any(t.period.holds(day) for t in own for day in days)


def _authority(
    paper: Paper, amount: Amount, around: Span, options: Mapping[str, Any], register: Thresholds, on: date | None
) -> dict[str, object] | None:
    """The figure is the one of central government."""
    own = register.who_uses(amount.value)
    if any(t.authority != "central" for t in own) or all(t.confidence == "memory" for t in own):
        return None
    asked = on or own[-1].period.start
    meant = register.at(asked, kind=own[0].kind) if asked else None
    return _values(meant, own[0])


def _figure(
    paper: Paper, amount: Amount, around: Span, options: Mapping[str, Any], register: Thresholds, on: date | None
) -> dict[str, object] | None:
    """The figure is none, and looks like one with a digit wrong or two swapped."""
    if not _holds(paper, around, options.get("calls", ())) or register.other_figure(amount.value):
        return None
    starts = [on] if on else sorted({t.period.start for t in register.all if t.period.start})
    near = [t for day in starts if (t := register.near(amount.value, day)) is not None]
    if not near and on is not None:
        return None
    meant = near[-1] if len({t.amount for t in near}) == 1 else None
    return _values(meant, meant) if meant and meant.confidence != "memory" else None


def _vat(
    paper: Paper, amount: Amount, around: Span, options: Mapping[str, Any], register: Thresholds, on: date | None
) -> dict[str, object] | None:
    """The figure is said to be with VAT and is without, or the other way round."""
    own = register.who_uses(amount.value)
    now = [t for t in own if on is not None and t.period.holds(on)] or list(own)
    kinds = {t.vat for t in now}
    if len(kinds) != 1:
        return None
    said = {vat for vat in ("net", "inclusive") if _holds(paper, around, options.get(vat, ()))}
    return _values(None, now[0]) if said and not said & kinds else None


_CHECKS = {"period": _period, "authority": _authority, "figure": _figure, "vat": _vat}
