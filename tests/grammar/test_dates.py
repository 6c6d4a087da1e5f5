"""Dates as officers print them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcdlint.grammar.dates import scan_dates
from pcdlint.grammar.days import read_field

Row = tuple[str, str, str | None, str | None, str | None]


def rows(text: str) -> list[Row]:
    """(printed, kind, first, last, flaw) of every mention."""
    return [
        (
            text[m.span.start : m.span.end],
            m.kind,
            m.first and m.first.isoformat(),
            m.last and m.last.isoformat(),
            m.flaw,
        )
        for m in scan_dates(text)
    ]


DAYS = [
    ("Date 10/06/2025", "10/06/2025", "2025-06-10"),
    ("signed 7/4/2025.", "7/4/2025", "2025-04-07"),
    ("07.04.2025", "07.04.2025", "2025-04-07"),
    ("07-04-2025", "07-04-2025", "2025-04-07"),
    ("10 / 06 / 2025", "10 / 06 / 2025", "2025-06-10"),
    ("until 31 March 2021", "31 March 2021", "2021-03-31"),
    ("by 31st March 2021 at the latest", "31st March 2021", "2021-03-31"),
    ("since the 1st of April 2020", "1st of April 2020", "2020-04-01"),
    ("on March 31, 2021", "March 31, 2021", "2021-03-31"),
    ("24 Feb 2025", "24 Feb 2025", "2025-02-24"),
    ("24-Feb-25", "24-Feb-25", "2025-02-24"),
    ("post 31/3/21?", "31/3/21", "2021-03-31"),
    ("2025-06-10", "2025-06-10", "2025-06-10"),
    ("on Tuesday 3 June 2025", "Tuesday 3 June 2025", "2025-06-03"),
    ("Wednesday, 7 May 2025", "Wednesday, 7 May 2025", "2025-05-07"),
    ("by 31 MARCH 2025", "31 MARCH 2025", "2025-03-31"),
    ("by 3 may 2025", "3 may 2025", "2025-05-03"),
    ("until 31\nMarch 2021 only", "31\nMarch 2021", "2021-03-31"),
    ("31\u00a0March\u00a02021", "31\u00a0March\u00a02021", "2021-03-31"),
    ("Date 10/06/2025Skip to", "10/06/2025", "2025-06-10"),
    ("29 February 2024", "29 February 2024", "2024-02-29"),
    ("2 Dec. 2025", "2 Dec. 2025", "2025-12-02"),
]


@pytest.mark.parametrize(("text", "printed", "day"), DAYS)
def test_days(text: str, printed: str, day: str) -> None:
    assert rows(text) == [(printed, "day", day, day, None)]


PERIODS = [
    ("expires in March 2025", "March 2025", "month", "2025-03-01", "2025-03-31"),
    ("approved in Dec 2024 (see)", "Dec 2024", "month", "2024-12-01", "2024-12-31"),
    ("Sept 2025", "Sept 2025", "month", "2025-09-01", "2025-09-30"),
    ("31\tMarch 2021", "March 2021", "month", "2021-03-01", "2021-03-31"),
    ("Table 4 March 2025", "March 2025", "month", "2025-03-01", "2025-03-31"),
    ("for 2025/26.", "2025/26", "financial-year", "2025-04-01", "2026-03-31"),
    ("(2024-25)", "2024-25", "financial-year", "2024-04-01", "2025-03-31"),
    ("2024–25", "2024–25", "financial-year", "2024-04-01", "2025-03-31"),
    ("2024/2025", "2024/2025", "financial-year", "2024-04-01", "2025-03-31"),
    ("2024–2025", "2024–2025", "financial-year", "2024-04-01", "2025-03-31"),
    ("2011-12", "2011-12", "financial-year", "2011-04-01", "2012-03-31"),
    ("1999/00", "1999/00", "financial-year", "1999-04-01", "2000-03-31"),
    ("in FY24/25 covering", "FY24/25", "financial-year", "2024-04-01", "2025-03-31"),
    ("FY 2025/2026", "FY 2025/2026", "financial-year", "2025-04-01", "2026-03-31"),
    ("financial year 24/25", "24/25", "financial-year", "2024-04-01", "2025-03-31"),
    ("the 24/25 financial year", "24/25", "financial-year", "2024-04-01", "2025-03-31"),
    ("2025-2028", "2025-2028", "years", "2025-01-01", "2028-12-31"),
    ("from 2025 to 2028", "2025 to 2028", "years", "2025-01-01", "2028-12-31"),
    ("Strategy 2023/2025", "2023/2025", "years", "2023-01-01", "2025-12-31"),
    ("2022-25", "2022-25", "years", "2022-01-01", "2025-12-31"),
    ("in 2025 the", "2025", "year", "2025-01-01", "2025-12-31"),
    ("Since 2019, ", "2019", "year", "2019-01-01", "2019-12-31"),
    ("by mid-2025", "2025", "year", "2025-01-01", "2025-12-31"),
]


@pytest.mark.parametrize(
    "printed",
    [
        "10.11.16",
        "10-11-16",
        "10 11 2016",
        "10th Nov 16",
        "10 November '16",
        "10/Nov/2016",
        "1O/11/2016",
        "l0/11/2016.",
    ],
)
def test_a_field_for_a_date_takes_what_a_sentence_does_not(printed: str) -> None:
    assert read_field(printed) == date(2016, 11, 10)


@pytest.mark.parametrize("printed", ["31.11.16", "10.13.16", "10 Novembre 16", "10.11", "2016", "", "of 10.11.16"])
def test_a_field_for_a_date_may_hold_none(printed: str) -> None:
    assert read_field(printed) is None


@pytest.mark.parametrize(("text", "printed", "kind", "first", "last"), PERIODS)
def test_periods(text: str, printed: str, kind: str, first: str, last: str) -> None:
    assert rows(text) == [(printed, kind, first, last, None)]


FLAWED = [
    ("31/02/2025", "day", "no-such-date"),
    ("31 June 2024", "day", "no-such-date"),
    ("29 February 2023", "day", "no-such-date"),
    ("45/13/2025", "day", "no-such-date"),
    ("31/04/25", "day", "no-such-date"),
    ("2025/27", "financial-year", "no-such-year"),
    ("2025/24", "financial-year", "no-such-year"),
    ("FY24/26", "financial-year", "no-such-year"),
    ("2025-22", "years", "reversed"),
    ("2028-2025", "years", "reversed"),
]


@pytest.mark.parametrize(("text", "kind", "flaw"), FLAWED)
def test_what_has_the_shape_of_a_date_and_is_none(text: str, kind: str, flaw: str) -> None:
    assert rows(f"It ran until {text}.") == [(text, kind, None, None, flaw)]


@pytest.mark.parametrize(
    "text",
    [
        "Equality Act 2010",
        "Public Contracts Regulations 2015",
        "the Specified Information Order 2011",
        "Policing Vision 2025",
        "the Harbour Strategy 2018",
        "the 2011 Act",
        "PCD 2025",
        "PCD 25/26",
        "DMPCD 2016/56",
        "a 24/7 service",
        "23/25",
        "25/26 of the posts",
        "paragraph 2.1",
        "£2,025/26",
        "£2025",
        "020 7946 2025",
        "Directive 2014/24/EU",
        "SI 2011/3050",
        "12/12/2012/34",
        "up to 2000 children",
        "in 2,025 cases",
        "in 2025-001",
        "4.5.2 and 10.11.12",
        "23/24/25",
        "ratio 1/2 to 3/4",
        "the Mayor 2024 plan",
        "form 2025-14",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert [row for row in rows(text) if row[4] != "reversed"] == []


def test_short_years_beside_one_another_are_years() -> None:
    assert [(row[0], row[2]) for row in rows("Grant\t25/26\t26/27\t27/28\tTotal")] == [
        ("25/26", "2025-04-01"),
        ("26/27", "2026-04-01"),
        ("27/28", "2027-04-01"),
    ]


@pytest.mark.parametrize("gap", [" to ", "-", "–", " – ", ", "])
def test_two_financial_years_are_two(gap: str) -> None:
    assert [row[0] for row in rows(f"2025/26{gap}2027/28")] == ["2025/26", "2027/28"]


def test_a_period_is_two_mentions_in_order() -> None:
    assert [row[:3] for row in rows("October 2020 & 31st March 2021")] == [
        ("October 2020", "month", "2020-10-01"),
        ("31st March 2021", "day", "2021-03-31"),
    ]


STYLES = [
    "{d.day}/{d.month}/{d.year}",
    "{d:%d/%m/%Y}",
    "{d:%d/%m/%y}",
    "{d:%d.%m.%Y}",
    "{d.day} {d:%B} {d.year}",
    "{d.day}th of {d:%B} {d.year}",
    "{d.day} {d:%b} {d.year}",
    "{d:%B} {d.day}, {d.year}",
    "{d:%A} {d.day} {d:%B} {d.year}",
    "{d:%d-%b-%Y}",
    "{d:%Y-%m-%d}",
]


@given(
    st.dates(date(1990, 1, 1), date(2059, 12, 31)),
    st.sampled_from(STYLES),
    st.sampled_from(["", "Date ", "until ", "(", "on the "]),
    st.sampled_from(["", ".", ")", " and", "\n"]),
)
def test_any_style_says_the_same_day(day: date, style: str, before: str, after: str) -> None:
    printed = style.format(d=day)
    assert rows(before + printed + after) == [(printed, "day", day.isoformat(), day.isoformat(), None)]


@given(st.integers(2000, 2060), st.sampled_from(["/", "-", "–"]), st.booleans())
def test_a_financial_year_lasts_from_april_to_march(year: int, dash: str, whole: bool) -> None:
    tail = str(year + 1) if whole else f"{(year + 1) % 100:02d}"
    (mention,) = scan_dates(f"for {year}{dash}{tail}")
    assert mention.kind == "financial-year"
    assert (mention.first, mention.last) == (date(year, 4, 1), date(year + 1, 4, 1) - timedelta(days=1))


@given(st.text(alphabet="0123456789/-. ,stndMarch£%\n\tFYPCDin", max_size=60))
def test_mentions_are_in_order_and_apart(text: str) -> None:
    mentions = scan_dates(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))
    assert all((m.first is None) == (m.flaw is not None) for m in mentions)
