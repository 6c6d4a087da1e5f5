"""The procurement law that a paper names as its own had been replaced, and no older contract is spoken of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pcdlint.checks import _law, _within
from pcdlint.checks._phrases import STRINGS, holds
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.registers.resolve import Meaning
from pcdlint.values import Span

NAME = "procurement-regime"
OPTIONS = {
    "type": "object",
    "required": ["general", "saved", "older"],
    "additionalProperties": False,
    "properties": {
        "general": {**STRINGS, "description": "Words of a sentence that names the law of the paper's own procurement."},
        "saved": {**STRINGS, "description": "Words of the paragraph with which the older law is right."},
        "older": {**STRINGS, "description": "Words of title, summary or recommendation: an older contract is changed."},
        "sections": {**STRINGS, "description": "Keys of the sections in which `older` is looked for."},
    },
}
_LONGEST = 5
"""Years after which a framework of the old law has ended."""
VALUES = ("instrument", "until", "successor", "saving")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit for each replaced regime; info where no sentence makes it the law of the paper's own procurement."""
    on = _law.day(paper, facts)
    now = facts.registers.thresholds.regime_at(on) if on else None
    if on is None or now is None or _older(paper, options):
        return
    old = {r.name: r for r in facts.registers.thresholds.regimes if r.period.end is not None and r.period.end < on}
    named = (
        (m.instrument.name, m)
        for m in _law.read(paper, facts)
        if m.instrument is not None
        and m.instrument.name in old
        and m.citation.kind != "none"
        and not _saved(paper, m, old[m.instrument.name].period.end, on, options)
    )
    for same in _law.grouped(named):
        general = [m for m in same if _says(paper, _law.sentence(paper, m.citation.span.start), options["general"])]
        first = (general or same)[0]
        yield _hit(paper, first, [m for m in same if m is not first], old, now.name, bool(general))


def _hit(
    paper: Paper, first: Meaning, others: list[Meaning], old: Mapping[str, Any], successor: str, general: bool
) -> Hit:
    name = first.instrument.name if first.instrument else ""
    values = {
        "instrument": name,
        "until": old[name].period.end,
        "successor": successor,
        "saving": old[name].saving or "procurements begun before",
    }
    related = tuple(Related(_law.title_span(paper, m.citation), "here, too") for m in others)
    return Hit(_law.title_span(paper, first.citation), values, related, level=None if general else "info")


def _saved(paper: Paper, meaning: Meaning, until: date | None, on: date, options: Mapping[str, Any]) -> bool:
    """Whether the paragraph speaks of an older contract or procurement: in words or by a day of its time.

    When no contract of that time can be new any more, the sentence has to say so itself.
    """
    at = meaning.citation.span.start
    long_gone = until is not None and on.year - until.year > _LONGEST
    around = _law.sentence(paper, at) if long_gone else paper.around(at)
    days = _within.days(paper, around)
    return _says(paper, around, options["saved"]) or any(until and d.first and d.first <= until for d in days)


def _says(paper: Paper, span: Span, phrases: list[str]) -> bool:
    return holds(lowered(paper), phrases, span.start, span.end)


def _older(paper: Paper, options: Mapping[str, Any]) -> bool:
    spans = [s.span for s in paper.sections if s.key in options.get("sections", ())]
    if paper.title_span is not None:
        spans.append(paper.title_span)
    return any(_says(paper, span, options["older"]) for span in spans)
