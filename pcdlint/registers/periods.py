"""When a fact holds, and how well it is known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

CONFIDENCES = ("memory", "quoted", "verified")
"""From weakest to strongest. A fact of confidence `memory` never makes an error."""


def weakest(*confidences: str) -> str:
    """The weakest of several confidences."""
    return min(confidences, key=CONFIDENCES.index)


class Period(NamedTuple):
    """The days from `start` to `end`, both included; None is open."""

    start: date | None = None
    end: date | None = None

    def holds(self, on: date) -> bool:
        """Whether a day lies in the period."""
        return not (self.start and on < self.start) and not (self.end and on > self.end)

    def overlaps(self, other: Period) -> bool:
        """Whether two periods share a day."""
        return not (self.end and other.start and self.end < other.start) and not (
            other.end and self.start and other.end < self.start
        )


ALWAYS = Period()


def day(value: str | None) -> date | None:
    """A date of a register ("2025-02-24"). Raises ValueError when it is none."""
    return date.fromisoformat(value) if value else None


def period(entry: Mapping[str, Any]) -> Period:
    """The period of a register's entry, from its keys `from` and `until`."""
    start, end = entry.get("from"), entry.get("until")
    return Period(day(start), day(end)) if start or end else ALWAYS
