"""How years and numbers are misprinted, and what lies beyond the last of its kind."""

from __future__ import annotations

import pytest

from pcdlint.registers import Registers
from pcdlint.registers.misprints import is_close_slip, is_digit_slip, is_number_slip, is_slip


@pytest.mark.parametrize(
    ("printed", "right", "likely"),
    [
        (2012, 2011, True),
        (1988, 1998, True),
        (1918, 2018, True),
        (2041, 2014, True),
        (1947, 1974, True),
        (2105, 2015, True),
        (2017, 2015, False),
        (2011, 2014, False),
        (2010, None, False),
    ],
)
def test_a_year_is_a_likely_misprint(printed: int, right: int | None, likely: bool) -> None:
    assert is_slip(printed, right) is likely


@pytest.mark.parametrize(("printed", "right", "slip"), [(2017, 2015, True), (2041, 2014, True), (2036, 2015, False)])
def test_one_digit_is_another_or_two_are_swapped(printed: int, right: int, slip: bool) -> None:
    assert is_digit_slip(printed, right) is slip


@pytest.mark.parametrize(
    ("printed", "right", "slip", "close"),
    [
        ("194", "149", True, True),
        ("134", "143", True, True),
        ("43", "143", True, True),
        ("1449", "149", True, True),
        ("27", "72", True, True),
        ("22", "22A", True, True),
        ("22A", "22", False, False),
        ("22B", "22A", False, False),
        ("13", "3", True, False),
        ("3", "13", False, False),
        ("148", "149", False, False),
        ("149", "149", False, False),
        ("K5", "K6", False, False),
        ("Sch 3", "Sch 30", False, False),
    ],
)
def test_a_number_is_a_likely_misprint(printed: str, right: str, slip: bool, close: bool) -> None:
    assert (is_number_slip(printed, right), is_close_slip(printed, right)) == (slip, close)


PRSRA, ASB, EQUALITY = (
    "Police Reform and Social Responsibility Act 2011",
    "Anti-social Behaviour, Crime and Policing Act 2014",
    "Equality Act 2010",
)


@pytest.mark.parametrize(
    ("name", "unit", "number", "limit"),
    [
        (PRSRA, "section", "158", None),
        (PRSRA, "section", "159", ("section", "158", "")),
        (PRSRA, "schedule", "3", None),
        (PRSRA, "schedule", "17", None),
        (PRSRA, "schedule", "18", ("schedule", "17", "")),
        (PRSRA, "schedule", "33", ("schedule", "17", "")),
        (PRSRA, "section", "3(6)(c)", ("part", "(b)", "3(6)")),
        (EQUALITY, "schedule", "28", None),
        (EQUALITY, "schedule", "29", ("schedule", "28", "")),
        (EQUALITY, "section", "149(9)", None),
        (EQUALITY, "section", "149(10)", ("part", "(9)", "149")),
        (ASB, "section", "143(1)(c)", None),
        (ASB, "section", "143(1)(d)", ("part", "(c)", "143(1)")),
        (ASB, "section", "143(1)(aa)", None),
        (ASB, "section", "143A", None),
    ],
)
def test_beyond_the_last(
    registers: Registers, name: str, unit: str, number: str, limit: tuple[str, str, str] | None
) -> None:
    law = registers.legislation
    what = law.find(name)
    assert what is not None
    found = law.limit(what, number, unit)
    assert (found and (found.unit, found.last, found.of)) == limit
