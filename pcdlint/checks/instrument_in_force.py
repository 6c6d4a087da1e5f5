"""Law that had been replaced on the day of the paper, or that was not yet made or in force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pcdlint.checks import _law
from pcdlint.checks._phrases import STRINGS, holds
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.registers.instruments import Instrument
from pcdlint.registers.resolve import Meaning
from pcdlint.values import Span

NAME = "instrument-in-force"
OPTIONS = {
    "type": "object",
    "required": ["status"],
    "additionalProperties": False,
    "properties": {
        "status": {"enum": ["replaced", "not-yet"]},
        "unless": {**STRINGS, "description": "Words of the paragraph by which the paper shows that it knows."},
        "unborn": {**STRINGS, "description": "As `unless`, for an Act of a later year than the paper: it had no name."},
        "past": {**STRINGS, "description": "Words of the sentence that make it history: no more than info."},
        "except": {**STRINGS, "description": "Instruments (title with year) that another rule judges."},
        "info-for": {**STRINGS, "description": "Instruments whose names are used loosely: no more than info."},
    },
}
VALUES = ("instrument", "since", "until", "successor", "saving")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit for each such instrument, at the first place where the paper does not show that it knows."""
    on = _law.day(paper, facts)
    if on is None:
        return
    kept = (
        (m.instrument.name, m)
        for m in _law.read(paper, facts)
        if m.instrument is not None
        and _named(m)
        and m.instrument.name not in options.get("except", ())
        and _status(m.instrument, on, facts) == options["status"]
        and not _knows(paper, m, on, options)
    )
    for same in _law.grouped(kept):
        first, what = same[0], same[0].instrument
        if what is None:
            continue
        successor = facts.registers.legislation.replacement(what)
        values = {
            "instrument": what.name,
            "since": None if _unborn(what, on) else what.period.start,  # its title alone says that it was not made
            "until": what.period.end,
            "successor": successor.name if successor else what.replaced_by,
            "saving": what.saving,
        }
        related = tuple(Related(_law.title_span(paper, m.citation), "here, too") for m in same[1:])
        yield Hit(
            _law.title_span(paper, first.citation), values, related, level=_level(paper, first, what, on, options)
        )


def _knows(paper: Paper, meaning: Meaning, on: date, options: Mapping[str, Any]) -> bool:
    """Whether the paragraph shows that the paper knows of the change."""
    words = "unborn" if meaning.instrument is not None and _unborn(meaning.instrument, on) else "unless"
    return _says(paper, paper.around(meaning.citation.span.start), options.get(words, ()))


def _unborn(what: Instrument, on: date) -> bool:
    """Whether it had no name yet: its year is later, or it has none and began in no near year."""
    if what.year is not None:
        return on.year < what.year
    return what.period.start is not None and on.year + 1 < what.period.start.year


def _named(meaning: Meaning) -> bool:
    """Whether the instrument is rightly named; the bare short form of one with a loose name ("GDPR") is not."""
    if meaning.citation.kind == "none" or meaning.instrument is None:
        return False
    if meaning.resolution is not None and meaning.resolution.how in ("wrong-form", "near"):
        return False
    loose = meaning.instrument.lenient or meaning.instrument.year is None
    return not loose or meaning.citation.kind != "short" or bool(meaning.cited)


def _status(what: Instrument, on: date, facts: Facts) -> str:
    if what.year is not None and on.year < what.year:
        return "not-yet"
    status = facts.registers.legislation.in_force(what, on)
    # An Act may be named between its making and its first day; only a known first day counts.
    return "unknown" if status == "not-yet" and what.dates == "memory" else status


def _says(paper: Paper, span: Span, phrases: list[str]) -> bool:
    return bool(phrases) and holds(lowered(paper), phrases, span.start, span.end)


def _level(paper: Paper, meaning: Meaning, what: Instrument, on: date, options: Mapping[str, Any]) -> str | None:
    if what.year is None and _unborn(what, on):
        return None
    if what.lenient or what.name in options.get("info-for", ()):
        return "info"
    if _says(paper, _law.sentence(paper, meaning.citation.span.start), options.get("past", ())):
        return "info"
    # That an Act of a later year was not made yet, its title says.
    made = what.year is None or what.year <= on.year
    return "info" if what.dates == "memory" and made else None
