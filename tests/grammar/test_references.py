"""References to places of the paper and to other decisions."""

from __future__ import annotations

import pytest

from pcdlint.grammar.references import scan_references
from pcdlint.values import Citation, Span


def rows(text: str) -> list[tuple[str, str, str, str | None]]:
    return [(text[r.span.start : r.span.end], r.kind, r.number, r.upto) for r in scan_references(text)]


ONE = [
    ("agreed in PCD1130.", "PCD1130", "decision", "1130", None),
    ("PCD 1130", "PCD 1130", "decision", "1130", None),
    ("[PCD1130]", "PCD1130", "decision", "1130", None),
    ("(PCD1763) refers", "PCD1763", "decision", "1763", None),
    ("PCD-1130", "PCD-1130", "decision", "1130", None),
    ("DMPC Decision – PCD 1859", "PCD 1859", "decision", "1859", None),
    ("DMPCD 2016 56", "DMPCD 2016 56", "decision", "2016 56", None),
    ("DMPCD 2014/23", "DMPCD 2014/23", "decision", "2014 23", None),
    ("in paragraph 2.3", "paragraph 2.3", "paragraph", "2.3", None),
    ("Paragraph 2.3(a)", "Paragraph 2.3", "paragraph", "2.3", None),
    ("paragraphs 2.2 to 2.7", "paragraphs 2.2 to 2.7", "paragraph", "2.2", "2.7"),
    ("paragraphs 2.2\nto 2.7", "paragraphs 2.2\nto 2.7", "paragraph", "2.2", "2.7"),
    ("paras 2.3-2.6", "paras 2.3-2.6", "paragraph", "2.3", "2.6"),
    ("para. 4.1 above", "para. 4.1", "paragraph", "4.1", None),
    ("paragraph 7 above", "paragraph 7", "paragraph", "7", None),
    ("section 4 below", "section 4", "section", "4", None),
    ("Section 3 of this report", "Section 3", "section", "3", None),
    ("as set out in section 3.", "section 3", "section", "3", None),
    ("section 2.1 of this paper", "section 2.1", "section", "2.1", None),
    ("those within 2.2 to 2.7", "2.2 to 2.7", "paragraph", "2.2", "2.7"),
    ("services listed in 2.3 to 2.6 until", "2.3 to 2.6", "paragraph", "2.3", "2.6"),
    ("at 2.5 above", "2.5", "paragraph", "2.5", None),
    ("(see 2.5)", "2.5", "paragraph", "2.5", None),
    ("Table 2: Grants", "Table 2", "table", "2", None),
    ("TABLE 3", "TABLE 3", "table", "3", None),
    ("in table 2 below", "table 2", "table", "2", None),
    ("Tables 1 to 3", "Tables 1 to 3", "table", "1", "3"),
    ("Figure 1", "Figure 1", "figure", "1", None),
    ("at appendix 3. The", "appendix 3", "appendix", "3", None),
    ("Appendix 1a", "Appendix 1a", "appendix", "1a", None),
    ("Appendix 1 and 3 grants", "Appendix 1", "appendix", "1", None),
    ("Appendix 1 – 12 month review", "Appendix 1", "appendix", "1", None),
    ("Appendix A", "Appendix A", "appendix", "A", None),
    ("Annex B)", "Annex B", "appendix", "B", None),
    ("Appendices A-C", "Appendices A-C", "appendix", "A", "C"),
]


@pytest.mark.parametrize(("text", "printed", "kind", "number", "upto"), ONE)
def test_one_reference(text: str, printed: str, kind: str, number: str, upto: str | None) -> None:
    assert rows(text) == [(printed, kind, number, upto)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Appendices 1 and 2", [("Appendices 1", "1"), ("2", "2")]),
        ("Appendix 1 and Appendix 2", [("Appendix 1", "1"), ("Appendix 2", "2")]),
        ("paragraphs 2.2, 2.3 and 2.5", [("paragraphs 2.2", "2.2"), ("2.3", "2.3"), ("2.5", "2.5")]),
        ("PCDs 1130 and 1131", [("PCDs 1130", "1130"), ("1131", "1131")]),
        ("as in 2.3 and 2.4 above", [("2.3", "2.3"), ("2.4", "2.4")]),
    ],
)
def test_lists(text: str, found: list[tuple[str, str]]) -> None:
    assert [(row[0], row[2]) for row in rows(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "the appendices",
        "appendix a copy",
        "PCD 25/26",
        "MPCD 12",
        "section 149(1) of the Equality Act 2010",
        "Section 17 places a duty",
        "section 5 of the contract",
        "Schedule 3, paragraph 7 (1)",
        "paragraph 4 of the grant agreement",
        "within 2.2 to 2.7 weeks",
        "listed in 2.5 million entries",
        "at 2.5%",
        "rose to 2.5 and 3.5",
        "version 2.3",
        "the figure 1,234",
        "Table of 5 grants",
        "In accordance with 4.8 of the scheme",
    ],
)
def test_no_reference(text: str) -> None:
    assert rows(text) == []


def test_what_a_citation_covers_is_none() -> None:
    text = "Paragraph 4.8 as given, and paragraph 2.1"
    citation = Citation(Span(0, 22), "none", "", Span(0, 0))
    assert [r.number for r in scan_references(text, (citation,))] == ["2.1"]
