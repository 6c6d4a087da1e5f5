"""The same paper dated some days earlier or later gets the other answer; a page without its date gets none."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

import pytest

from pcdlint.api import Linter
from tests.seeded import clean_papers

FORM = "2016-vehicle-telematics.md"
WEB = "2019-web-single-tender.txt"

DAYS = [
    # what the legal comments say, the rule, the first day and the last on which it is right
    ("The threshold is £181,302 for supplies.", "LEG020", date(2018, 1, 1), date(2019, 12, 31)),
    ("The threshold is £189,330 for supplies.", "LEG020", date(2020, 1, 1), date(2021, 12, 31)),
    ("The threshold is £213,477 for supplies.", "LEG020", date(2022, 1, 1), date(2023, 12, 31)),
    ("The threshold is £214,904 for supplies.", "LEG020", date(2024, 1, 1), date(2025, 12, 31)),
    ("The threshold is £207,720 for supplies.", "LEG020", date(2026, 1, 1), None),
    (
        "MOPAC is a contracting authority under the Public Contracts Regulations 2015.",
        "LEG024",
        None,
        date(2025, 2, 23),
    ),
    ("The tyres are bought under the Procurement Act 2023.", "LEG011", date(2025, 2, 24), None),
    ("Names are kept under the Data Protection Act 1998.", "LEG010", None, date(2018, 5, 24)),
    ("Names are kept under the Data Protection Act 2018.", "LEG011", date(2018, 5, 25), None),
    ("Names are kept under article 6 of the General Data Protection Regulation.", "LEG010", None, date(2020, 12, 31)),
    (
        "Section 9 of the Police Reform and Social Responsibility Act 2011 lets MOPAC make grants.",
        "LEG012",
        None,
        date(2014, 3, 19),
    ),
]


@cache
def linter() -> Linter:
    return Linter()


def rules(words: str, day: date) -> set[str]:
    """The rules of law that a signed form of that day breaks at the words put into its legal comments."""
    text = clean_papers()[FORM]
    start, end = text.index("4. Legal Comments"), text.index("5. Equality Comments")
    dated = re.sub(
        r"\d{1,2}/\d{1,2}/\d{4}", f"{day:%d/%m/%Y}", text[:start] + "4. Legal Comments\n\n4.1. {}\n\n" + text[end:]
    )
    assert dated.count(f"{day:%d/%m/%Y}") > 1
    found = linter().text(dated.replace("{}", words), "paper.md").findings
    return {f.rule for f in found if words.startswith(f.excerpt[:3]) or f.excerpt in words}


@pytest.mark.parametrize(("words", "rule", "first", "last"), DAYS, ids=[d[0][:50] for d in DAYS])
def test_the_answer_turns_on_its_day(words: str, rule: str, first: date | None, last: date | None) -> None:
    for day in filter(None, (first, last)):
        assert rule not in rules(words, day)
    if first:
        assert rule in rules(words, first - timedelta(days=1))
    if last:
        assert rule in rules(words, last + timedelta(days=1))


@pytest.mark.parametrize("words", [d[0] for d in DAYS], ids=lambda words: words[:50])
def test_a_page_without_its_date_is_not_judged_by_one(words: str) -> None:
    text = clean_papers()[WEB]
    spot = text.index("4.1. ") + len("4.1. ")
    found = linter().text(text[:spot] + words + " " + text[spot:], "page.txt").findings
    assert not [f for f in found if f.rule in {d[1] for d in DAYS}]
