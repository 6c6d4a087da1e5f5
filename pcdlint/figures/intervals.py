"""Arithmetic of printed figures: an interval is as wide as the last printed digit leaves open.

As in XBRL Calculations 1.1, a sum is wrong only when its interval and that of the stated total do not meet.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

ZERO = Decimal(0)


class Interval(NamedTuple):
    """All values from `low` to `high`, both included."""

    low: Decimal
    high: Decimal

    def scaled(self, factor: Decimal) -> Interval:
        """Times a factor; a negative one turns the interval round."""
        ends = (self.low * factor, self.high * factor)
        return Interval(min(ends), max(ends))

    def minus(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def times(self, other: Interval) -> Interval:
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def over(self, other: Interval) -> Interval | None:
        """The quotient; None where the divisor may be zero."""
        if other.low <= 0 <= other.high:
            return None
        ends = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def meets(self, other: Interval) -> bool:
        """They have a value in common."""
        return self.low <= other.high and other.low <= self.high

    @property
    def exact(self) -> bool:
        return self.low == self.high


def growth(was: Interval, now: Interval) -> Interval | None:
    """The change from one to the other in per cent of the first, up or down; None where that may be zero."""
    ratio = now.over(was)
    if ratio is None:
        return None
    ends = [abs(end - 1) * 100 for end in ratio]
    return Interval(min(ends), max(ends))


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of all; zero for none."""
    low = high = ZERO
    for interval in intervals:
        low += interval.low
        high += interval.high
    return Interval(low, high)
