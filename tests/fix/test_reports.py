"""What reports say of fixes is enough to carry them out: a program gets what `pcdlint fix` gets."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from pcdlint.fix.mend import mend
from pcdlint.run import collect
from tests.fix.papers import every, linter, paper
from tests.report.hostile import written

LINES = (
    "“Ünder £5” it is **the the** boat, and **it** it is old.",
    "The duty in section 149 of the *Equality* Act 2011 has been met .",
    "The Equalities Act 2010 applies,, and the **Equalities** Act 2010 does.",
    "The Mayor's Officer for Policing Crime pays.\n\n| Boat | £1 | the the |\n|---|---|---|\n| Quay | £2 | x |",
    "It is for the [Mayor's Officer](http://example.org) for Policing Crime, 🚤 and for the the crew.",
)
SLIPS = (
    "The <i>Equality Act 2011</i> &amp; the the crew.",
    "The <b>Police Reform</b> and Social Responsibilities Act 2011 applies.",
)
TEXT = paper(*LINES)
Replacements = list[tuple[int, int, str]]


def offset(line: int, column: int) -> int:
    """Lines and columns count characters from 1. A page of the tests is one line."""
    return sum(len(each) + 1 for each in TEXT.split("\n")[: line - 1]) + column - 1


def of_json(report: Any) -> Replacements:
    edits = [edit for finding in report["findings"] if finding["fix"] for edit in finding["fix"]["edits"]]
    places = ((edit["start"], edit["end"], edit["text"]) for edit in edits)
    return [(offset(a["line"], a["column"]), offset(b["line"], b["column"]), text) for a, b, text in places]


def test_the_places_of_a_page_are_those_of_its_source() -> None:
    page = f"<html><body>{''.join(f'<p>{line}</p>' for line in paper(*SLIPS).splitlines())}</body></html>"
    run = collect([linter().data(page.encode(), "page.html")], 1, "error")
    edits = of_json(json.loads(written("json", run)))
    for start, end, new in sorted(edits, reverse=True):
        page = page[:start] + new + page[end:]
    # The spaces of a page have no place of their own, so the doubled word has none to be deleted at.
    assert len(edits) == 2
    assert "<p>2.1. The <i>Equality Act 2010</i> &amp; the the crew.</p>" in page
    assert "<p>2.2. The <b>Police Reform</b> and Social Responsibility Act 2011 applies.</p>" in page


def of_sarif(report: Any) -> Replacements:
    results = (result for result in report["runs"][0]["results"] if "fixes" in result)
    changes = [change for each in results for fix in each["fixes"] for change in fix["artifactChanges"]]
    found = []
    for each in (each for change in changes for each in change["replacements"]):
        region = each["deletedRegion"]
        start = offset(region["startLine"], region["startColumn"])
        found.append((start, offset(region["endLine"], region["endColumn"]), each["insertedContent"]["text"]))
    return found


def of_rdjson(report: Any) -> Replacements:
    """Columns count bytes."""

    def place(position: Any) -> int:
        line = TEXT.split("\n")[position["line"] - 1].encode()
        return offset(position["line"], len(line[: position["column"] - 1].decode()) + 1)

    wanted = [each for found in report["diagnostics"] for each in found.get("suggestions", ())]
    return [(place(each["range"]["start"]), place(each["range"]["end"]), each["text"]) for each in wanted]


@pytest.mark.parametrize(("form", "reading"), [("json", of_json), ("sarif", of_sarif), ("rdjson", of_rdjson)])
def test_a_program_gets_what_fix_gets(form: str, reading: Callable[[Any], Replacements]) -> None:
    run = collect([linter().data(TEXT.encode(), "paper.md")], 1, "error")
    text = TEXT
    replacements = reading(json.loads(written(form, run)))
    for start, end, new in sorted(replacements, reverse=True):
        text = text[:start] + new + text[end:]
    assert len(replacements) >= 6
    made = mend(linter(), TEXT.encode(), "paper.md", every)
    assert text == (made.data or b"").decode()
