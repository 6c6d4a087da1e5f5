"""The report for people."""

from __future__ import annotations

import re
from io import StringIO

import pytest

from pcdlint.finding import Finding, Fix
from pcdlint.report import Style
from pcdlint.report.text import write
from pcdlint.run import Run
from tests.report.runs import FIX, RELATED, TROUBLE, finding, run


def text(made: Run, width: int = 100, color: bool = False) -> str:
    out = StringIO()
    write(made, out, Style(color, width))
    return out.getvalue()


def test_a_finding() -> None:
    assert text(run(finding(related=RELATED))) == (
        "boats.txt\n"
        "  PCD 1931: Two Boats (form, signed 9 October 2025)\n"
        "\n"
        "  3:7  error  paragraph 3.1  FIN001 table-total\n"
        "    The parts come to £846, not £856.\n"
        "    3 | Total £856\n"
        "      |       ^^^^\n"
        "    1 | Parts £400 and £446\n"
        "      |       ^^^^ one of the parts\n"
        "    1 | Parts £400 and £446\n"
        "      |                ^^^^ the other\n"
        "    To do: Correct the total.\n"
        "\n"
        "1 file checked, 0 with nothing to report: 1 error.\n"
        "This paper cannot go forward as it stands.\n"
    )


SAFE = FIX._replace(safe=True)
NOWHERE = SAFE._replace(edits=(SAFE.edits[0]._replace(start=None),))


@pytest.mark.parametrize(
    ("fixes", "form", "marked", "says"),
    [
        ((SAFE, None), "text", 1, "[fixable] 1 finding: 'pcdlint fix' shows what it would write."),
        ((SAFE, SAFE), "docx", 2, "[fixable] 2 findings: 'pcdlint fix' shows what it would write."),
        (
            (SAFE, FIX),
            "markdown",
            1,
            "[fixable] 1 finding: 'pcdlint fix' shows what it would write; 1 more with --unsafe.",
        ),
        ((FIX,), "text", 0, ""),
        ((NOWHERE,), "text", 0, ""),
        ((SAFE,), "pdf", 0, ""),
        ((SAFE,), "html", 0, ""),
    ],
)
def test_what_is_fixable_is_marked_and_counted(
    fixes: tuple[Fix | None, ...], form: str, marked: int, says: str
) -> None:
    made = run(*(finding(fix=fix) for fix in fixes))
    papers = tuple(paper._replace(format=form) for paper in made.files[0].papers)
    written = text(made._replace(files=(made.files[0]._replace(papers=papers),)))
    assert written.count("table-total  [fixable]\n") == marked
    assert (f"\n{says}\n" in written) if says else "[fixable]" not in written


def test_a_related_place_on_the_same_line_is_marked_there() -> None:
    made = text(run(finding(line=1, related=RELATED[1:])))
    assert "    1 | Parts £400 and £446\n      |       ^^^^     ----\n" in made


@pytest.mark.parametrize(
    ("findings", "says"),
    [
        ((), "Nothing found by 75 rules."),
        ((finding(severity="info"),), "What is noted is worth a look."),
        ((finding(severity="warning"),), "a careful reviewer would ask about each warning"),
        ((finding(), finding(severity="warning")), "This paper cannot go forward as it stands."),
    ],
)
def test_the_closing_sentence(findings: tuple[Finding, ...], says: str) -> None:
    assert says in " ".join(text(run(*findings)).split())


def test_what_was_not_checked_is_no_clean_result() -> None:
    made = text(run(errors=("rule FIN001 failed",)))
    assert "not checked\n    Rule FIN001 failed.\n" in made
    assert "this is no clean result" in made
    assert "Nothing found" not in made


def test_a_refused_run_says_why() -> None:
    made = text(run(files=(), troubles=(TROUBLE,)))
    assert made == "Nothing was checked:\nhouse/rules.yaml\n  line 4: [0].level: must be error\n"


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    message = "a long message " * 20
    made = text(run(finding(message=message, related=RELATED, advice=message)), width)
    assert max(map(len, made.splitlines())) <= width


def test_colour_only_when_asked() -> None:
    assert "\x1b[" not in text(run(finding()))
    assert "\x1b[31;1merror\x1b[0m" in text(run(finding()), color=True)


def test_where_a_finding_stands_is_said_in_the_papers_own_numbers() -> None:
    assert "3:7  error  paragraph 3.1  FIN001" in text(run(finding()))
    assert "3:7  error  3. Financial Comments  FIN001" in text(run(finding(paragraph="a")))
    assert "3:7  error  FIN001" in text(run(finding(paragraph=None, section=None)))


def test_an_advice_is_wrapped_alike_with_and_without_colour() -> None:
    made = run(finding(advice="word " * 40))
    plain = re.sub("\x1b\\[[0-9;]*m", "", text(made, 60, color=True))
    assert plain == text(made, 60)
