"""A change to a contract that is worth more than the ground it relies on allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pcdlint.checks import _contract_change, _gapped, _law
from pcdlint.checks._contract_change import Change
from pcdlint.checks._phrases import STRINGS, holds
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.registers.thresholds import Cap
from pcdlint.values import Amount, Span

NAME = "modification-cap"
OPTIONS = {
    "type": "object",
    "required": ["regime", "provisions", "limbs", "original", "change"],
    "additionalProperties": False,
    "properties": {
        "regime": {"type": "string", "description": "Title with year of the law."},
        "provisions": {**STRINGS, "description": "What cites it without a limb: 72."},
        "limbs": {**STRINGS, "description": "The capped limbs that are meant where none is named."},
        **_contract_change.WORDS,
        "share": {
            **_gapped.GAPPED,
            "description": "How a sentence says the change in per cent; % stands for the figure.",
        },
        "works": {**STRINGS, "description": "Words with which the cap for works holds."},
        "uncapped": {**STRINGS, "description": "Words that point to a ground without a cap: info."},
    },
}
VALUES = ("original", "change", "percent", "cap", "limbs", "named")


class _Ground(NamedTuple):
    """What a paragraph relies on: where it cites the law, the caps that may be meant, and whether a limb is named."""

    place: Span
    caps: tuple[Cap, ...]
    named: bool


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit for each paragraph that cites the provision and gives a rise above its cap, in pounds or per cent.

    Where no such paragraph gives the values, the one pair that the rest of the paper gives counts.
    """
    grounds = _grounds(paper, options, facts)
    told = False
    for ground in grounds:
        if not all(cap.percent is not None for cap in ground.caps):
            told = True  # a ground without a cap may be the one for what the rest of the paper tells
            continue
        change = _contract_change.in_text(paper, ground.place, options)
        found = _by_value(paper, ground.place, change, ground, options) if change else None
        found = found or (_by_share(paper, ground.place, ground, options) if change is None else None)
        told = told or change is not None or found is not None
        if found is not None:
            yield found
    if not told and grounds:
        places = [ground.place for ground in grounds]
        elsewhere = {(c.original.value, c.value): (c, around) for c, around in _elsewhere(paper, places, options)}
        if len(elsewhere) == 1:
            change, around = next(iter(elsewhere.values()))
            found = _by_value(paper, around, change, grounds[0], options)
            if found is not None:
                yield found if grounds[0].named else found._replace(level="info")


def _grounds(paper: Paper, options: Mapping[str, Any], facts: Facts) -> list[_Ground]:
    """The paragraphs that cite the provision; one that names no limb relies on those that the paper names elsewhere."""
    register, regime = facts.registers.thresholds, options["regime"]
    cited: dict[Span, list[str]] = {}
    for meaning in _law.read(paper, facts):
        if meaning.instrument is None or meaning.instrument.name != regime:
            continue
        for each in meaning.cited:
            if any(each.ref == p or each.ref.startswith((p + "(", p + " ")) for p in options["provisions"]):
                cited.setdefault(paper.around(meaning.citation.span.start), []).append(each.ref)

    def caps(refs: Iterable[str]) -> tuple[Cap, ...]:
        return tuple(cap for ref in refs if (cap := register.cap(ref, regime)))

    every = caps(ref for refs in cited.values() for ref in refs)
    found = [_Ground(p, caps(refs) or every or caps(options["limbs"]), bool(every)) for p, refs in cited.items()]
    return [ground for ground in found if ground.caps]


def _elsewhere(paper: Paper, places: list[Span], options: Mapping[str, Any]) -> Iterator[tuple[Change, Span]]:
    """The changes that other paragraphs about a contract, and tables, give."""
    folded = lowered(paper)
    for section in paper.sections:
        for paragraph in section.paragraphs:
            span = paragraph.span
            if span not in places and holds(folded, options.get("of-contract", ()), *span):
                change = _contract_change.in_text(paper, span, options)
                if change is not None:
                    yield change, span
        for table in section.tables:
            change = _contract_change.in_table(paper, table, options)
            if change is not None:
                yield change, table.span


def _cap(paper: Paper, around: Span, ground: _Ground, options: Mapping[str, Any]) -> Cap:
    """The cap that reaches furthest, for works where they are spoken of, its per cent put in `percent`."""
    works = holds(lowered(paper), options.get("works", ()), around.start, around.end)
    fit = [c._replace(percent=c.works_percent) if works and c.works_percent else c for c in ground.caps]
    return max(fit, key=lambda c: c.percent or 0)


def _by_value(paper: Paper, around: Span, change: Change, ground: _Ground, options: Mapping[str, Any]) -> Hit | None:
    cap = _cap(paper, around, ground, options).percent or 0
    if change.least * 100 <= change.original.high * cap:
        return None
    told = {
        "original": _law.name(paper, change.original.span),
        "change": _law.name(paper, change.spot.span),
        "percent": f"{change.percent:f}".removesuffix(".0"),
    }
    return _hit(paper, around, change.spot, told, ground, options)._replace(
        related=(Related(change.original.span, "the first value"),)
    )


def _by_share(paper: Paper, around: Span, ground: _Ground, options: Mapping[str, Any]) -> Hit | None:
    """The rise that the paragraph gives in per cent of the first value, where it gives no sums."""
    cap = _cap(paper, around, ground, options).percent or 0
    folded = lowered(paper)
    for amount in paper.amounts:
        if amount.unit != "percent" or not around.start <= amount.span.start < around.end or amount.low <= cap:
            continue
        sentence = _law.sentence(paper, amount.span.start)
        words = folded[sentence.start : amount.span.start] + "%" + folded[amount.span.end : sentence.end]
        if amount.qualifier is None and _gapped.found(words, options.get("share", ()), 0, len(words)):
            told = {"original": "the first value", "change": "the change", "percent": f"{amount.value:f}"}
            return _hit(paper, around, amount, told, ground, options)
    return None


def _hit(
    paper: Paper, around: Span, spot: Amount, told: Mapping[str, str], ground: _Ground, options: Mapping[str, Any]
) -> Hit:
    values = {
        **told,
        "cap": f"{_cap(paper, around, ground, options).percent:f}",
        "limbs": list(dict.fromkeys(c.limb for c in ground.caps)),
        "named": "which it relies on" if ground.named else "no limb is named",
    }
    option = holds(lowered(paper), options.get("uncapped", ()), around.start, around.end)
    return Hit(spot.span, values, level="info" if option and not ground.named else None)
