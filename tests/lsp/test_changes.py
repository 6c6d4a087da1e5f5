"""What an editor is offered does what it says: tried on every example of every rule."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache

import pytest

from pcdlint.api import Linter, Options, Result
from pcdlint.finding import Edit, Finding, Fix
from pcdlint.lsp.changes import TO_FILL_IN, Change, mended, mended_all, set_aside
from pcdlint.readers import read
from pcdlint.rules.compiled import examples
from pcdlint.rules.pack import Example, Rule
from pcdlint.source import Place, Source
from pcdlint.testing import ASSUMED
from pcdlint.values import Span

NAMES = {"text": "paper.txt", "markdown": "paper.md", "html": "paper.html"}


@cache
def linter(day: date = ASSUMED, stage: str | None = None) -> Linter:
    return Linter(Options(as_of=day, stage=stage), Linter().pack)


RULES: dict[str, Rule] = {rule.code: rule for rule in linter().rules}


def looked(text: str, example: Example, rule: Rule) -> tuple[Source, Result]:
    """A text read as `pcdlint test` reads an example of a rule, and judged by all rules."""
    asked = linter(example.as_of or ASSUMED, example.stage)
    source = read(text.encode(), NAMES[example.format])
    layouts = rule.layouts or tuple(layout.name for layout in asked.layouts)
    return source, asked.judged(source.path, asked.parse(source, example.stage, layouts[0]))


def applied(source: Source, changes: tuple[Change, ...]) -> str:
    """The file with changes made, last first."""
    text = source.raw
    starts = source.origin.starts
    for start, end, words in reversed(changes):
        first, last = (starts[place.line - 1] + place.column - 1 for place in (start, end))
        text = text[:first] + words + text[last:]
    return text


def known(findings: tuple[Finding, ...]) -> Counter[tuple[str, str]]:
    return Counter((finding.rule, finding.message) for finding in findings)


def placed(first: int, last: int) -> Finding:
    """A finding that begins on one line and ends on another."""
    start, end = Place(first, 1), Place(last, 2)
    return Finding("", "DRF012", "x", "info", "x", Span(0, 1), start, end, None, None, "", (), None, "")


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if not rule.mandatory], ids=lambda rule: rule.code)
def test_set_aside_and_given_a_reason_it_is_suppressed(rule: Rule) -> None:
    tried = 0
    for example in examples()[rule.code].bad:
        source, before = looked(example.text, example, rule)
        for finding in before.findings:
            change = set_aside(source, finding, rule) if finding.rule == rule.code else None
            if change is None:
                continue
            tried += 1
            text = applied(source, (change,))
            _, waiting = looked(text, example, rule)
            assert not known(before.findings) - known(waiting.findings)
            assert "PCD001" in [each.rule for each in waiting.findings]
            _, after = looked(text.replace(TO_FILL_IN, "it is so"), example, rule)
            aside = [each.finding for each in after.suppressed if each.reason == "it is so"]
            assert (finding.message, finding.start) in [(each.message, each.start) for each in aside]
            assert {(each.rule, each.start.line) for each in aside} == {(finding.rule, finding.start.line)}
            assert known(before.findings) - known(after.findings) == known(tuple(aside))
            assert not known(after.findings) - known(before.findings)
    assert tried, "no example of it can be set aside"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("It is by the the crew.", "It is by the the crew.{}"),
        ("It is by the the crew.  ", "It is by the the crew.{}  "),
        ("## It is by the the crew", "## It is by the the crew{}"),
        ("- 1.1. It is by the the crew.", "- 1.1. It is by the the crew.{}"),
        ("> It is by the the crew.", "> It is by the the crew.{}"),
        ("| It is by the the crew | £5 |", "| It is by the the crew | £5 |{}"),
        ("It is by the the crew\t£5\t", "It is by the the crew\t£5\t{}"),
        ("**It is by the the crew.**", "**It is by the the crew.**{}"),
        ("The `boat` has the the crew.", "The `boat` has the the crew.{}"),
        ('It is by the the crew. <!-- pcdlint: ignore FIN reason="no" -->', None),
        ("It is by the<!-- a note --> the crew.", "It is by the<!-- a note --> the crew.{}"),
    ],
)
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_where_the_comment_stands(line: str, told: str | None, form: str) -> None:
    comment = ' <!-- pcdlint: ignore DRF012 reason="…" -->'
    source = read(f"A line.\n\n{line}\n\nThe end.".encode(), NAMES[form])
    change = set_aside(source, placed(3, 3), RULES["DRF012"])
    assert change
    assert applied(source, (change,)).split("\n")[2] == (told or line + "{}").format(comment)


@pytest.mark.parametrize(
    ("text", "form", "mandatory"),
    [
        ("```\nIt is by the the crew.\n```", "markdown", False),
        ("```\nIt is by the the crew.", "text", False),
        ("<p>It is by the the crew.</p>", "html", False),
        ("It is by the the crew.", "text", True),
        ("It is by the <!-- a note\nruns on --> the crew.", "text", False),
    ],
)
def test_none_is_offered_where_it_would_not_be_heard(text: str, form: str, mandatory: bool) -> None:
    example = Example(text, form)
    source, result = looked(text, example, RULES["DRF012"])
    finding = next(each for each in result.findings if each.rule == "DRF012")
    assert set_aside(source, finding, RULES["DRF012"]._replace(mandatory=mandatory)) is None
    assert set_aside(source, finding, None) is None


@pytest.mark.parametrize("line", ["It is kept by the", "It is kept by the ", "- It is kept by the"])
def test_words_that_run_on_to_the_next_line_read_as_before(line: str) -> None:
    source = read(f"{line}\nthe crew.".encode(), "a.txt")
    change = set_aside(source, placed(1, 2), RULES["DRF012"])
    assert change
    assert read(applied(source, (change,)).encode(), "a.txt").text == source.text


def test_a_fix_settles_its_finding() -> None:
    fixed = Counter[str]()
    for rule in RULES.values():
        for example in examples()[rule.code].bad:
            source, before = looked(example.text, example, rule)
            for finding in before.findings:
                changes = mended(source, finding.fix) if finding.rule == rule.code and finding.fix else ()
                if changes:
                    fixed[rule.code] += 1
                    _, after = looked(applied(source, changes), example, rule)
                    gone = known(before.findings) - known(after.findings)
                    assert (finding.rule, finding.message) in gone, (rule.code, example.text)
    assert len(fixed) > 3, fixed


def finding_of(source: Source, safe: bool, *edits: tuple[int, int, str]) -> Finding:
    """A finding with a fix that replaces stretches of a text without markup."""
    made = tuple(Edit(Span(a, b), words, source.spot(a), source.spot(b)) for a, b, words in edits)
    where = Place(1, 1)
    return Finding(
        source.path, "XXX001", "x", "info", "x", Span(0, 1), where, where, None, None, "", (), Fix("x", safe, made), ""
    )


@pytest.mark.parametrize(
    ("fixes", "text"),
    [
        ([(True, [(0, 1, "A")]), (True, [(4, 5, "E")])], "AbcdE"),
        ([(True, [(4, 5, "E")]), (True, [(0, 1, "A")])], "AbcdE"),
        ([(True, [(0, 2, "X")]), (True, [(1, 3, "Y")])], "Xcde"),
        ([(True, [(0, 2, "X")]), (True, [(2, 3, "Y")])], "Xcde"),
        ([(False, [(0, 1, "A")]), (True, [(4, 5, "")])], "abcd"),
        ([(True, [(4, 5, ""), (0, 1, "")])], "bcd"),
        ([], "abcde"),
    ],
)
def test_all_safe_fixes_that_go_together(fixes: list[tuple[bool, list[tuple[int, int, str]]]], text: str) -> None:
    source = read(b"abcde", "a.txt")
    findings = [finding_of(source, safe, *edits) for safe, edits in fixes]
    assert applied(source, mended_all(source, findings)) == text


def test_what_crosses_markup_is_not_mended() -> None:
    source = read(b"<p>abcde</p>", "a.html")
    assert mended(source, Fix("x", True, (Edit(Span(0, 1), "A", Place(1, 4), Place(1, 5)),))) == ()
    source = read(b"abcde", "a.txt")
    assert mended(source, Fix("x", True, (Edit(Span(0, 1), "A", Place(1, 1), Place(1, 2)), Edit(Span(3, 4), "")))) == ()
