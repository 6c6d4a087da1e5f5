"""Lines of a paper on a screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcdlint.report.snippet import Snippet, shown, width_of

LONG = "The quick brown fox jumps over the lazy dog and runs along the river to the mill."


def drawn(line: str, start: int, end: int, width: int) -> tuple[str, str]:
    """The line as shown and what stands above its marks."""
    snippet = Snippet(line, start, end, width)
    columns = snippet.columns(start, end)
    assert columns is not None
    return snippet.text, snippet.text[columns[0] : columns[1]]


@pytest.mark.parametrize(
    ("line", "start", "end", "text", "marked"),
    [
        ("Date 31/11/2025", 5, 15, "Date 31/11/2025", "31/11/2025"),
        ("   Date 31/11/2025", 8, 18, "Date 31/11/2025", "31/11/2025"),
        ("a\tb\tc", 2, 3, "a    b    c", "b"),
        (LONG, 4, 9, "The quick brown fox jumps …", "quick"),
        (LONG, 35, 39, "…ver the lazy dog and runs …", "lazy"),
        (LONG, 76, 80, "…ong the river to the mill.", "mill"),
        (LONG, 0, 81, "The quick brown fox jumps …", "The quick brown fox jumps "),
    ],
)
def test_drawn(line: str, start: int, end: int, text: str, marked: str) -> None:
    seen, under = drawn(line, start, end, 28)
    assert (seen, under) == (text, marked)


def test_wide_characters_take_two_columns() -> None:
    snippet = Snippet("漢字 x", 3, 4, 80)
    assert snippet.columns(3, 4) == (5, 6)


def test_a_place_out_of_sight_has_no_columns() -> None:
    assert Snippet(LONG, 0, 3, 30).columns(70, 75) is None


def test_an_escape_sequence_does_not_reach_the_terminal() -> None:
    assert "\x1b" not in Snippet("\x1b[2Jgone", 0, 4, 80).text
    assert shown("a\x07b") == "a�b"


@given(st.text(max_size=120), st.integers(0, 130), st.integers(0, 130), st.integers(20, 60))
def test_never_wider_than_asked(line: str, start: int, length: int, width: int) -> None:
    snippet = Snippet(line, start, start + length, width)
    assert width_of(snippet.text) <= max(width, 20)
    columns = snippet.columns(start, start + length)
    assert columns is None or columns[0] < columns[1]
