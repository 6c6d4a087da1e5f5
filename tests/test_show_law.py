"""Every citation of a paper with what it stands for."""

from __future__ import annotations

import io
import json

import pytest

from pcdlint import show_law
from pcdlint.api import Linter

PAPER = """DMPC Decision – PCD 5

Title: Boats

Executive Summary:

Recommendation:

Deputy Mayor for Policing and Crime
The above request has my approval.
Signature
Date {day}

4. Legal Comments

4.1. Section 3(6) of the Police Reform and Social Responsibility Act 2011 ("the 2011 Act") applies.
4.2. The Public Contracts Regulations 2015 apply. Schedule 3, paragraph 7 of the 2011 Act is wide.
4.3. Paragraph 4.8 of the MOPAC Scheme of Delegation and Consent is relied on, and the Nosuch Act 2018.
"""


def shown(day: str, form: str) -> str:
    linter = Linter()
    papers = linter.papers(PAPER.format(day=day).encode(), "paper.txt")
    out = io.StringIO()
    show_law.write(show_law.law([(paper, linter.facts(paper)) for paper in papers]), form, out)
    return out.getvalue()


@pytest.mark.parametrize(("day", "held"), [("23/02/2025", "in-force"), ("25/02/2025", "replaced")])
def test_what_is_cited_stands_for(day: str, held: str) -> None:
    citations = json.loads(shown(day, "json"))["papers"][0]["citations"]
    assert [(c["instrument"], c["how"], c["in_force"], c["provisions"]) for c in citations] == [
        ("Police Reform and Social Responsibility Act 2011", "title", "in-force", ["3(6)"]),
        ("Public Contracts Regulations 2015", "title", held, []),
        ("Police Reform and Social Responsibility Act 2011", "defined", "in-force", ["Sch 3", "Sch 3 para 7"]),
        (None, "scheme", None, ["4.8"]),
        (None, "unknown", None, []),
    ]


def test_the_text_says_it_in_words() -> None:
    text = shown("25/02/2025", "text")
    assert "Public Contracts Regulations 2015, replaced by that day (title, verified)" in text
    assert "not known to the register" in text
