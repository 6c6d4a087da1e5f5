"""The figures of whole papers: a form and the report behind it agree, and what `show --figures` prints."""

import io
import json
from pathlib import Path

import pytest

from pcdlint import show_figures
from pcdlint.api import Linter, Options

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
BOTH = (EXAMPLES / "form-with-report.txt").read_text(encoding="utf-8")


def told(text: str) -> list[tuple[str, str, int]]:
    """(rule, severity, line) of the findings on figures."""
    result = Linter(Options(select=("FIN",))).text(text, "paper.txt")
    assert result.errors == ()
    return [(f.rule, f.severity, f.start.line) for f in result.findings if f.severity != "info"]


def changed(line: int, old: str, new: str) -> str:
    lines = BOTH.split("\n")
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    return "\n".join(lines)


def lines_with(figure: str) -> list[int]:
    return [n for n, line in enumerate(BOTH.split("\n"), 1) if figure in line]


def test_a_form_and_its_report_that_agree():
    assert told(BOTH) == []


@pytest.mark.parametrize("place", [0, -1])
def test_a_form_and_its_report_that_do_not(place):
    line = lines_with("£420,000")[place]
    assert line in [at for _, _, at in told(changed(line, "£420,000", "£424,000"))]


def test_show_figures_gives_the_sums_and_the_ledger():
    papers = Linter().papers(BOTH.encode("utf-8"), "paper.txt")
    shown = show_figures.plain(papers)
    assert [p["layout"] for p in shown["papers"]] == [p.layout.name for p in papers]
    first = shown["papers"][0]
    assert all(s["holds"] for s in first["sums"])
    assert {"£420,000", "£180,000", "£240,000"} <= {e["printed"] for e in first["ledger"]}


def test_show_figures_says_what_is_wrong():
    line = lines_with("£420,000")[0]
    papers = Linter().papers(changed(line, "£420,000", "£424,000").encode("utf-8"), "paper.txt")
    out = io.StringIO()
    show_figures.write(papers, "text", out)
    assert "wrong" in out.getvalue()
    assert "£424,000 = £180,000 + £240,000" in out.getvalue()
    out = io.StringIO()
    show_figures.write(papers, "json", out)
    assert not all(s["holds"] for p in json.loads(out.getvalue())["papers"] for s in p["sums"])
