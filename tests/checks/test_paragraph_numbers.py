"""Which paragraph is blamed, and when numbers say nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.findings import found, words


def paper(numbers: list[tuple[int, list[str]]]) -> str:
    headings = {1: "Introduction and background", 2: "Issues for consideration", 3: "Financial Comments"}
    blocks = []
    for section, paragraphs in numbers:
        blocks.append(f"{section}. {headings[section]}")
        blocks.extend(f"{n}. Officers looked at boat {i} in May." for i, n in enumerate(paragraphs))
    return "\n\n".join(blocks)


def test_the_number_behind_the_gap_is_blamed_and_the_one_before_related() -> None:
    text = paper([(1, ["1.1", "1.2", "1.4"]), (2, ["2.1"])])
    (one,) = found("STR010", text)
    assert words(text, one) == "1.4"
    assert [r[0] for r in one.related] == ["the paragraph before"]
    assert one.section == "1. Introduction and background"


def test_the_second_of_two_is_blamed() -> None:
    text = paper([(1, ["1.1", "1.2", "1.2", "1.3"])])
    (one,) = found("STR011", text)
    assert text[: one.span.start].count("1.2") == 1


def test_where_all_agree_on_another_number_the_heading_is_blamed() -> None:
    text = paper([(1, ["1.1"]), (3, ["2.1", "2.2"])])
    (one,) = found("STR012", text)
    assert words(text, one) == "3. Financial Comments"


@given(st.lists(st.integers(1, 6), min_size=3, max_size=3))
def test_sound_and_restarted_numbers_are_silent(counts: list[int]) -> None:
    sound = [(s, [f"{s}.{n}" for n in range(1, c + 1)]) for s, c in enumerate(counts, 1)]
    restarted = [(s, [f"1.{n}" for n in range(1, c + 1)]) for s, c in enumerate(counts, 1)]
    for code in ("STR010", "STR011", "STR012", "STR013"):
        assert found(code, paper(sound)) == []
        assert found(code, paper(restarted)) == []


REPORT = """Boats for Quillon

MOPAC Investment Advisory & Monitoring meeting : 11th May 2021

Report on behalf of the Deputy Commissioner

Part 1 – This section of the report will be published by MOPAC. It is classified as OFFICIAL – PUBLIC

Recommendations

1. Approve the boats.

Introduction and background

{0}. Boats leak.

{1}. So do these.

{2}. One does not.

Financial, Commercial and Procurement Comments

{3}. It is new.

{4}. It is red.

Legal Comments

{5}. The lake is ours.

{6}. So is the jetty.
"""


@pytest.mark.parametrize(
    ("numbers", "gaps", "repeats"),
    [
        ((1, 2, 3, 4, 5, 6, 7), [], []),
        ((1, 2, 3, 5, 6, 7, 8), ["5"], []),
        ((1, 2, 3, 4, 4, 5, 6), [], ["4"]),
        ((1, 2, 3, 4, 6, 6, 7), ["6"], ["6"]),
        ((1, 2, 3, 4, 12, 13, 14), [], []),  # several lost in a conversion
        ((1, 2, 3, 1, 2, 1, 2), [], []),
    ],
)
def test_numbers_of_a_report_run_through_its_sections(
    numbers: tuple[int, ...], gaps: list[str], repeats: list[str]
) -> None:
    text = REPORT.format(*numbers)
    assert [words(text, f) for f in found("STR010", text)] == gaps
    assert [words(text, f) for f in found("STR011", text)] == repeats
