"""An Act, order, set of regulations or convention as the register knows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pcdlint.registers.periods import ALWAYS, Period, period
from pcdlint.registers.provisions import ProvisionFact, provision_facts


class Instrument(NamedTuple):
    """One instrument of law. `year` is None for what is cited without one (the UK GDPR).

    `kind` is `act`, `regulations`, `order`, `rules`, `convention`, `regulation-eu`, `directive` or `code`.
    `confidence` is that of title, year and number; `dates` that of `period`, the days on
    which the part that papers use was in force; `last_confidence` that of `last`, the highest
    section (regulation, article) number, and `last_schedule` the last Schedule. `saving` says
    when old law stays right; `lenient` that its name is still used for its successor.
    `schedules` is `none`, `one`, `many` or None (not known).
    """

    title: str
    year: int | None
    kind: str
    number: str | None
    unit: str
    period: Period
    dates: str
    replaced_by: str | None
    saving: str | None
    lenient: bool
    last: int | None
    last_confidence: str
    schedules: str | None
    last_schedule: int | None
    last_schedule_confidence: str
    short: tuple[str, ...]
    provisions: Mapping[str, ProvisionFact]
    notes: str | None
    confidence: str
    source: str

    @property
    def name(self) -> str:
        """The title with its year, as it is cited."""
        return self.title if self.year is None else f"{self.title} {self.year}"


def instrument(entry: Mapping[str, Any]) -> Instrument:
    """The typed form of an entry of `legislation`."""
    confidence = entry["confidence"]
    return Instrument(
        title=entry["title"],
        year=entry.get("year"),
        kind=entry["kind"],
        number=entry.get("number"),
        unit=entry["unit"],
        period=period(entry),
        dates=entry.get("dates", "memory"),
        replaced_by=entry.get("replaced_by"),
        saving=entry.get("saving"),
        lenient=bool(entry.get("lenient")),
        last=entry.get("last"),
        last_confidence=entry.get("last_confidence", "memory"),
        schedules=entry.get("schedules"),
        last_schedule=entry.get("last_schedule"),
        last_schedule_confidence=entry.get("last_schedule_confidence", "memory"),
        short=tuple(entry.get("short", ())),
        provisions=provision_facts(entry.get("provisions", {}), confidence),
        notes=entry.get("notes"),
        confidence=confidence,
        source=entry["source"],
    )


def bare(title: str, year: int, kind: str, unit: str, confidence: str, source: str) -> Instrument:
    """An instrument of which no more is known than that it exists."""
    return Instrument(
        title=title,
        year=year,
        kind=kind,
        number=None,
        unit=unit,
        period=ALWAYS,
        dates="memory",
        replaced_by=None,
        saving=None,
        lenient=False,
        last=None,
        last_confidence="memory",
        schedules=None,
        last_schedule=None,
        last_schedule_confidence="memory",
        short=(),
        provisions={},
        notes=None,
        confidence=confidence,
        source=source,
    )
