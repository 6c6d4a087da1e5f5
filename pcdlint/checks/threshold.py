"""A procurement threshold that is not the one in force, is another authority's or another kind's, or is garbled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from pcdlint.checks import _gapped, _law, _vat, _within
from pcdlint.checks._phrases import STRINGS, holds
from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.patterns import pattern
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.registers.periods import weakest
from pcdlint.registers.thresholds import Threshold, Thresholds
from pcdlint.values import Amount, Span

NAME = "threshold"
OPTIONS = {
    "type": "object",
    "required": ["wrong", "near"],
    "additionalProperties": False,
    "properties": {
        "wrong": {"enum": ["period", "authority", "figure", "vat", "kind"]},
        "near": {**STRINGS, "description": "A figure counts only in a sentence with one of these words."},
        "calls": {
            **STRINGS,
            "description": "Words by which a sentence calls its figure a threshold; without one the figure has to "
            "be a limit (“or above”, “over”).",
        },
        "begun": {
            **STRINGS,
            "description": "Words with which an older threshold is right: the procurement began then.",
        },
        "now": {**STRINGS, "description": "Words with which the figure is said to be the one of the paper's own day."},
        "before": {**STRINGS, "description": "Words before a day that mean the time before it."},
        "coming": {**STRINGS, "description": "Words with which a newer threshold is right: it is announced."},
        "unless": {**STRINGS, "description": "Words of the sentence with which the figure is in its place."},
        "kinds": {
            "type": "object",
            "additionalProperties": _gapped.GAPPED,
            "description": "How a sentence names works, supplies-services, light-touch or concession.",
        },
        "net": {**STRINGS, "description": "Words for figures without VAT."},
        "inclusive": {**STRINGS, "description": "Words for figures with VAT."},
    },
}
VALUES = ("printed", "right", "kind", "since", "until", "vat", "day", "named")

_MARK = pattern(r"[,;:(–—]")
_LEAST = 50_000
_LIMITS = ("above", "below", "up-to")
_CONCESSIONS = ("concession", "light-touch-concession")
_ROUNDED = 100
"""A rounded figure counts where it is known to one part in so many."""


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

    def is_limit(self) -> bool:
        """Whether the figure is used as a threshold, by name or by its words."""
        return self.says("calls") or self.amount.qualifier in _LIMITS

    def named(self, span: Span | None = None) -> set[str]:
        """The kinds of contract that the figure's words name; "light touch" and "concession" outdo the rest."""
        folded, kinds = lowered(self.paper), self.options.get("kinds", {})
        start, end = span or self.around
        found = {kind for kind, said in kinds.items() if _gapped.found(folded, said, start, end)}
        return next(({special} for special in ("concession", "light-touch") if special in found), found)

    def own_words(self) -> Span:
        """The words of the sentence from the sum before the figure to the mark or sum behind it."""
        sums = [a.span for a in self.paper.amounts if a.unit == "GBP"]
        start = max((s.end for s in sums if s.end <= self.amount.span.start), default=0)
        end = min((s.start for s in sums if s.start >= self.amount.span.end), default=self.around.end)
        mark = _MARK.search(self.paper.source.text, self.amount.span.end, min(end, self.around.end))
        return Span(max(start, self.around.start), mark.start() if mark else min(end, self.around.end))


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit for each such figure, at its first place; silence where it depends on a day that is not known."""
    on, register, wrong = _law.day(paper, facts), facts.registers.thresholds, options["wrong"]
    seen = set()
    for amount in paper.amounts:
        if amount.unit != "GBP" or amount.value < _LEAST or amount.value in seen or amount.flaw:
            continue
        known = _users(register, amount) if amount.low == amount.high or wrong == "period" else ()
        if bool(known) == (wrong == "figure") or (wrong == "figure" and amount.low != amount.high):
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


def _users(register: Thresholds, amount: Amount) -> tuple[Threshold, ...]:
    """The thresholds that a figure can be; a rounded one ("£181k") only where it is near enough to tell them apart."""
    if amount.low == amount.high:
        return register.who_uses(amount.value)
    if (amount.high - amount.low) * _ROUNDED > amount.value:
        return ()
    return tuple(t for t in register.all if amount.low <= t.amount <= amount.high)


_Found = tuple[dict[str, object], str]


def _found(meant: Threshold | None, own: Threshold) -> _Found:
    """The values of a hit and how well it is known what is right."""
    values: dict[str, object] = {
        "right": meant.amount if meant else None,
        "kind": own.called,
        "named": meant.called if meant else "",
        "since": own.period.start,
        "until": own.period.end,
        "vat": own.vat,
    }
    return values, (meant or own).confidence


def _period(case: _Case) -> _Found | None:
    """The figure is a sub-central one of another period."""
    rounded = case.amount.low != case.amount.high
    if case.on is None or not case.is_limit() or (rounded and not case.says("calls")):
        return None
    own = _own(case)
    if not own or any(t.period.holds(case.on) for t in own) or (rounded and _is_near_the_right_one(case)):
        return None
    meant = case.register.at(case.on, kind=own[0].kind)
    if meant is None:
        return None
    older = own[-1].period.end is not None and own[-1].period.end < case.on
    if _told_with(case, meant) or (_begun(case, own) if older else _announced(case, own)):
        return None
    values, confidence = _found(meant, own[0])
    # A figure known from memory could be something else where nothing calls it a threshold.
    return values, confidence if case.says("calls") else weakest(confidence, own[0].confidence)


def _own(case: _Case) -> list[Threshold]:
    """The sub-central thresholds that the figure can be, of the kinds named, without concessions unless named."""
    own = [t for t in _users(case.register, case.amount) if t.authority == "sub-central"]
    named = case.named(case.own_words()) or case.named()
    kinds = {*_CONCESSIONS} if "concession" in named else named
    return [t for t in own if t.kind in kinds] or [t for t in own if t.kind not in _CONCESSIONS] or own


def _is_near_the_right_one(case: _Case) -> bool:
    """Whether a rounded figure may be a threshold of the day, cut rather than rounded."""
    own = [t for t in case.register.all if case.on and t.period.holds(case.on) and t.authority == "sub-central"]
    return any(abs(t.amount - case.amount.value) * _ROUNDED <= t.amount for t in own)


def _told_with(case: _Case, meant: Threshold) -> bool:
    """Whether the sentence gives the figure of the day as well: it then tells of a change."""
    start, end = case.around.start, case.around.end
    return any(start <= a.span.start < end and a.value == meant.amount for a in case.paper.amounts)


def _begun(case: _Case, own: list[Threshold]) -> bool:
    """Whether the paper says that the procurement began in the figure's time.

    A day of that time in the sentence is enough; else the days of the paragraph count beside the words,
    and words without a day are believed.
    """
    if any(t.period.holds(day) for t in own for day in _days(case, case.around)):
        return True
    wider = case.paper.around(case.amount.span.start)
    for span in (case.around, wider):
        days = _days(case, span)
        if days and case.says("begun", span):
            return any(t.period.holds(day) for t in own for day in days)
    return case.says("begun") and not case.says("now")


def _announced(case: _Case, own: list[Threshold]) -> bool:
    """Whether the sentence speaks of the time to come in which the figure will hold."""
    return case.says("coming") or any(t.period.holds(day) for t in own for day in _days(case, case.around))


def _days(case: _Case, span: Span) -> list[date]:
    """The days that a stretch names, of "before 1 January" the last one before it."""
    folded, words = lowered(case.paper), tuple(case.options.get("before", ()))
    found = []
    for mention in _within.days(case.paper, span):
        if mention.first is not None:
            before = folded[span.start : mention.span.start].rstrip().endswith(words)
            found.append(mention.first - timedelta(days=1) if before else mention.first)
    return found


def _authority(case: _Case) -> _Found | None:
    """The figure is the one of central government."""
    own = case.register.who_uses(case.amount.value)
    if any(t.authority != "central" for t in own) or not case.is_limit():
        return None
    asked = case.on or own[-1].period.start
    meant = case.register.at(asked, kind=own[0].kind) if asked else None
    return (_found(meant, own[0])[0], own[0].confidence) if meant else None


def _figure(case: _Case) -> _Found | None:
    """The figure is none, and looks like one with a digit wrong or two swapped."""
    if case.register.other_figure(case.amount.value) or not case.is_limit():
        return None
    register = case.register
    days = [case.on] if case.on else sorted({t.period.start for t in register.all if t.period.start})
    near = {t.amount: t for on in days if (t := register.near(case.amount.value, on)) is not None}
    meant = next(iter(near.values())) if len(near) == 1 else None
    return _found(meant, meant) if meant else None


def _of_kind(case: _Case) -> _Found | None:
    """The figure is the threshold of another kind of contract than the one that the sentence calls it by."""
    named = case.named(case.own_words())
    own = [t for t in case.register.who_uses(case.amount.value) if t.authority == "sub-central"]
    if case.on is None or len(named) != 1 or not own or not case.is_limit():
        return None
    kind = next(iter(named))
    meant = case.register.at(case.on, kind=kind)
    if meant is None or kind in {t.kind for t in own}:
        return None
    return _found(meant, own[0])


def _vat_basis(case: _Case) -> _Found | None:
    """The figure is said to be with VAT and is without, or the other way round."""
    own = case.register.who_uses(case.amount.value)
    # A figure out of date is told of as such, not by its VAT.
    now = [t for t in own if case.on is None or t.period.holds(case.on)]
    kinds = {t.vat for t in now}
    said = _vat.said_of(case.paper, case.amount, case.options)
    return _found(None, now[0]) if len(kinds) == 1 and said is not None and said not in kinds else None


_CHECKS: dict[str, Callable[[_Case], _Found | None]] = {
    "period": _period,
    "authority": _authority,
    "figure": _figure,
    "vat": _vat_basis,
    "kind": _of_kind,
}
