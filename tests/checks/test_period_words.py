"""How many years a period can be of."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcdlint.checks.period_words import _possible
from pcdlint.values import DateMention, Span


def year(first: int) -> DateMention:
    return DateMention(Span(0, 7), "financial-year", date(first, 4, 1), date(first + 1, 3, 31))


def day(*parts: int) -> DateMention:
    return DateMention(Span(0, 10), "day", date(*parts), date(*parts))


@given(st.integers(2012, 2040), st.integers(2, 10))
def test_financial_years_count_both_ends_and_may_be_one_more_than_the_term(first: int, count: int) -> None:
    possible = _possible([year(first), year(first + count - 1)])
    assert possible[0] == count
    assert all(count - 1 <= n <= count for n in possible)


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        (day(2025, 4, 1), day(2028, 3, 31), (3,)),
        (day(2025, 10, 1), day(2029, 9, 30), (4,)),
        (day(2025, 4, 1), day(2028, 4, 1), (3,)),
        (day(2028, 4, 1), day(2025, 4, 1), ()),
    ],
)
def test_days_count_to_the_nearest_year(first: DateMention, last: DateMention, years: tuple[int, ...]) -> None:
    assert tuple(dict.fromkeys(_possible([first, last]))) == years


def test_a_span_of_years_counts_its_distance_or_both_ends() -> None:
    assert _possible([DateMention(Span(0, 9), "years", date(2025, 1, 1), date(2028, 12, 31))]) == (3, 4)


def test_one_year_alone_says_nothing() -> None:
    assert _possible([year(2025)]) == ()
