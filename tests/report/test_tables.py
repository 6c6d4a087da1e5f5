"""The tables that a run keeps: those of which figures are compared, with what is hidden masked."""

from __future__ import annotations

from pcdlint.api import Linter
from pcdlint.finding import Finding
from pcdlint.outcome import FileReport
from pcdlint.run import collect
from tests.conftest import ROOT

BAD = (ROOT / "examples" / "bad-form.txt").read_text(encoding="utf-8")


def report(text: str) -> FileReport:
    return collect([Linter().text(text, "bad-form.txt")], 1, "error").files[0]


def sum_of(file: FileReport) -> Finding:
    return next(finding for finding in file.findings if finding.rule == "FIN001")


def test_the_table_with_the_wrong_total_is_kept_with_its_places() -> None:
    file = report(BAD)
    (table,) = file.tables
    wrong = [cell for row in table.rows for cell in row if cell.start == sum_of(file).start]
    assert [cell.text for cell in wrong] == ["£856,000"]
    assert [cell.text for cell in table.rows[0]] == ["Item", "2025/26", "2026/27", "Total"]


def test_a_table_that_adds_up_is_not_kept() -> None:
    good = (ROOT / "examples" / "good-form.txt").read_text(encoding="utf-8")
    assert report(good).tables == ()


def test_what_is_hidden_is_masked_in_the_table_too() -> None:
    assert "Seating" in BAD
    file = report(BAD.replace("Seating", "Seating, Ms Kay Odell, home 07700 900123"))
    hidden = [finding for finding in file.findings if finding.hidden]
    words = " ".join(cell.text for table in file.tables for row in table.rows for cell in row)
    assert hidden
    assert "900123" not in words
    assert "•" in words
