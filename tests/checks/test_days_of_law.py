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
NEAR = (1, 10)
"""How many days a paper is moved over a boundary."""

# The years in which the thresholds held: for supplies and services, for works, of central government for services.
THRESHOLDS = [
    (2012, 2013, "173,934", "4,348,350", "113,057"),
    (2014, 2015, "172,514", "4,322,012", "111,676"),
    (2016, 2017, "164,176", "4,104,394", "106,047"),
    (2018, 2019, "181,302", "4,551,413", "118,133"),
    (2020, 2021, "189,330", "4,733,252", "122,976"),
    (2022, 2023, "213,477", "5,336,937", "138,760"),
    (2024, 2025, "214,904", "5,372,609", "139,688"),
    (2026, None, "207,720", "5,193,000", "135,018"),
]
LIGHT_TOUCH = [(None, 2015, "625,050"), (2016, 2017, "589,148"), (2018, 2019, "615,278"), (2020, None, "663,540")]


def new_year(year: int | None) -> date | None:
    return date(year, 1, 1) if year else None


def new_years_eve(year: int | None) -> date | None:
    return date(year, 12, 31) if year else None


DAYS: list[tuple[str, str, date | None, date | None]] = [
    # what the legal comments say, the rule, the first day and the last on which it is right
    *(
        (f"The threshold is £{amount} for {kind}.", "LEG020", new_year(first), new_years_eve(last))
        for first, last, services, works, _ in THRESHOLDS
        for amount, kind in ((services, "supplies"), (services, "services"), (works, "works"))
    ),
    *(
        (f"The light touch threshold is £{amount}.", "LEG020", new_year(first), new_years_eve(last))
        for first, last, amount in LIGHT_TOUCH
    ),
    ("The services cost £170,000 and exceed the threshold.", "LEG029", date(2016, 1, 1), date(2017, 12, 31)),
    ("The services cost £208,000 with VAT, above the threshold.", "LEG029", date(2026, 1, 1), None),
    ("The services cost £210,000 with VAT, below the threshold.", "LEG029", None, date(2025, 12, 31)),
    ("The works cost £5,200,000 with VAT, below the works threshold.", "LEG029", None, date(2025, 12, 31)),
    (
        "MOPAC is a contracting authority under the Public Contracts Regulations 2015.",
        "LEG024",
        None,
        date(2025, 2, 23),
    ),
    (
        "MOPAC is a contracting authority under the Public Contracts Regulations 2006.",
        "LEG024",
        None,
        date(2015, 2, 25),
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

VAT = [
    # figure, a day on which it holds, what it is said to be, whether that is right
    ("189,330", date(2021, 12, 31), "excluding VAT", True),
    ("189,330", date(2021, 12, 31), "including VAT", False),
    ("213,477", date(2022, 1, 1), "including VAT", True),
    ("213,477", date(2022, 1, 1), "excluding VAT", False),
    *(
        (services, day, said, (said == "excluding VAT") == (first < 2022))
        for first, last, services, _, _ in THRESHOLDS
        for day in (date(first, 1, 1), date(last or first, 12, 31))
        for said in ("excluding VAT", "including VAT")
    ),
]


@cache
def linter() -> Linter:
    return Linter()


@cache
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
    for near in NEAR:
        inside = timedelta(days=near - 1)
        if first:
            assert rule not in rules(words, first + inside)
            assert rule in rules(words, first - timedelta(days=near))
        if last:
            assert rule not in rules(words, last - inside)
            assert rule in rules(words, last + timedelta(days=near))


@pytest.mark.parametrize(
    ("first", "last", "services", "works", "central"), THRESHOLDS, ids=[str(t[0]) for t in THRESHOLDS]
)
def test_the_figure_of_central_government_is_told_apart_on_every_day(
    first: int, last: int | None, services: str, works: str, central: str
) -> None:
    for day in (date(first, 1, 1), date(last or first, 12, 31)):
        assert rules(f"The threshold is £{central} for supplies.", day) == {"LEG021"}
        assert not rules(f"The threshold is £{services} for supplies.", day)
        assert not rules(f"The threshold is £{works} for works.", day)
        assert rules(f"The threshold is £{services} for works.", day) == {"LEG028"}
        assert rules(f"The threshold is £{works} for services.", day) == {"LEG028"}


@pytest.mark.parametrize(("figure", "day", "said", "right"), VAT)
def test_thresholds_include_vat_since_2022(figure: str, day: date, said: str, right: bool) -> None:
    assert ("LEG023" in rules(f"The threshold is £{figure} ({said}).", day)) is not right


@pytest.mark.parametrize("words", [d[0] for d in DAYS], ids=lambda words: words[:50])
def test_a_page_without_its_date_is_not_judged_by_one(words: str) -> None:
    text = clean_papers()[WEB]
    spot = text.index("4.1. ") + len("4.1. ")
    found = linter().text(text[:spot] + words + " " + text[spot:], "page.txt").findings
    assert not [f for f in found if f.rule in {d[1] for d in DAYS}]
