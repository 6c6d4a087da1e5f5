"""Tables of tables.yaml: which are said to be wrong, and where."""

from pathlib import Path

import pytest
import yaml

from pcdlint.figures.tables import check_table
from pcdlint.values import Span

CASES = yaml.safe_load((Path(__file__).parent / "tables.yaml").read_text(encoding="utf-8"))


def cells(table: str):
    """Rows of (text, span) of a table whose cells stand between bars."""
    rows, at = [], 0
    for line in table.strip("\n").split("\n"):
        row = []
        for piece in line.split("|"):
            text = piece.strip()
            start = at + len(piece) - len(piece.lstrip())
            row.append((text, Span(start, start + len(text))))
            at += len(piece) + 1
        rows.append(row)
    return rows


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_table(case):
    table = case["table"].strip("\n")
    report = check_table(cells(table), flat=case.get("flat", False), caption=case.get("caption", ""))
    told = [m for m in report.misses if m.certainty != "low"]
    blamed = [table[m.blamed.start : m.blamed.end] for m in told]
    assert blamed == ([case["wrong"]] if "wrong" in case else [])
    assert case.get("low", False) or len(told) == len(report.misses)
    if "should" in case:
        assert told[0].suggestion == case["should"]


def test_sums_that_hold_are_reported():
    table = "Item | Cost\nPens | £120\nInk | £80\nTotal | £200"
    report = check_table(cells(table))
    assert [(s.kind, s.stated.printed, [p.printed for p in s.parts]) for s in report.checked] == [
        ("column-total", "£200", ["£120", "£80"])
    ]


def test_a_miss_shows_its_working():
    table = "Item | Cost\nPens | £1,200\nInk | £800\nTotal | £2,100"
    (miss,) = check_table(cells(table)).misses
    assert (miss.sum.computed.low, miss.sum.difference, miss.certainty) == (2000, 100, "certain")


def test_the_last_row_of_a_split_is_no_total() -> None:
    lines = """Item|2024/25|2025/26|2026/27|2027/28
Mentoring|-|-|-|£10,000
Helpline|-|-|-|£11,000
Training|£10,000|£20,000|£10,000|-
Rowing|£10,000|-|£10,000|-
Total|£20,000|£20,000|£20,000|£21,000
Core|-|-|-|£10,000
Home Office|£20,000|£20,000|£20,000|£11,000"""
    rows = [
        [(text, Span(100 * r + 10 * c, 100 * r + 10 * c + len(text))) for c, text in enumerate(line.split("|"))]
        for r, line in enumerate(lines.split("\n"))
    ]
    assert check_table(rows).misses == ()
