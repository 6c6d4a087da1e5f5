"""A procurement threshold that is not the one in force, is another authority's, or is garbled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

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


class _Case(NamedTuple):
    """A figure with its sentence, and what it is asked by. `on` is None where the day is not known."""

    paper: Paper
    amount: Amount
    around: Span
    options: Mapping[str, Any]
    register: Thresholds
    on: date | None

    def says(self, key: str, span: Span | None = None) -> bool:
        """Whether the sentence (or another stretch) holds one of the phrases of an option."""
        where = span or self.around
        return holds(lowered(self.paper), self.options.get(key, ()), where.start, where.end)


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit for each such figure, at its first place; silence where it depends on a day that is not known."""
    on, register, wrong = _law.day(paper, facts), facts.registers.thresholds, options["wrong"]
    seen = set()
    for amount in paper.amounts:
        if amount.unit != "GBP" or amount.low != amount.high or amount.value < _LEAST or amount.value in seen:
            continue
        if bool(register.who_uses(amount.value)) == (wrong == "figure"):
            continue
        case = _Case(paper, amount, _law.sentence(paper, amount.span.start), options, register, on)
        if not case.says("near") or case.says("unless"):
            continue
        found = _CHECKS[wrong](case)
        if found is not None:
            seen.add(amount.value)
            values, confidence = found
            level = "info" if confidence == "memory" else None
            yield Hit(amount.span, {"printed": _law.name(paper, amount.span), "day": on, **values}, level=level)


_Found = tuple[dict[str, object], str]


def _found(meant: Threshold | None, own: Threshold) -> _Found:
    """The values of a hit and how well it is known what is right."""
    values: dict[str, object] = {
        "right": meant.amount if meant else None,
        "kind": own.kind.replace("supplies-services", "supplies and services").replace("-", " "),
        "since": own.period.start,
        "until": own.period.end,
        "vat": own.vat,
    }
    return values, (meant or own).confidence


def _period(case: _Case) -> _Found | None:
    """The figure is a sub-central one of another period."""
    own = [t for t in case.register.who_uses(case.amount.value) if t.authority == "sub-central"]
    if case.on is None or not own or any(t.period.holds(case.on) for t in own):
        return None
    meant = case.register.at(case.on, kind=own[0].kind)
    # A figure known from memory could be something else where nothing calls it a threshold.
    if meant is None or (own[0].confidence == "memory" and not case.says("calls")):
        return None
    older = own[-1].period.end is not None and own[-1].period.end < case.on
    if _told_with(case, meant) or (older and _begun(case, own)):
        return None
    return _found(meant, own[0])


def _told_with(case: _Case, meant: Threshold) -> bool:
    """Whether the sentence gives the figure of the day as well: it then tells of a change."""
    start, end = case.around.start, case.around.end
    return any(start <= a.span.start < end and a.value == meant.amount for a in case.paper.amounts)


def _begun(case: _Case, own: list[Threshold]) -> bool:
    """Whether the paper says that the procurement began in the figure's time.

    The days of the sentence count, else those of the paragraph; words without a day are believed.
    """
    wider = _law.paragraph(case.paper, case.amount.span.start)
    for span in (case.around, wider):
        days = _days(case.paper, span)
        if days and case.says("begun", span):
            return any(t.period.holds(day) for t in own for day in days)
    return case.says("begun")


def _days(paper: Paper, span: Span) -> list[date]:
    """The days that a stretch names; the year of an Act is none."""
    dated = [d for d in paper.dates if span.start <= d.span.start < span.end and d.first is not None]
    cited = [c.span for c in paper.citations if span.start <= c.span.start < span.end]
    outside = [d for d in dated if not any(c.start <= d.span.start < c.end for c in cited)]
    return [d.first for d in outside if d.first is not None]


def _authority(case: _Case) -> _Found | None:
    """The figure is the one of central government."""
    own = case.register.who_uses(case.amount.value)
    if any(t.authority != "central" for t in own):
        return None
    asked = case.on or own[-1].period.start
    meant = case.register.at(asked, kind=own[0].kind) if asked else None
    return _found(meant, own[0]) if meant and own[0].confidence != "memory" else None


def _figure(case: _Case) -> _Found | None:
    """The figure is none, and looks like one with a digit wrong or two swapped."""
    if case.register.other_figure(case.amount.value):
        return None
    register = case.register
    days = [case.on] if case.on else sorted({t.period.start for t in register.all if t.period.start})
    near = {t.amount: t for on in days if (t := register.near(case.amount.value, on)) is not None}
    meant = next(iter(near.values())) if len(near) == 1 else None
    return _found(meant, meant) if meant else None


def _vat(case: _Case) -> _Found | None:
    """The figure is said to be with VAT and is without, or the other way round."""
    own = case.register.who_uses(case.amount.value)
    now = [t for t in own if case.on is not None and t.period.holds(case.on)] or list(own)
    kinds = {t.vat for t in now}
    said = {vat for vat in ("net", "inclusive") if case.says(vat)}
    return _found(None, now[0]) if len(kinds) == 1 and said and not said & kinds else None


_CHECKS: dict[str, Callable[[_Case], _Found | None]] = {
    "period": _period,
    "authority": _authority,
    "figure": _figure,
    "vat": _vat,
}
