"""Which paragraph is blamed, and when numbers say nothing."""

from __future__ import annotations

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
