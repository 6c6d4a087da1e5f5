"""Editors count otherwise than Python does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcdlint.lsp.position import UNITS, Spot, Text

CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
CHARACTERS = st.text(st.sampled_from("a £é—😀𝒳\n\r\f\v\x85\u2028\t"), max_size=40)


def lines_of(text: str) -> list[str]:
    """The lines of a text, by the words of the protocol."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@pytest.mark.parametrize(
    ("text", "unit", "character", "column"),
    [
        ("abc", "utf-16", 3, 3),
        ("£5", "utf-16", 1, 1),
        ("£5", "utf-8", 1, 2),
        ("£5", "utf-32", 1, 1),
        ("😀5", "utf-16", 1, 2),
        ("😀5", "utf-8", 1, 4),
        ("😀5", "utf-32", 1, 1),
        ("👩‍🚒 5", "utf-16", 3, 5),
        ("ﬁ𝒳", "utf-8", 2, 7),
        ("e\u0301x", "utf-16", 2, 2),
        ("\ud800x", "utf-8", 1, 3),
        ("ab", "utf-16", 99, 2),
    ],
)
def test_columns(text: str, unit: str, character: int, column: int) -> None:
    assert Text(text, unit).spot(0, character) == Spot(0, column)


@pytest.mark.parametrize(
    ("unit", "column", "offset"),
    [("utf-16", 1, 0), ("utf-16", 2, 1), ("utf-8", 3, 0), ("utf-8", 4, 1), ("utf-16", 9, 2)],
)
def test_inside_a_character_is_before_it_and_beyond_the_line_at_its_end(unit: str, column: int, offset: int) -> None:
    assert Text("😀b\nc", unit).offset(Spot(0, column)) == offset


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a\nb", ["a", "b"]),
        ("a\r\nb\r\n", ["a", "b", ""]),
        ("a\rb", ["a", "b"]),
        ("page 1\fpage 2", ["page 1\fpage 2"]),
        ("a\x0b\x85\u2028\u2029b", ["a\x0b\x85\u2028\u2029b"]),
    ],
)
def test_lines_end_where_an_editor_ends_them(text: str, lines: list[str]) -> None:
    made = Text(text)
    assert [made.line(number) for number in range(len(lines))] == lines
    assert made.line(len(lines)) == ""
    assert made.offset(Spot(len(lines), 0)) == len(text)


@given(CHARACTERS, st.sampled_from(sorted(UNITS)), st.data())
def test_there_and_back(text: str, unit: str, data: st.DataObject) -> None:
    lines = lines_of(text)
    line = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[line])))
    codec, size = CODECS[unit]
    made = Text(text, unit)
    spot = made.spot(line, column)
    assert spot == Spot(line, len(lines[line][:column].encode(codec)) // size)
    assert made.column(spot) == column
    assert made.line(line)[:column] == lines[line][:column]


@given(CHARACTERS, CHARACTERS, st.sampled_from(sorted(UNITS)), st.data())
def test_a_change_is_that_of_the_offsets(text: str, words: str, unit: str, data: st.DataObject) -> None:
    made = Text(text, unit)
    spots = []
    for _ in range(2):
        line = data.draw(st.integers(0, len(lines_of(text)) - 1))
        spots.append(made.spot(line, data.draw(st.integers(0, len(lines_of(text)[line])))))
    start, end = sorted(spots)
    changed = made.changed(start, end, words)
    assert changed.text == text[: made.offset(start)] + words + text[made.offset(end) :]
    assert changed.unit == unit
