from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pcdlint.registers import Registers
from pcdlint.registers.legislation import Legislation


@pytest.fixture(scope="session")
def law(registers: Registers) -> Legislation:
    return registers.legislation


ANTISOCIAL = "Anti-social Behaviour, Crime and Policing Act 2014"
POLICE_REFORM = "Police Reform and Social Responsibility Act 2011"


@pytest.mark.parametrize(
    ("title", "year", "how", "meant"),
    [
        ("Equality Act", 2010, "exact", "Equality Act 2010"),
        ("the EQUALITY  Act", 2010, "exact", "Equality Act 2010"),
        ("Crime & Disorder Act", 1998, "exact", "Crime and Disorder Act 1998"),
        ("Anti–social Behaviour, Crime and Policing Act", 2014, "exact", ANTISOCIAL),
        ("Health and Safety at Work Act", 1974, "exact", "Health and Safety at Work etc. Act 1974"),
        ("European Convention on Human Rights", None, "exact", "European Convention on Human Rights"),
        ("UK GDPR", None, "exact", "UK GDPR"),
        ("Freedom of Information Act", None, "exact", "Freedom of Information Act 2000"),
        ("Police (Property) Act", 1897, "exact", "Police (Property) Act 1897"),
        ("Police (Property) Act", 1997, "exact", "Police (Property) Act 1997"),
        ("Criminal Justice Act", 1988, "exact", "Criminal Justice Act 1988"),
        ("PCR", 2015, "short", "Public Contracts Regulations 2015"),
        ("FOIA", None, "short", "Freedom of Information Act 2000"),
        ("Antisocial Behaviour Crime and Policing Act", 2014, "punctuation", ANTISOCIAL),
        ("Criminal Justice and Public Order Act", 1984, "wrong-form", "Criminal Justice and Public Order Act 1994"),
        ("European Convention of Human Rights", None, "wrong-form", "European Convention on Human Rights"),
        ("Equality Act", 2011, "wrong-form", "Equality Act 2010"),
        ("Human Rights Act", 1997, "near", "Human Rights Act 1998"),
        ("Police Reform and Social Responsability Act", 2011, "near", POLICE_REFORM),
        ("Procurment Act", 2023, "near", "Procurement Act 2023"),
        ("Data Protection Act", None, "ambiguous", None),
        ("Police Act", 1950, "unknown", None),
        ("Finance Act", 2019, "unknown", None),
        ("Crime and Policing Act", 2026, "unknown", None),
        ("Criminal Justice (Scotland) Act", 2003, "unknown", None),
        ("Local Government Act", 1989, "unknown", None),
    ],
)  # fmt: skip
def test_what_a_name_stands_for(law: Legislation, title: str, year: int | None, how: str, meant: str | None) -> None:
    found = law.resolve(title, year)
    assert (found.how, found.instrument and found.instrument.name) == (how, meant)


REAL = [
    ("Police Act", (1964, 1996, 1997)),
    ("Data Protection Act", (1984, 1998, 2018)),
    ("Children Act", (1989, 2004)),
    ("Policing and Crime Act", (2009, 2017)),
    ("Criminal Justice Act", (1988, 1991, 2003)),
    ("Public Contracts Regulations", (2006, 2015)),
    ("Local Government Act", (1972, 1988, 1999, 2000, 2003)),
    ("Equality Act", (2006, 2010)),
    ("Mental Health Act", (1983, 2007)),
    ("Public Order Act", (1986, 2023)),
]


@pytest.mark.parametrize(("title", "year"), [(t, y) for t, years in REAL for y in years])
def test_the_year_of_another_real_act_is_not_wrong(law: Legislation, title: str, year: int) -> None:
    assert law.resolve(title, year).how == "exact"
    assert year in {i.year for i in law.named(title)}
    assert law.nearest(title, year) is None


@pytest.mark.parametrize(
    ("title", "year", "differs", "confidence"),
    [
        ("Modern Slavery Act", 2016, "year", "quoted"),
        ("Modern Slavery Act", 2051, "year", "memory"),
        ("Police Pensions Act", 1967, "year", "memory"),
        ("Police Reform and Social Responsability Act", 2011, "title", "verified"),
        ("Criminal Justice and Order Act", 1994, "title", "quoted"),
        ("Criminal Justice and Publc Order Act", 1995, "both", "quoted"),
    ],
)
def test_how_sure_a_suggestion_is(law: Legislation, title: str, year: int, differs: str, confidence: str) -> None:
    found = law.nearest(title, year)
    assert found is not None
    assert (found.differs, found.confidence) == (differs, confidence)


def test_a_tie_suggests_nothing(law: Legislation) -> None:
    assert law.nearest("Equality Act", 2008) is None
    assert law.all_years_known("Equality Act")
    assert law.nearest("Local Government Act", 2001) is None


@pytest.mark.parametrize(
    ("name", "on", "state"),
    [
        ("Data Protection Act 1998", date(2018, 5, 24), "in-force"),
        ("Data Protection Act 1998", date(2018, 5, 25), "replaced"),
        ("Data Protection Act 2018", date(2018, 5, 24), "not-yet"),
        ("Data Protection Act 2018", date(2018, 5, 25), "in-force"),
        ("General Data Protection Regulation", date(2020, 12, 31), "in-force"),
        ("General Data Protection Regulation", date(2021, 1, 1), "replaced"),
        ("UK GDPR", date(2020, 12, 30), "not-yet"),
        ("UK GDPR", date(2020, 12, 31), "in-force"),
        ("Public Contracts Regulations 2015", date(2025, 2, 23), "in-force"),
        ("Public Contracts Regulations 2015", date(2025, 2, 24), "replaced"),
        ("Procurement Act 2023", date(2025, 2, 23), "not-yet"),
        ("Procurement Act 2023", date(2025, 2, 24), "in-force"),
        ("Public Services (Social Value) Act 2012", date(2013, 1, 30), "not-yet"),
        ("Modern Slavery Act 2015", date(2015, 6, 1), "unknown"),
        ("Modern Slavery Act 2015", date(2020, 1, 1), "in-force"),
        ("Modern Slavery Act 2015", date(2012, 1, 1), "not-yet"),
        ("Criminal Justice Act 1988", date(2020, 1, 1), "unknown"),
    ],
)
def test_what_is_in_force_on_a_day(law: Legislation, name: str, on: date, state: str) -> None:
    instrument = law.find(name)
    assert instrument is not None
    assert law.in_force(instrument, on) == state


def test_old_law_says_what_it_is_still_right_for(law: Legislation) -> None:
    old = law.find("Public Contracts Regulations", 2015)
    assert old is not None
    assert "24 February 2025" in (old.saving or "")
    assert law.replacement(old) is law.find("Procurement Act 2023")


def test_a_short_form_of_two_instruments_goes_by_the_day(law: Legislation) -> None:
    assert [i.year for i in law.by_short("PCR", on=date(2014, 1, 1))] == [2006]
    assert [i.year for i in law.by_short("DPA", on=date(2020, 1, 1))] == [2018]
    assert [i.year for i in law.by_short("DPA")] == [1998, 2018]


@pytest.mark.parametrize(
    ("name", "number", "beyond"),
    [
        ("Police Reform and Social Responsibility Act 2011", "158", False),
        ("Police Reform and Social Responsibility Act 2011", "159", True),
        ("Public Services (Social Value) Act 2012", "9", True),
        ("Bribery Act 2010", "35", False),
        ("Equality Act 2010", "412", True),
        ("Anti-social Behaviour, Crime and Policing Act 2014", "143(1)(a)", False),
        ("Police Act 1996", "106A", False),
        ("Data Protection Act 1984", "900", False),
    ],
)
def test_a_provision_beyond_the_last(law: Legislation, name: str, number: str, beyond: bool) -> None:
    instrument = law.find(name)
    assert instrument is not None
    assert law.beyond_last(instrument, number) is beyond


def test_provisions(law: Legislation) -> None:
    prsra = law.find("Police Reform and Social Responsibility Act 2011")
    assert prsra is not None
    powers = law.provision(prsra, "7(2)(a)", "paragraph", schedule="3")
    assert powers is not None
    assert powers.ref == "Sch 3 para 7"
    grants = law.provision(prsra, "9(1)")
    assert grants is not None
    assert grants.period.end == date(2014, 3, 19)
    assert law.provision(prsra, "77A") is None
    assert law.unit_fits(prsra, "section")
    assert not law.unit_fits(prsra, "regulation")


@pytest.mark.parametrize(
    ("name", "number", "sentence", "right"),
    [
        ("Data Protection Act 2018", "57", "A DPIA has been completed under section 57 of the DPA 2018.", "64"),
        ("Data Protection Act 2018", "57", "Section 57 asks for data protection by design; a DPIA is attached.", None),
        ("Data Protection Act 2018", "64", "A DPIA has been completed under section 64.", None),
        ("Data Protection Act 2018", "60", "A DPIA has been completed under section 60.", None),
        ("Equality Act 2010", "158", "The public sector equality duty in section 158 was met.", "149"),
        ("Police Act 1996", "25", "A gift may be accepted under section 25: sponsorship is allowed.", "93"),
    ],
)
def test_the_subject_of_another_provision(
    law: Legislation, name: str, number: str, sentence: str, right: str | None
) -> None:
    instrument = law.find(name)
    assert instrument is not None
    found = law.subject_elsewhere(instrument, number, sentence)
    assert (found and found.other.ref) == right


def test_a_provision_cited_beside_explains_its_own_words(law: Legislation) -> None:
    dpa = law.find("Data Protection Act 2018")
    assert dpa is not None
    assert law.subject_elsewhere(dpa, "57", "Sections 57 and 64: a DPIA is needed.", beside=["64"]) is None


@given(st.text(max_size=60), st.none() | st.integers(0, 3000))
@settings(max_examples=60, deadline=None)
def test_any_name_gets_an_answer(law: Legislation, title: str, year: int | None) -> None:
    found = law.resolve(title, year, date(2025, 1, 1))
    assert (found.instrument is None) == (found.how in ("ambiguous", "unknown"))
