"""Law and the Scheme of Delegation as papers cite them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcdlint.grammar.citations import scan_citations
from pcdlint.grammar.references import scan_references

SHORTS = frozenset(
    ("FOIA", "DPA 2018", "DPA", "PCR 2015", "PCR", "GDPR", "UK GDPR", "ECHR", "EIR", "SCA 2007", "the Regulations")
)
Row = tuple[str, str, int | None, tuple[str, ...]]
_LETTER = {"section": "s", "regulation": "r", "article": "a", "paragraph": "p", "schedule": "sch", "part": "pt",
    "chapter": "ch", "rule": "ru"}  # fmt: skip


def rows(text: str) -> list[Row]:
    """(kind, name, year, provisions as "s143(1)") of every citation."""
    return [
        (c.kind, c.name, c.year, tuple(_LETTER[p.unit] + p.number for p in c.provisions))
        for c in scan_citations(text, SHORTS)
    ]


ASB = "Anti-social Behaviour, Crime and Policing Act"
PRSRA = "Police Reform and Social Responsibility Act"
SPECIFIED = "Elected Local Policing Bodies (Specified Information) Order"
SCHEME = "MOPAC Scheme of Delegation and Consent"

TIED: list[tuple[str, str, str, int | None, str]] = [
    (f"section 143(1)(b) of the {ASB} 2014", "act", ASB, 2014, "s143(1)(b)"),
    (f"Section 143 (1) (b) of the {ASB} 2014 lets", "act", ASB, 2014, "s143(1)(b)"),
    (f"sections 142 and 143 of the {ASB} 2014", "act", ASB, 2014, "s142 s143"),
    ("Section 32 (2) (b) (ii) and (iii) of Harbour Sector Contract regulations; so", "regulations",
     "Harbour Sector Contract regulations", None, "s32(2)(b)(ii) s32(2)(b)(iii)"),
    ("duties in the Crime and Disorder Act 1998 at sections 17(1) (a) to (c) which", "act",
     "Crime and Disorder Act", 1998, "s17(1)(a) s17(1)(b) s17(1)(c)"),
    (f"Under Schedule 3 Paragraph 7 of the {PRSRA} 2011 we may", "act", PRSRA, 2011, "sch3 p7"),
    (f"paragraph 7(2)(a) of Schedule 3 to the {PRSRA} 2011", "act", PRSRA, 2011, "p7(2)(a) sch3"),
    (f"Section 181(1) and Schedule 11, Paragraph 98 of the {ASB} 2014.", "act", ASB, 2014, "s181(1) sch11 p98"),
    ("Schedule 1, Paragraph 3(g) of the Elected Local Policing Bodies (Specified Information) (Amendment) Order 2012.",
     "order", "Elected Local Policing Bodies (Specified Information) (Amendment) Order", 2012, "sch1 p3(g)"),
    (f"article 2(2)(a) of the {SPECIFIED} 2011", "order", SPECIFIED, 2011, "a2(2)(a)"),
    (f"Paragraph 4.8 of the {SCHEME} provides", "scheme", SCHEME, None, "p4.8"),
    (f"Paragraphs 4.8 and 4.13 of the {SCHEME}", "scheme", SCHEME, None, "p4.8 p4.13"),
    ("section 4.13 of MOPAC’s Scheme of Delegation", "scheme", "MOPAC’s Scheme of Delegation", None, "s4.13"),
    ("In accordance with 4.8 of MOPAC's Scheme of Delegation, the", "scheme",
     "MOPAC's Scheme of Delegation", None, "p4.8"),
    ("Paragraph 4.8 of the MOPAC's Scheme of Consent and Delegation", "scheme",
     "MOPAC's Scheme of Consent and Delegation", None, "p4.8"),
    ("under Paragraphs 4.8 and 4.13 of the Scheme", "short", "Scheme", None, "p4.8 p4.13"),
    ("exempt by s.43 FOIA", "short", "FOIA", None, "s43"),
    ("s43 FOIA", "short", "FOIA", None, "s43"),
    ("under s.169 of the Criminal Justice and Public Order Act 1994.", "act",
     "Criminal Justice and Public Order Act", 1994, "s169"),
    ("sections 35 to 38 of the 2014 Act", "short", "2014 Act", 2014, "s35 s36 s37 s38"),
    ("ss. 5-8 of the Care Act 2014", "act", "Care Act", 2014, "s5 s6 s7 s8"),
    ("sections 1, 2 and 5 of the Care Act 2014", "act", "Care Act", 2014, "s1 s2 s5"),
    ("section 17 and 18 of the Care Act 2014", "act", "Care Act", 2014, "s17 s18"),
    ("section 22A of the Police Act 1996", "act", "Police Act", 1996, "s22A"),
    ("Part 3 of the Police Act 1997", "act", "Police Act", 1997, "pt3"),
    ("Article 35 of the UK GDPR", "short", "UK GDPR", None, "a35"),
    ("articles 6(1)(e) and 9(2)(g) UK GDPR", "short", "UK GDPR", None, "a6(1)(e) a9(2)(g)"),
    ("Article 35 of the General Data Protection Regulation (GDPR)", "regulations",
     "General Data Protection Regulation", None, "a35"),
    ("Section 57 of the DPA 2018", "short", "DPA", 2018, "s57"),
    ("reg. 12(5)(b) EIR", "short", "EIR", None, "r12(5)(b)"),
    ("under regulation 72 of PCR 2015", "short", "PCR", 2015, "r72"),
    ("Regulation 72 (1) of the Public Contracts Regulations 2015.", "regulations",
     "Public Contracts Regulations", 2015, "r72(1)"),
    ("regulation 72(1)(b) and (c) of the Regulations", "short", "Regulations", None, "r72(1)(b) r72(1)(c)"),
    ("section 149(1) of the Equality Act 2010", "act", "Equality Act", 2010, "s149(1)"),
    ("the Equality Act 2010, section 149", "act", "Equality Act", 2010, "s149"),
    ("the Equality Act 2010 (section 149)", "act", "Equality Act", 2010, "s149"),
    ("section 149 (the public sector equality duty) of the Equality Act 2010", "act", "Equality Act", 2010, "s149"),
    ("s.149 Equality Act 2010", "act", "Equality Act", 2010, "s149"),
    ("section 149 of the Equality\nAct 2010", "act", "Equality Act", 2010, "s149"),
    ("section\n149 of the\nEquality Act 2010", "act", "Equality Act", 2010, "s149"),
    ("Article 8 of the European Convention on Human Rights", "convention",
     "European Convention on Human Rights", None, "a8"),
    ("section 40 (personal data) and section 43 (trade) of FOIA", "short", "FOIA", None, "s40 s43"),
    ("paragraph 2.3 and section 43 of FOIA", "short", "FOIA", None, "s43"),
    ("section 22A Police Act 1996", "act", "Police Act", 1996, "s22A"),
    ("Chapter 2 of Part 3 of the Care Act 2014", "act", "Care Act", 2014, "ch2 pt3"),
    ("Rule 5 of the Civil Procedure Rules 1998", "rules", "Civil Procedure Rules", 1998, "ru5"),
    ("Local Government Act 1972, s.111", "act", "Local Government Act", 1972, "s111"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "name", "year", "cited"), TIED)
def test_provisions_go_with_their_instrument(text: str, kind: str, name: str, year: int | None, cited: str) -> None:
    assert rows(text) == [(kind, name, year, tuple(cited.split()))]


NAMED: list[tuple[str, str, str, int | None]] = [
    ("the 2011 Act", "short", "2011 Act", 2011),
    ("in line with the Regulations", "short", "Regulations", None),
    ("the Order", "short", "Order", None),
    ("The Act requires", "short", "Act", None),
    ("the Act 2011", "short", "Act", 2011),
    ("the Scheme", "short", "Scheme", None),
    ("PCR 2015", "short", "PCR", 2015),
    ("SCA 2007", "short", "SCA", 2007),
    ("Equality Act 2010", "act", "Equality Act", 2010),
    ("Equality act 2010", "act", "Equality act", 2010),
    ("the Equality Act", "act", "Equality Act", None),
    ("Under Equality Act 2010", "act", "Equality Act", 2010),
    ("Breach of Data Protection Act 2018", "act", "Data Protection Act", 2018),
    ("the Data Protection Act (DPA) 2018. Both", "act", "Data Protection Act", 2018),
    ("Data Protection Regulation Act 2018", "act", "Data Protection Regulation Act", 2018),
    ("Equality Comments\nEquality Act 2010 requires", "act", "Equality Act", 2010),
    ("the FOI Act", "act", "FOI Act", None),
    ("Health and Safety at Work etc. Act 1974", "act", "Health and Safety at Work etc. Act", 1974),
    ("Police, Crime, Sentencing and Courts Act 2022", "act", "Police, Crime, Sentencing and Courts Act", 2022),
    ("Anti-Social, Behaviour Crime and Policing Act 2014", "act",
     "Anti-Social, Behaviour Crime and Policing Act", 2014),
    ("the Local Government (Contracts) Act 1997", "act", "Local Government (Contracts) Act", 1997),
    ("Equality Act 2010 (Specific Duties) Regulations 2011", "regulations",
     "Equality Act 2010 (Specific Duties) Regulations", 2011),
    ("Privacy and Electronic Communications (EC Directive) Regulations 2003", "regulations",
     "Privacy and Electronic Communications (EC Directive) Regulations", 2003),
    ("the Policing Protocol Order 2023", "order", "Policing Protocol Order", 2023),
    ("Civil Procedure Rules", "rules", "Civil Procedure Rules", None),
    ("European Convention of Human Rights and", "convention", "European Convention of Human Rights", None),
    ("MPS Commercial Services Scheme of Delegation", "scheme", "MPS Commercial Services Scheme of Delegation", None),
    ("the scheme of delegation", "scheme", "scheme of delegation", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "name", "year"), NAMED)
def test_instruments(text: str, kind: str, name: str, year: int | None) -> None:
    assert rows(text) == [(kind, name, year, ())]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Regulation 72(1)", "r72(1)"),
        ("reg 72(1)(b)", "r72(1)(b)"),
        ("regulation 32(2)(b)(ii)", "r32(2)(b)(ii)"),
        ("Section 143 (3) allows", "s143(3)"),
        ("Under Schedule 3, paragraph 7 (1) we may", "sch3 p7(1)"),
        ("by ss. 5-8 it", "s5 s6 s7 s8"),
        ("(Data Protection Section 43 - Trade Secrets)", "s43"),
        ("Article 2(2)(a)", "a2(2)(a)"),
    ],
)
def test_provisions_of_nothing_named(text: str, cited: str) -> None:
    assert rows(text) == [("none", "", None, tuple(cited.split()))]


@pytest.mark.parametrize(
    "text",
    [
        "Section 8 of this report",
        "section 3 of this paper",
        "paragraph 2.3 above",
        "see section 4",
        "section 5 of the contract",
        "Schedule 1 of the grant agreement",
        "Part 2 of this form",
        "Section 4: Legal",
        "the section 151 officer",
        "section 60 powers",
        "Public Order",
        "in order to",
        "a Court Order",
        "Purchase Order 2024",
        "the Order Form",
        "the act of asking",
        "they act 24 hours",
        "acting",
        "an Act of Parliament",
        "Rules of engagement",
        "the Code of Conduct",
        "Reference code: PCD 681",
        "standing order",
        "MOPAC's Contract Regulations",
        "the cycle hire scheme",
        "a 2011 actor",
        "officers 43 and 44",
        "MOPAC's 43 officers",
        "in 143 (of 200) cases",
        "GDPRX",
        "SCA",
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert rows(text) == []


def test_each_provision_goes_with_its_own_act() -> None:
    text = "sections 1 and 2 of the Tide Act 1999, the Human Rights Act 1998 and section 3 of the Care Act 2014"
    assert rows(text) == [
        ("act", "Tide Act", 1999, ("s1", "s2")),
        ("act", "Human Rights Act", 1998, ()),
        ("act", "Care Act", 2014, ("s3",)),
    ]


def test_acts_in_a_row_are_several() -> None:
    text = "the Police Act 1996, Police Act 1997 and Public Order Act 1986; GDPR & Data Protection Act"
    assert [row[1] for row in rows(text)] == [
        "Police Act", "Police Act", "Public Order Act", "GDPR", "Data Protection Act",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "defines"),
    [
        (f"the {PRSRA} 2011 (“2011 Act”)", ("2011 Act",)),
        (f"the {PRSRA} 2011 (the 2011 Act).", ("2011 Act",)),
        ('Public Contracts Regulations 2015 ("the Regulations")', ("Regulations",)),
        ("Freedom of Information Act 2000 (FOIA)", ("FOIA",)),
        ("Data Protection Act (DPA) 2018", ("DPA",)),
        (f"the {PRSRA} 2011 (the “2011 Act” or “PRSRA”)", ("2011 Act", "PRSRA")),
        (f"the {SCHEME} (“the Scheme”)", ("Scheme",)),
        ("the Equality Act 2010 (as amended)", ()),
        ("section 149 of the Equality Act 2010 (PSED)", ()),
        ("the Metropolitan Police District (“MPD”) under the Care Act 2014", ()),
    ],
)
def test_short_forms_that_a_citation_defines(text: str, defines: tuple[str, ...]) -> None:
    assert [c.defines for c in scan_citations(text)] == [defines]


def test_a_short_form_is_known_once_the_text_defines_it() -> None:
    text = "the Tide Works Regulations 2015 (“TWR15”). By regulation 7 of TWR15 and TWR15X"
    assert rows(text) == [
        ("regulations", "Tide Works Regulations", 2015, ()),
        ("short", "TWR15", None, ("r7",)),
    ]


def test_a_bare_paragraph_after_the_scheme_is_the_schemes() -> None:
    text = f"The {SCHEME} applies. Paragraph 4.13 lets the Deputy Mayor decide; see paragraph 2.1 above."
    citations = scan_citations(text)
    assert [(c.kind, [p.number for p in c.provisions]) for c in citations] == [("scheme", []), ("none", ["4.13"])]
    assert [r.number for r in scan_references(text, citations)] == ["2.1"]


def test_every_part_knows_its_place() -> None:
    text = "x Sections 17(1) (a) to (c) of the Crime and\nDisorder Act (1998) y"
    (citation,) = scan_citations(text)
    assert text[citation.span.start : citation.span.end] == text[2:-2]
    assert text[citation.name_span.start : citation.name_span.end] == "Crime and\nDisorder Act"
    assert citation.name == "Crime and Disorder Act"
    assert citation.year == 1998
    places = [text[p.span.start : p.span.end] for p in citation.provisions]
    assert places == ["Sections 17(1) (a)", "(c)", "(c)"]


SECTION_STYLES = ["section {}", "Section {}", "s.{}", "s. {}", "s{}", "SECTION {}", "sec. {}"]
LINKS = [" of the ", " of ", ", ", " ", " under the ", "\nof the "]
TITLES = ["Equality Act 2010", ASB + " 2014", "Local Government (Contracts) Act 1997", "2011 Act", "DPA 2018"]


@given(
    st.integers(1, 250),
    st.sampled_from(["", "(1)", " (1)", "(1)(b)", " (2) (b) (ii)", "(3)(za)"]),
    st.sampled_from(SECTION_STYLES),
    st.sampled_from(LINKS),
    st.sampled_from(TITLES),
    st.sampled_from(["", "Under ", "as given by ", "("]),
)
def test_any_style_cites_the_same_provision(
    number: int, subs: str, style: str, link: str, title: str, before: str
) -> None:
    text = f"{before}{style.format(str(number) + subs)}{link}{title}, MOPAC may"
    (citation,) = scan_citations(text, SHORTS)
    assert [(p.unit, p.number) for p in citation.provisions] == [("section", f"{number}{subs.replace(' ', '')}")]
    assert citation.year == int(title.removesuffix(" Act")[-4:])


@given(
    st.lists(
        st.sampled_from(
            ["section", "143(1)", "of", "the", "Equality", "Act", "2010", "(“", "”)", "and", ",", "(a)", "to", "\n",
             "Regulations", "Scheme of", "Delegation", "paragraph", "4.8", "Public", "Order", "FOIA", ".", "(", ")"]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_any_row_of_words_is_read_in_order(words: list[str]) -> None:
    text = " ".join(words)
    citations = scan_citations(text, SHORTS)
    assert all(a.span.start <= b.span.start for a, b in pairwise(citations))
    assert all(0 <= c.span.start <= c.name_span.start <= c.name_span.end <= len(text) for c in citations)
