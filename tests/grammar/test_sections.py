"""Sections, lost headings and titles in the smallest papers that show them."""

from __future__ import annotations

import pytest

from pcdlint.grammar.parse import parse
from pcdlint.readers import read
from tests.grammar.test_papers import CLEAN
from tests.grammar.words import paper, words


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        (
            "2. Issues for consideration\n2.1. A.\n3.1. Money.\n3.2. More.\n4. Legal Comments\n4.1. Law.",
            [("issues", "2", False), ("financial", "3", True), ("legal", "4", False)],
        ),
        (
            "2. Issues for consideration\n2.1. A.\n3.1. Money.\n4.1. Law.\n5. Equality Comments\n5.1 Duty.",
            [("issues", "2", False), ("financial", "3", True), ("legal", "4", True), ("equality", "5", False)],
        ),
        ("2. Issues for consideration\n2.1. A.\n2.2. B.\n3.2 A slip of the pen.\n2.4 D.", [("issues", "2", False)]),
        ("2.\tIssues for consideration\n2.1.\tA.\n2.2.\tB.", [("issues", "2", False)]),
    ],
)
def test_sections(text: str, sections: list[tuple[str, str, bool]]) -> None:
    assert [(s.key, s.number, s.lost) for s in paper(text).sections] == sections


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("DMPC Decision – PCD 5\n\nTitle: Boats\n\nSummary\n\nx", "Boats"),
        ("DMPC Decision – PCD 5\n\nTitle:\n\nBoats\n\nSummary\n\nx", "Boats"),
        ("LETTERHEAD\n\nDMPC Decision – PCD 5\n\nBoats for the river\n\nSummary\n\nx", "Boats for the river"),
        ("LETTERHEAD\n\nDMPC Decision – PCD 5\n\nSummary\n\nx", ""),
        ("Boats\n\nKey information\n\nReference code: PCD 5\n\nSummary\n\nx", "Boats"),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert paper(text).title == title


def test_an_appendix_behind_the_sign_offs_is_a_section_without_number() -> None:
    text = (CLEAN / "2022-exploitation-commissioning.txt").read_text(encoding="utf-8")
    (paper,) = parse(read(text.encode(), "paper.txt"), words())
    services, market = paper.sections[-2:]
    assert (services.heading, services.number) == ("Appendix 1: The services", None)
    assert [p.number for p in services.paragraphs] == ["1", "2", "3", "4", "5"]
    assert len(market.tables) == 1
