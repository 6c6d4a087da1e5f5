"""Which paragraphs of the Scheme a paper cites, and which words belong to each."""

from __future__ import annotations

import pytest

from pcdlint.api import Linter, Options
from pcdlint.checks import _scheme
from pcdlint.paper import Paper
from pcdlint.readers import read
from pcdlint.registers.facts import Facts
from pcdlint.testing import ASSUMED
from tests.checks.findings import found

OF = "of the MOPAC Scheme of Delegation and Consent"
LEGAL = "4. Legal Comments\n\n4.1. "

CASES = [
    # the legal comments, the paragraphs with the ids of the powers that their words name
    (f"Paragraph 4.8 {OF} lets the DMPC award grants.", [("4.8", "award-of-grants")]),
    (f"The DMPC may settle claims (paragraph 4.10 {OF}).", [("4.10", "settlements")]),
    (
        "Under the MOPAC Scheme of Delegation and Consent the DMPC varies contracts and awards grants (paragraph 4.8).",
        [("4.8", "award-of-grants")],
    ),
    (
        f"The DMPC may award grants under paragraph 4.8, and vary contracts under paragraph 4.13, {OF}.",
        [("4.8", "award-of-grants"), ("4.13", "variations")],
    ),
    (
        f"Paragraph 4.13 {OF} covers contract extensions, and paragraph 4.8 the award of grants.",
        [("4.13", "variations"), ("4.8", "award-of-grants")],
    ),
    (f"Paragraphs 4.8 and 4.13 {OF} cover contract exemptions.", [("4.8 4.13", "contract-exemptions")]),
    (f"Paragraph 4.8(a) {OF} covers the award of grants.", [("4.8", "award-of-grants")]),
    ("MOPAC's Scheme of Delegation and Consent provides, at 4.10, that claims are settled.", [("4.10", "")]),
    ("MOPAC's Scheme of Delegation and Consent (4.13) covers contract extensions.", [("4.13", "variations")]),
    (
        "MOPAC's Scheme of Delegation and Consent reserves the award of grants to the DMPC (see paragraph 4.8).",
        [("4.8", "award-of-grants")],
    ),
    # a paragraph of the paper, and one of another scheme
    (f"Paragraph 4.8 {OF} covers grants. The terms in paragraph 4.1 apply.", [("4.8", "")]),
    ("Paragraph 4.8 of the MPS Commercial Services Scheme of Delegation covers orders.", []),
]


def parsed(text: str) -> tuple[Paper, Facts]:
    linter = Linter(Options(as_of=ASSUMED))
    paper = linter.parse(read(text.encode("utf-8"), "paper.txt"), None, "form")[0]
    return paper, linter.facts(paper)


@pytest.mark.parametrize(("words", "wanted"), CASES)
def test_the_paragraphs_and_their_words(words: str, wanted: list[tuple[str, str]]) -> None:
    paper, facts = parsed(LEGAL + words)
    told = [
        (" ".join(c.refs), " ".join(dict.fromkeys(p.id for p in _scheme.described(facts, c))))
        for c in _scheme.clauses(paper, facts)
    ]
    assert told == wanted


def test_a_scheme_named_in_another_section() -> None:
    named = "2. Issues for consideration\n\n2.1. The MOPAC Scheme of Delegation and Consent applies.\n\n"
    words = "Paragraph 4.8 gives the DMPC delegated authority to award grants."
    assert [c.refs for c in _scheme.clauses(*parsed(named + LEGAL + words))] == [("4.8",)]
    assert not _scheme.clauses(*parsed(LEGAL + words))


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("The award of grants is for the DMPC (see paragraph 4.8).", 0),
        ("More is told of the grants (see paragraph 4.8).", 1),
    ],
)
def test_a_paragraph_of_the_scheme_is_none_that_the_paper_lacks(words: str, missing: int) -> None:
    paper = "\n\n".join(f"{n}.1. This is said.\n\n{n}.2. That is said." for n in (1, 2, 3))
    scheme = "MOPAC's Scheme of Delegation and Consent applies."
    assert len(found("STR017", f"{paper}\n\n4. Legal Comments\n\n4.1. {scheme} {words}\n\n4.2. So be it.")) == missing
