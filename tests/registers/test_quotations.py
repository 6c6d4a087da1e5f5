from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pcdlint.registers import Registers

POLICE = "Police Reform and Social Responsibility Act 2011"


CONTRACTS = "Public Contracts Regulations 2015"
OFFICE = "the exercise of the functions of the Office"
SHARED = "persons who share a relevant protected characteristic and persons who do not share it"


@pytest.mark.parametrize(
    ("text", "instrument", "id", "how"),
    [
        ("secure the maintenance of the metropolitan police service", None, "prsra-3-6-a", "known"),
        ("secure that the metropolitan police force is effective and efficient", None, "prsra-3-6-b", "known"),
        ("have due regard for the need to eliminate discrimination", None, "eqa-149-1", "known"),
        ("intended by the local policing body to victims or witnesses of or other", None, "asb-143-1-b", "near"),
        (f"calculated to facilitate, or conducive or incidental to, {OFFICE}", POLICE, "prsra-sch3-7-1", "near"),
        ("measures meant to prevent crime or reduce the fear of crime", None, "cjpoa-169", "near"),
        ("competition is absent for technical reasons", None, None, None),
        ("to help victims and witnesses of crime", None, None, None),
        ("does not exceed 50% of the value of the contract", CONTRACTS, "pcr-72-1-b", "known"),
    ],
)
def test_misquotations(
    registers: Registers, text: str, instrument: str | None, id: str | None, how: str | None
) -> None:
    found = registers.quotations.misquoted(text, instrument)
    assert (found and found.quotation.id, found and found.how) == (id, how)


@pytest.mark.parametrize(
    ("text", "printed", "meant"),
    [
        ("secure the maintenance of the metropolitan police service", "service", "force"),
        ("have due regard for the need to eliminate discrimination", "for", "to"),
        ("intended by the local policing body to victims or witnesses of or other persons affected by", "", "help"),
        ("measures meant to prevent crime or reduce the fear of crime", "meant", "intended"),
    ],
)
def test_the_words_that_differ(registers: Registers, text: str, printed: str, meant: str) -> None:
    found = registers.quotations.misquoted(text)
    assert found is not None
    assert (found.printed, found.meant) == (printed, meant)


@pytest.mark.parametrize(
    "text",
    [
        "secure the maintenance of the metropolitan police force",
        "secure the maintenance of the police force for that area",
        "calculated to facilitate, or is conducive or incidental to",
        f"calculated to facilitate or is conducive or incidental to {OFFICE}.",
        f"do anything which is calculated to facilitate, or is conducive or incidental to, {OFFICE}",
        "the exercise of the functions of Commissioner",
        f"calculated to facilitate … {OFFICE}",
        "secure that the [force] is efficient and effective",
        f"foster good relations between {SHARED}",
        "contributes to keeping young people in London safe",
        "to help victims and witnesses of domestic abuse",
        "",
        "…",
    ],
)
def test_right_quotations(registers: Registers, text: str) -> None:
    assert registers.quotations.misquoted(text) is None


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_run_of_a_right_phrase_is_right(registers: Registers, data: st.DataObject) -> None:
    quotation = data.draw(st.sampled_from(registers.quotations.all))
    words = quotation.right.split()
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start, len(words)))
    assert registers.quotations.misquoted(" ".join(words[start:end]), quotation.instrument) is None
