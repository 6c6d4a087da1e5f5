"""A contract is said to be above or below the procurement threshold, and its value says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from pcdlint.checks import _gapped, _law, _vat, _within
from pcdlint.checks._phrases import STRINGS, holds
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.prose import Sentence, lowered, sentences
from pcdlint.registers.facts import Facts
from pcdlint.registers.thresholds import Threshold, Thresholds
from pcdlint.values import Amount, Span

NAME = "threshold-claim"
OPTIONS = {
    "type": "object",
    "required": ["above", "below", "kinds"],
    "additionalProperties": False,
    "properties": {
        "above": {**_gapped.GAPPED, "description": "How a sentence says that a value is above the threshold."},
        "below": {**_gapped.GAPPED, "description": "How a sentence says that a value is below it."},
        "unless": {
            **_gapped.GAPPED,
            "description": "Words of a sentence that says it of something else, or does not say it.",
        },
        "blank": {**STRINGS, "description": "Words that hold one of `unless` and say nothing by it."},
        "begun": {**STRINGS, "description": "Words of the paragraph with which another day's threshold may count."},
        "subject": {**STRINGS, "description": "Words for the paper's own contract, where the sentence gives no value."},
        "section": {"type": "string", "description": "Key of the section whose sums are then the contract's value."},
        "leave": {**STRINGS, "description": "Keys of sections whose sums are then passed over."},
        "kinds": {
            "type": "object",
            "additionalProperties": _gapped.GAPPED,
            "description": "How a paragraph names each kind of contract.",
        },
        "other-kinds": {**STRINGS, "description": "Words of title and recommendation: it may be works or light touch."},
        "plain": {**STRINGS, "description": "Words of the sentence with which it is neither."},
        "net": {**STRINGS, "description": "Words for figures without VAT."},
        "inclusive": {**STRINGS, "description": "Words for figures with VAT."},
    },
}
VALUES = ("value", "side", "threshold", "kind", "vat", "day")

_VAT = Decimal("1.2")
_TIED = 12


class _Claim(NamedTuple):
    """A sentence that puts a value above or below the threshold; `spot` is where it says so."""

    paper: Paper
    sentence: Sentence
    side: str
    spot: Span
    options: Mapping[str, Any]


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit for each such sentence; silence where the kind of contract, its value or its day is open."""
    on, register = _law.day(paper, facts), facts.registers.thresholds
    if on is None:
        return
    for claim in _claims(paper, options):
        values = _values(claim, register, on)
        printed = _printed(claim, register)
        day = on if printed else _day(claim, on)
        threshold = printed or (_in_force(claim, register, day) if day else None)
        if threshold is None or values is None:
            continue
        hit = _judge(claim, values, threshold, on) if values else _by_paper(claim, threshold, register, on)
        if hit is not None:
            yield hit


def _claims(paper: Paper, options: Mapping[str, Any]) -> Iterator[_Claim]:
    folded = lowered(paper)
    for sentence in sentences(paper):
        start, end = sentence.span
        if "threshold" not in folded[start:end]:
            continue
        plain = _without_titles(paper, sentence.span, options)
        if _gapped.found(plain, options.get("unless", ()), 0, len(plain)):
            continue
        below, above = (_gapped.found(folded, options[side], start, end) for side in ("below", "above"))
        # "Does not exceed the threshold" holds "exceed the threshold".
        if below is not None and (above is None or below.start <= above.start < below.end):
            yield _Claim(paper, sentence, "below", below, options)
        elif above is not None and below is None:
            yield _Claim(paper, sentence, "above", above, options)


def _without_titles(paper: Paper, span: Span, options: Mapping[str, Any]) -> str:
    """The sentence in small letters without the titles of law and the words that only name a kind of contract."""
    text = lowered(paper)[span.start : span.end]
    for citation in paper.citations:
        start, end = citation.name_span.start - span.start, citation.name_span.end - span.start
        if 0 <= start < end <= len(text):
            text = text[:start] + " " * (end - start) + text[end:]
    for said in options.get("blank", ()):
        text = text.replace(said, " " * len(said))
    return text


def _values(claim: _Claim, register: Thresholds, on: date) -> list[Amount] | None:
    """The values that the sentence gives; none where they are the paper's; None where it has another threshold."""
    found = []
    for amount in _within.sums(claim.paper, claim.sentence.span):
        if amount.per or amount.flaw or amount.qualifier in ("up-to", "above", "below"):
            return None
        if register.who_uses(amount.value):
            continue
        tied = 0 <= amount.span.start - claim.spot.end <= _TIED
        # A figure that garbles a threshold is told of as that.
        if tied or register.other_figure(amount.value) or register.near(amount.value, on):
            return None
        found.append(amount)
    return found


def _printed(claim: _Claim, register: Thresholds) -> Threshold | None:
    """The threshold that the sentence itself gives."""
    given = [a for a in _within.sums(claim.paper, claim.sentence.span) if a.low == a.high]
    own = [t for a in given for t in register.who_uses(a.value)[-1:]]
    return own[0] if len({t.amount for t in own}) == 1 else None


def _in_force(claim: _Claim, register: Thresholds, on: date) -> Threshold | None:
    """The threshold of the day for the kind of contract that is spoken of.

    Where no kind is named it is the lowest for "above" and, where nothing hints at another kind, for "below".
    """
    paper, folded, paragraph = claim.paper, lowered(claim.paper), claim.sentence.paragraph.span
    named = _kinds(claim, claim.sentence.span)
    plain = holds(folded, claim.options.get("plain", ()), *claim.sentence.span)
    if not plain:
        named = named or _kinds(claim, paragraph)
    if "concession" in named:
        return None
    for special in ("light-touch", "works"):
        if special in named:
            return register.at(on, kind=special) if named <= {special, "supplies-services"} else None
    if plain:
        return register.at(on)
    spans = [s.span for s in paper.sections if s.key == claim.options.get("section")]
    spans += [paragraph, *([paper.title_span] if paper.title_span else [])]
    if claim.side == "below" and any(holds(folded, claim.options.get("other-kinds", ()), *span) for span in spans):
        return None
    return register.at(on)


def _kinds(claim: _Claim, span: Span) -> set[str]:
    folded = lowered(claim.paper)
    return {k for k, said in claim.options["kinds"].items() if _gapped.found(folded, said, *span)}


def _day(claim: _Claim, on: date) -> date | None:
    """The day on which the procurement began, where the paragraph says that; None where it gives no day with it."""
    paper, folded = claim.paper, lowered(claim.paper)
    for span in (claim.sentence.span, claim.sentence.paragraph.span):
        if not holds(folded, claim.options.get("begun", ()), *span):
            continue
        days = [d.first for d in paper.dates if span.start <= d.span.start < span.end and d.kind in ("day", "month")]
        return days[0] if len(set(days)) == 1 else None
    return on


def _judge(claim: _Claim, values: list[Amount], threshold: Threshold, on: date) -> Hit | None:
    """Whether the values are on the other side, with VAT or without, whichever is kinder."""
    said = {_vat.said_of(claim.paper, a, claim.options) for a in values}
    if claim.side == "above":
        grows = threshold.vat == "inclusive" and said != {"inclusive"}
        wrong = sum((a.high for a in values), Decimal(0)) * (_VAT if grows else 1) < threshold.amount
    else:
        shrinks = threshold.vat == "net" and said != {"net"}
        wrong = min(a.low for a in values) / (_VAT if shrinks else 1) >= threshold.amount
    if not wrong:
        return None
    most = max(values, key=lambda a: a.high)
    told = {
        "value": _law.name(claim.paper, most.span),
        "side": claim.side,
        "threshold": threshold.amount,
        "kind": threshold.called,
        "vat": "with VAT" if threshold.vat == "inclusive" else "without VAT",
        "day": on,
    }
    inside = claim.sentence.span.start <= most.span.start < claim.sentence.span.end
    related = () if inside else (Related(most.span, "the value"),)
    level = "info" if threshold.confidence == "memory" else None
    return Hit(most.span if inside else claim.spot, told, related, level=level)


def _by_paper(claim: _Claim, threshold: Threshold, register: Thresholds, on: date) -> Hit | None:
    """The same for the value that the recommendations give: above the threshold no sum of the paper may reach it."""
    paper, options, (start, end) = claim.paper, claim.options, claim.sentence.span
    if not holds(lowered(paper), options.get("subject", ()), start, end):
        return None
    leave, section = options.get("leave", ()), (options.get("section", ""),)
    pounds = [a for a in paper.amounts if a.unit == "GBP" and not register.who_uses(a.value)]
    sums = [a for a in pounds if not _within.in_sections(paper, a.span.start, leave)]
    asked = [a for a in sums if _within.in_sections(paper, a.span.start, section)]
    if not asked or any(a.per or a.flaw for a in sums):
        return None
    if claim.side == "below":
        return _judge(claim, asked, threshold, on) if len({a.value for a in asked}) == 1 else None
    most = max(sums, key=lambda a: a.high)
    total = sum({a.high for a in asked}, Decimal(0))
    return _judge(claim, [most], threshold, on) if total * _VAT < threshold.amount else None
