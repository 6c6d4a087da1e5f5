"""What a printed date means: the days it covers, or why it is none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from pcdlint.grammars import parser
from pcdlint.patterns import pattern


class Reading(NamedTuple):
    """What a printed string means, wherever it stands; fields as those of `DateMention`."""

    kind: str
    first: date | None
    last: date | None
    flaw: str | None = None


@lru_cache(maxsize=4096)
def read_date(printed: str) -> Reading | None:
    """What the grammar makes of a string; None when it is no date."""
    from lark.exceptions import UnexpectedInput

    try:
        tree = parser("dates").parse(printed.lower())
    except UnexpectedInput:
        return None
    return _READERS[str(tree.data)]([str(token) for token in tree.children])


def read_field(printed: str) -> date | None:
    """The day in a date's own field, where less is asked of its form: "10.11.16", "10 Nov '16", "l0/11/2016"."""
    match = _FIELD.fullmatch(printed.strip())
    if match is None:
        return None
    day, month, year = (part.translate(_SCANNED) if any(c.isdigit() for c in part) else part for part in match.groups())
    between = "/" if month.isdecimal() else " "
    reading = read_date(between.join((day, month, f"20{year}" if len(year) == 2 else year)))
    return reading.first if reading is not None and reading.kind == "day" else None


def _day(day: str, month: str, year: str) -> Reading | None:
    number = int(month) if month.isdecimal() else _MONTH_NUMBERS[month[:3]]
    whole = _full(year)
    if whole < 1000:
        return None
    try:
        found = date(whole, number, int(day))
    except ValueError:
        return Reading("day", None, None, "no-such-date")
    return Reading("day", found, found)


def _full(year: str) -> int:
    """A year of four figures; "69" and below are of this century."""
    if len(year) == 4:
        return int(year)
    return int(year) + (2000 if int(year) < 70 else 1900)


def _numeric(parts: list[str]) -> Reading | None:
    """With a short year only what could be a day and month: "23/24/25" may be three years."""
    if len(parts[2]) == 2 and (int(parts[0]) > 31 or int(parts[1]) > 12):
        return None
    return _day(*parts)


def _dotted(parts: list[str]) -> Reading | None:
    """With a short year only if padded: "1.2.25" is a paragraph."""
    if len(parts[2]) == 4:
        return _day(*parts) if 1900 <= int(parts[2]) <= 2099 else None
    if len(parts[0]) != 2 or len(parts[1]) != 2 or "0" not in (parts[0][0], parts[1][0]):
        return None
    reading = _day(*parts)
    return reading if reading is not None and reading.flaw is None else None


def _iso(parts: list[str]) -> Reading | None:
    year, month, day = parts
    return _day(day, month, year) if 1 <= int(month) <= 12 else None


def _month(parts: list[str]) -> Reading | None:
    year, number = int(parts[1]), _MONTH_NUMBERS[parts[0][:3]]
    if not 1000 <= year < 9999:
        return None
    following = date(year + number // 12, number % 12 + 1, 1)
    return Reading("month", date(year, number, 1), following - timedelta(days=1))


def _financial(first: int) -> Reading:
    return Reading("financial-year", date(first, 4, 1), date(first + 1, 3, 31))


def _span(first: int, last: int) -> Reading | None:
    if not (1900 <= first <= 2099 and 1900 <= last <= 2099):
        return None
    if last < first:
        return Reading("years", None, None, "reversed") if first - last <= 30 else None
    return Reading("years", date(first, 1, 1), date(last, 12, 31))


def _slashed(parts: list[str]) -> Reading | None:
    first, tail = _full(parts[0]), parts[1]
    if not 1900 <= first <= 2099:
        return None
    if len(tail) == 4:
        return _financial(first) if int(tail) == first + 1 else _span(first, int(tail))
    distance = (int(tail) - first) % 100
    if distance == 1:
        return _financial(first)
    # Of "2025/06" nobody can say whether it is a month; of "2016/56", whether it is a number.
    if int(tail) <= 12 or 10 < distance < 90:
        return None
    return Reading("financial-year", None, None, "no-such-year")


def _dashed(parts: list[str]) -> Reading | None:
    first, tail = _full(parts[0]), parts[1]
    if not 1900 <= first <= 2099:
        return None
    if (int(tail) - first) % 100 == 1 and (len(tail) == 2 or int(tail) == first + 1):
        return _financial(first)
    if len(tail) == 4:
        return _span(first, int(tail))
    # "2025-06" may be a month, "24-26" anything.
    if int(tail) <= 12 or len(parts[0]) == 2:
        return None
    return _span(first, first - first % 100 + int(tail))


def _year(parts: list[str]) -> Reading | None:
    year = int(parts[0])
    return Reading("year", date(year, 1, 1), date(year, 12, 31)) if 1990 <= year <= 2049 else None


_FIELD = pattern(
    r"([\dlIO]{1,2})(?:st|nd|rd|th)?[\s./\\–-]{1,4}([\dlIO]{1,2}|[A-Za-z]{3,9})[\s./\\,'’–-]{1,4}(\d{4}|\d\d)\W*"
)
_SCANNED = str.maketrans("lIO", "110")
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NUMBERS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
_READERS: dict[str, Callable[[list[str]], Reading | None]] = {
    "numeric": _numeric,
    "dotted": _dotted,
    "iso": _iso,
    "worded": lambda parts: _day(*parts),
    "american": lambda parts: _day(parts[1], parts[0], parts[2]),
    "month": _month,
    "slashed": _slashed,
    "dashed": _dashed,
    "spanned": lambda parts: _span(int(parts[0]), int(parts[1])),
    "year": _year,
}
