from __future__ import annotations

from datetime import date

import pytest

from pcdlint.registers import Registers


@pytest.mark.parametrize(
    ("number", "expected"),
    [("43", True), ("43(2)", True), ("22a", True), ("21", True), ("44", True), ("20", False), ("45", False)],
)
def test_which_sections_are_exemptions(registers: Registers, number: str, expected: bool) -> None:
    assert registers.foia.is_exemption(number) is expected


def test_an_exemption_begins_on_its_day(registers: Registers) -> None:
    assert not registers.foia.is_exemption("22A", date(2013, 1, 1))
    assert registers.foia.not_exemption("12") is not None


@pytest.mark.parametrize(
    ("number", "text", "meant"),
    [
        ("43", "Commercial Interests", []),
        ("43(2)", "prejudice to commercial interests", []),
        ("31", "commercial interests", ["43"]),
        ("42", "personal information", ["40"]),
        ("40", "personal data of third parties", []),
        ("41", "commercially confidential information", []),
        ("40", "Legal Professional Privilege", ["42"]),
        ("43", "", []),
        ("43", "details of suppliers", []),
        ("99", "commercial interests", []),
    ],
)
def test_a_name_that_is_anothers(registers: Registers, number: str, text: str, meant: list[str]) -> None:
    assert [e.number for e in registers.foia.misfit(number, text)] == meant


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("exempt under Data Protection Section 43", 1),
        ("exempt under section 43 of the Data Protection Act 2018", 1),
        ("exempt under section 43 of the Freedom of Information Act 2000", 0),
        ("data protection section 430", 0),
    ],
)
def test_an_exemption_hung_on_the_wrong_law(registers: Registers, text: str, count: int) -> None:
    assert len(registers.foia.misattributed(text)) == count


def test_named(registers: Registers) -> None:
    found = registers.foia.named("Commercial interests (s.43) and legal professional privilege (s.42)")
    assert [e.number for e in found] == ["42", "43"]
