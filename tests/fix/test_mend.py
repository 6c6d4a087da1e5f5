"""Whole papers: what is fixed, what is left and why, and that a second run finds nothing more."""

from __future__ import annotations

from pathlib import Path

import pytest

from pcdlint.api import Linter, Options
from pcdlint.finding import Edit, Fix
from pcdlint.fix.media import TextFile
from pcdlint.fix.mend import mend
from pcdlint.readers import read
from pcdlint.testing import ASSUMED
from pcdlint.values import Span
from tests.fix.papers import every, fixed, linter, mended, paper, safe

BOLD = "markup or an unusual space stands between the words"
NO_YEAR = "The duty in section 149 of the Equality Act 2011 has been met."
YEAR = "The duty in section 149 of the Equality Act 2010 has been met."


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (("The boat lies at the the quay.",), ("The boat lies at the quay.",)),
        (("The boat lies at the the quay . It leaks;.",), ("The boat lies at the quay. It leaks.",)),
        ((NO_YEAR,), (YEAR,)),
        (("It is **the the** boat.", NO_YEAR), ("It is **the** boat.", YEAR)),
        (("Duties in the the Equality Act 2011 are met.",), ("Duties in the Equality Act 2010 are met.",)),
        (("It is under the Equalities Act 2010, and the Equalities Act 2010 holds.",),
         ("It is under the Equality Act 2010, and the Equality Act 2010 holds.",)),
        (("The Mayor's Officer for Policing Crime pays .",), ("The Mayor's Office for Policing and Crime pays.",)),
    ],
)  # fmt: skip
def test_safe_fixes(wrong: tuple[str, ...], right: tuple[str, ...]) -> None:
    made = mended(paper(*wrong))
    assert (made.data or b"").decode() == paper(*right)
    assert made.left == ()
    again = mended(paper(*right))
    assert (again.data, again.fixed) == (None, ())


@pytest.mark.parametrize(
    ("text", "unsafe"),
    [
        ("The boat at Quillon leaks”.", "The boat at Quillon leaks."),
        ("The contract is let under the Procurement Act 2021.", "The contract is let under the Procurement Act 2023."),
        ("The National Police Chief's Council met.", "The National Police Chiefs' Council met."),
    ],
)
def test_unsafe_fixes_only_when_asked_for(text: str, unsafe: str) -> None:
    assert fixed(paper(text)) == paper(text)
    assert fixed(paper(text), unsafe=True) == paper(unsafe)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("It is the **the** boat.", BOLD),
        ("It is the&nbsp;the boat.", BOLD),
        ("It is the <br>the boat.", BOLD),
    ],
)
def test_what_has_no_exact_place_is_left_and_told(text: str, reason: str) -> None:
    made = mended(paper(text))
    assert made.data is None
    assert [left.reason for left in made.left] == [reason]


def test_one_that_is_left_hinders_no_other() -> None:
    made = mended(paper("It is the **the** boat.", NO_YEAR))
    assert (made.data or b"").decode() == paper("It is the **the** boat.", YEAR)
    assert [left.reason for left in made.left] == [BOLD]


@pytest.mark.parametrize(
    "text",
    [
        "He said: “The boat lies at the the quay.”",
        'He said: "The boat lies at the the quay."',
        "He said: ‘The boat lies at the the quay.’",
        "He said: 'The boat lies at the the quay.'",
        "The board read “section 149 of the Equality Act 2011” and agreed.",
    ],
)
def test_quotations_are_never_touched(text: str) -> None:
    made = mended(paper(text), unsafe=True)
    assert made.before.findings
    assert (made.data, made.left) == (None, ())


HOUSE = """
- code: HSE001
  name: no-quay
  check: placeholder
  level: info
  with: {phrases: [at the quay], where: paper}
  message: "“{placeholder}” is not the house style"
  why: Readers look for harbour.
  source: House style
  examples: {good: [The boat is new.], bad: [It is at the quay.]}
"""


def test_a_fix_that_would_bring_a_finding_is_left(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text('{name: house, title: House, description: House, version: "1"}', "utf-8")
    (tmp_path / "rules.yaml").write_text(HOUSE, encoding="utf-8")
    house = Linter(Options(packs=(str(tmp_path),), as_of=ASSUMED))
    lines = ("It lies at the the quay.", "It is in in Quillon.", NO_YEAR, "It leaks .")
    made = mend(house, paper(*lines).encode(), "paper.md", safe)
    assert (made.data or b"").decode() == paper(lines[0], "It is in Quillon.", YEAR, "It leaks.")
    (left,) = made.left
    assert (left.finding.rule, left.reason) == ("DRF012", "it would bring another finding, HSE001 no-quay")


def test_the_wrong_year_in_a_short_form_keeps_the_fix_away() -> None:
    text = 'The Equality Act 2011 ("the 2011 Act") applies. Section 149 of the 2011 Act was kept.'
    made = mended(paper(text), unsafe=True)
    assert "LEG001" in {finding.rule for finding in made.before.findings}
    assert (made.data, made.left) == (None, ())


def test_the_year_in_the_short_form_of_another_act_does_not() -> None:
    text = 'The Police Reform and Social Responsibility Act 2011 ("the 2011 Act") and the Equality Act {} apply.'
    assert fixed(paper(text.format(2011))) == paper(text.format(2010))


def test_what_is_suppressed_is_not_fixed() -> None:
    text = paper('The boat lies at the the quay. <!-- pcdlint: ignore DRF012 reason="as painted" -->')
    assert mended(text).data is None


def test_what_nobody_is_to_be_told_of_is_not_fixed() -> None:
    text = paper("It is the the boat.")
    assert mend(linter(), text.encode(), "paper.md", safe, lambda found: ()).data is None


@pytest.mark.parametrize("name", ["paper.html"])
def test_a_page_is_not_fixed_and_says_so(name: str) -> None:
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in paper("It is the the boat.").splitlines()) + "</body>"
    made = mended(page, name)
    assert made.data is None
    assert [left.reason for left in made.left] == [
        "pcdlint does not change a file of HTML: fix the document that it was made from"
    ]


def test_bytes_of_another_encoding_stay() -> None:
    data = paper("The caf\xe9 is under the Police Act 1996 .", "It is the the boat.").replace("–", "-").encode("cp1252")
    made = mend(linter(), data, "paper.txt", every)
    assert made.data == data.replace(b" .", b".").replace(b"the the", b"the")
    assert made.left == ()


def test_what_an_encoding_does_not_hold_is_not_put_in() -> None:
    data = b"The caf\xe9 is old."
    fix = Fix("", True, (Edit(Span(9, 11), "\u2011"),))
    assert TextFile(data, read(data, "paper.txt")).hindrance(fix) == "the encoding of the file has no “\u2011”"
