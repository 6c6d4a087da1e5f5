"""Text and Markdown: noise goes, words stay, and every character knows where it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcdlint.readers import read
from pcdlint.source import Source


def source(text: str, path: str = "paper.md") -> Source:
    return read(text.encode(), path)


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("**Legal** comments", "Legal comments"),
        ("costs $\\pounds110,503$ in all", "costs £110,503 in all"),
        ("total = \\pounds 5", "total = £5"),
        ("consulted\t\\checkmark", "consulted\t✓"),
        ("consulted\t$\\checkmark$", "consulted\t✓"),
        ("a &amp; b&nbsp;c &pound;5", "a & b c £5"),
        ("<b>Legal</b> <u>Advice</u><br>here", "Legal Advice here"),
        ("see [PCD 12 - A \\(B\\) paper | City Hall](#)", "see PCD 12 - A (B) paper | City Hall"),
        ("[a](http://x.y/z) and [PCD1]", "a and [PCD1]"),
        ("a \\_ b \\* c", "a _ b * c"),
        ("zero\u200bwidth and so\u00adft", "zerowidth and soft"),
        ("5 < 6 and 7 > 4, R&D, AT&T; 2 * 3 * 4", "5 < 6 and 7 > 4, R&D, AT&T; 2 * 3 * 4"),
        ("it cost US$5 and $6", "it cost US$5 and $6"),
        ("<!-- a note --> text", " text"),
    ],
)
def test_noise(written: str, seen: str) -> None:
    assert source(written).text == seen


@pytest.mark.parametrize(
    ("lines", "cells"),
    [
        ("| a | b |\n|---|---|\n| 1 | 2 |", ["a|b", "1|2"]),
        ("a\tb\n1\t2", ["a|b", "1|2"]),
        ("Item     2024/25     Total\nStaff      £10       £10", ["Item|2024/25|Total", "Staff|£10|£10"]),
        ("<table>\n<tr><th>a</th>\n<th>b</th></tr>\n<tr><td colspan=2>1</td></tr></table>", ["a|b", "1|"]),
        ("a | b\n--- | ---\n1 | 2", ["a|b", "1|2"]),
        (
            "Cost £000 2018/19 2019/20 Total\nCapital 650 800 1,450\nSupport for them - 182 182\nTotal 650 982 1,632",
            [
                "Cost £000|2018/19|2019/20|Total",
                "Capital|650|800|1,450",
                "Support for them|-|182|182",
                "Total|650|982|1,632",
            ],
        ),
        (
            "Item Year 1 Year 2 Total £k\n\nVans 1 2 3\n\nBoats 4 (5) -1",
            ["Item|Year 1|Year 2|Total £k", "Vans|1|2|3", "Boats|4|(5)|-1"],
        ),
        (
            "Staff £120,500\nVenue hire £14,250\nTotal £134,750",
            ["Staff|£120,500", "Venue hire|£14,250", "Total|£134,750"],
        ),
        (
            "            2018    2019\n              £m      £m\nVans         1.2     1.3\n"
            "Boats        0.4     0.5\nTotal                1.8",
            ["|2018|2019", "|£m|£m", "Vans|1.2|1.3", "Boats|0.4|0.5", "Total||1.8"],
        ),
        ("Vans    £120\n\nBoats   £140\n\nTotal   £260", ["Vans|£120", "Boats|£140", "Total|£260"]),
        ("Table 2: Boats Bought\nOak 3 4\nElm 5 6\nAsh 7 8", ["Oak|3|4", "Elm|5|6", "Ash|7|8"]),
    ],
)
def test_rows_of_every_kind_of_table(lines: str, cells: list[str]) -> None:
    read_back = source("words\n\n" + lines)
    rows = [read_back.text[line.start : line.end] for line in read_back.lines if line.table and line.end > line.start]
    assert ["|".join(c.strip() for c in row.split("\t")) for row in rows if row.strip()] == cells


@pytest.mark.parametrize(
    "lines",
    [
        "PCD 12 | London City Hall\nmore words",
        "The boats were bought in 2018 and\nthe vans, 3 of them, in 2019 and 2020\nat once for £4,000 each",
        "Boat £400\nVan £300",
        "Vans    £120\nBoats   £140",
        "Signature      Ann Roe\nDate           3 May 2019\nUnit           Finance",
        "1. Oak 3 4\n2. Elm 5 6\n3. Ash 7 8",
        "Oak 3 4\nElm 5 6",
        "It came to a sum of 3 4 5.\nIt came to a sum of 6 7 8.",
    ],
)
def test_what_is_no_table(lines: str) -> None:
    assert not any(line.table for line in source(lines).lines)


def test_headings_carry_their_level_and_lose_their_marks() -> None:
    read_back = source("## **3. Financial Comments**\n### Public access")
    first, second = read_back.lines
    assert (first.level, read_back.text[first.start : first.end]) == (2, "3. Financial Comments")
    assert second.level == 3


@given(st.text(st.sampled_from("ab £*<>&;\\[]()#|\n\t$p"), max_size=80))
def test_every_clean_character_stands_where_its_place_says(text: str) -> None:
    read_back = source("x" + text)
    raw_lines = read_back.raw.split("\n")
    for offset, char in enumerate(read_back.text):
        place = read_back.place(offset)
        line = raw_lines[place.line - 1] + "\n"
        assert 1 <= place.column <= len(line)
        if char.isalpha() and char in text:
            assert line[place.column - 1] in (char, "&", "\\", "<")
