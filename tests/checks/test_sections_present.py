"""Where a missing section is reported, and how surely."""

from __future__ import annotations

import pytest

from tests.checks.findings import found

SECTIONS = {
    "Executive Summary": "This paper asks for a boat.",
    "Recommendation": "1. Approve the boat.",
    "1. Introduction and background": "1.1. The old boat leaks.",
    "2. Issues for consideration": "2.1. Three bids came in.",
    "3. Financial Comments": "3.1. The cost is £60,000.",
    "4. Legal Comments": "4.1. The Procurement Act 2023 applies.",
    "5. Equality Comments": "5.1. The public sector equality duty has been considered.",
    "6. Background/supporting papers": "6.1. None.",
}


def paper(*without: str, tail: str = "") -> str:
    """A form without some of its sections."""
    return "\n\n".join(f"{h}\n\n{t}" for h, t in SECTIONS.items() if h not in without) + tail


def test_a_whole_paper_lacks_nothing() -> None:
    assert found("STR001", paper()) == []


@pytest.mark.parametrize(("gone", "before"), [(h, list(SECTIONS)[i + 1]) for i, h in enumerate(list(SECTIONS)[:-1])])
def test_the_place_is_the_heading_behind_the_gap(gone: str, before: str) -> None:
    text = paper(gone)
    (one,) = found("STR001", text)
    assert one.severity == "error"
    assert gone.lstrip("1234567890. ") in one.message
    assert text[one.span.start :].startswith(before)


def test_behind_the_last_section_it_is_the_line_that_follows() -> None:
    text = paper("6. Background/supporting papers", tail="\n\nPublic access to information\n\nMore.")
    (one,) = found("STR001", text)
    assert text[one.span.start : one.span.end] == "Public access to information"


def test_many_missing_sections_are_one_finding() -> None:
    assert len(found("STR001", paper(*list(SECTIONS)[1:6]))) == 1


def test_paragraphs_without_heading_may_be_the_section() -> None:
    text = paper().replace("3. Financial Comments\n\n", "").replace("4. Legal Comments\n\n4.1", "4.1")
    assert {f.severity for f in found("STR001", text)} <= {"warning"}


def test_a_short_line_of_its_name_may_be_its_heading() -> None:
    text = paper("4. Legal Comments").replace(
        "5. Equality", "Legal and other matters\n\nThe Act applies.\n\n5. Equality"
    )
    assert [f.severity for f in found("STR001", text)] == ["warning"]
