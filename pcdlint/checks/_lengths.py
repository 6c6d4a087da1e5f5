"""Lengths of time in the words of a paper: "three years", "18-month"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pcdlint.patterns import pattern
from pcdlint.values import Span

NUMBERS = {"type": "object", "additionalProperties": {"type": "integer"}, "description": "Number words."}
"""JSON schema of the words for numbers."""

_COUNT = pattern(r"(?<![a-z0-9.,£/])([a-z0-9]+)(?: ?\([0-9a-z]{1,5}\))?(?: (?:full |whole )?financial)?[ -]$")
_YEARS_AND = pattern(r"years?(?: and|,) $")
_AND_MONTHS = pattern(r"(?: and|,) [a-z0-9]+(?: \([0-9a-z]{1,5}\))? months?")
_LEAD, _TAIL = 32, 32


class Length(NamedTuple):
    """A number (two or more) of `year` or `month`."""

    span: Span
    number: int
    unit: str


def lengths(folded: str, within: Span, numbers: Mapping[str, int]) -> Iterator[Length]:
    """Every "three years", "3-year", "three (3) years" and "18 months", years first; none of "3 years and 6 months"."""
    for unit in ("year", "month"):
        at = folded.find(unit, within.start, within.end)
        while at >= 0:
            end = at + len(unit) + folded.startswith("s", at + len(unit))
            count = _COUNT.search(folded, max(at - _LEAD, within.start), at)
            if count is not None and not folded[end : end + 1].isalnum():
                word = count.group(1)
                number = int(word) if word.isdecimal() and len(word) < 3 else numbers.get(word, 0)
                if number > 1 and not _of_two(folded, count.start(), end):
                    yield Length(Span(count.start(), end), number, unit)
            at = folded.find(unit, end, within.end)


def _of_two(folded: str, start: int, end: int) -> bool:
    """Years and months together are one length."""
    before, after = folded[max(start - _LEAD, 0) : start], folded[end : end + _TAIL]
    return _YEARS_AND.search(before) is not None or _AND_MONTHS.match(after) is not None
