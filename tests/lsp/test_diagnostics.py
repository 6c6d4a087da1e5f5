"""Findings in the words of the protocol."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("lsprotocol", reason="needs pygls: pip install '.[dev]'")

from lsprotocol import types

from pcdlint.api import Options
from pcdlint.configuration.desk import Desk
from pcdlint.judge.fingerprint import fingerprints
from pcdlint.lsp.diagnostics import diagnostics, faults, found
from pcdlint.lsp.hover import page
from pcdlint.lsp.look import Look, Looker
from pcdlint.lsp.position import Text
from pcdlint.rules.compiled import examples
from pcdlint.rules.errors import Problem
from tests.conftest import ROOT

URI = "file:///paper.txt"
BAD = (ROOT / "examples" / "bad-form.txt").read_text(encoding="utf-8")
GOOD = (ROOT / "examples" / "good-form.md").read_text(encoding="utf-8")


def looked(text: str, options: Options | None = None) -> Look:
    return Looker(lambda: Desk(options or Options(), off=True)).look(Path("paper.txt"), Text(text))


def test_a_wrong_sum_leads_to_the_figures_that_may_be_wrong() -> None:
    look = looked(BAD)
    (wrong,) = [made for finding, made in found(look, URI) if finding.rule == "FIN001"]
    assert wrong.severity == types.DiagnosticSeverity.Error
    assert "\nTo do: Correct the total" in wrong.message
    assert wrong.related_information
    lines = BAD.split("\n")
    shown = [
        lines[each.location.range.start.line][each.location.range.start.character : each.location.range.end.character]
        for each in wrong.related_information
    ]
    assert shown == ["£456,000", "£856,000"]
    assert wrong.related_information[0].message == "Or this figure should read £466,000."
    assert {each.location.uri for each in wrong.related_information} == {URI}


def test_every_finding_is_shown_where_it_is() -> None:
    look = looked(BAD)
    lines = BAD.split("\n")
    for finding, made in found(look, URI):
        assert made.range.start == types.Position(finding.start.line - 1, finding.start.column - 1)
        assert made.code == finding.rule
        if finding.start.line == finding.end.line and "…" not in finding.excerpt:
            words = lines[made.range.start.line][made.range.start.character : made.range.end.character]
            assert " ".join(words.split()) == finding.excerpt
    assert [made.data for _, made in found(look, URI)] == [
        {"fingerprint": mark} for mark in fingerprints(look.result.findings)
    ]


def test_fingerprints_stay_when_another_is_set_aside() -> None:
    twice = GOOD.replace("- 2.2. Each", "- 2.2. Each a a day").replace("a check by", "a a day check by")
    assert twice.count("a a day") == 2
    first, second = [made.data for _, made in found(looked(twice), URI)][:2]
    line = next(line for line in twice.split("\n") if "a a day" in line)
    assert first != second
    comment = f'{line} <!-- pcdlint: ignore FIN001, DRF012 reason="so it is" -->'
    assert not [made for _, made in found(looked(twice.replace(line, comment)), URI) if made.code == "DRF012"]


def test_personal_data_stays_masked() -> None:
    number = "020 7946 0182"
    look = looked(GOOD.replace("a radio.", f"a radio. Ring Ann Bo on {number}."), Options(stage="published"))
    told = [(finding, made) for finding, made in found(look, URI) if finding.hidden]
    assert told
    for finding, made in told:
        assert number not in repr(made)
        assert number not in page(finding, look.rules.get(finding.rule), examples()).split("**Why it matters")[0]


def test_of_a_rule_that_is_not_known_only_what_it_says_here() -> None:
    look = looked(BAD)
    finding = next(each for each in look.result.findings if each.rule == "DRF001")
    assert page(finding, None, {}) == (
        "**DRF001 template-text**: “\\[insert share\\]” is left over from the template.\n\n"
        "**What to do:** Put in what belongs there, or take it out."
    )


@pytest.mark.parametrize(
    ("problem", "line", "message"),
    [
        (Problem("a.yaml", 3, "levels.FIN", "no level"), 2, "Levels.FIN: no level."),
        (Problem("a.yaml", None, "", "cannot be read"), 0, "Cannot be read."),
    ],
)
def test_faults_of_files(problem: Problem, line: int, message: str) -> None:
    (made,) = faults([problem])
    assert (made.range.start, made.message) == (types.Position(line, 0), message)


@pytest.mark.parametrize(
    ("look", "was_paper", "begins"),
    [
        (Look(Text("a\n")), False, []),
        (Look(Text("a\n")), True, ["Not checked: Nothing of a decision paper is left"]),
        (Look(Text("a\n"), torn=True), False, ["Not checked: Only scraps of a decision paper"]),
        (Look(Text("a\n"), troubles=("x y",)), True, ["Not checked: X y."]),
        (Look(Text("a\n"), problems=(Problem("a.yaml", 1, "k", "m"),)), True, ["Not checked: a.yaml:1: k: m"]),
    ],
)
def test_why_a_text_is_not_checked(look: Look, was_paper: bool, begins: list[str]) -> None:
    made = diagnostics(look, URI, was_paper)
    assert [each.message[: len(words)] for each, words in zip(made, begins, strict=True)] == begins
    assert {each.code for each in made} <= {"not-checked"}
    assert all(each.range == types.Range(types.Position(0, 0), types.Position(0, 1)) for each in made)
