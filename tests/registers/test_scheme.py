from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pcdlint.registers import Registers


@pytest.mark.parametrize(
    ("ref", "words", "answer"),
    [
        ("4.8", "approve bids for grant funding", "yes"),
        ("4.8", "accept the grant offered", "yes"),
        ("4.8", "approve a single tender action", "no"),
        ("4.8", "a single tender action funded by the grant", "yes"),
        ("4.13", "contract exemption", "yes"),
        ("4.13", "vary the contract", "yes"),
        ("4.13", "the award of individual grants", "no"),
        ("4.13", "go out to tender", "unknown"),
        ("4.10", "settlement of the claim", "yes"),
        ("4.10", "something else", "unknown"),
        ("5.22", "award a grant of £40,000", "unknown"),
        ("4.99", "single tender action", "unknown"),
    ],
)
def test_what_a_paragraph_carries(registers: Registers, ref: str, words: str, answer: str) -> None:
    assert registers.scheme.carries(ref, words) == answer


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("MOPAC Scheme of Delegation and Consent", "right"),
        ("the Scheme of Consent & Delegation", "right"),
        ("MOPAC’s Scheme of Delegation", "weak"),
        ("Scheme of Delegation", "weak"),
        ("MPS Commercial Services Scheme of Delegation", "other"),
        ("Scheme of Things", None),
    ],
)
def test_names_of_the_scheme(registers: Registers, name: str, kind: str | None) -> None:
    assert registers.scheme.name_kind(name) == kind


def test_limits(registers: Registers) -> None:
    scheme = registers.scheme
    exemptions = scheme.power("contract-exemptions")
    assert exemptions in scheme.limits("4.13")
    assert exemptions is not None
    assert (exemptions.limit, exemptions.sense) == (Decimal(100000), "from")
    assert all(p.limit is None for p in scheme.described("4.8", "bids for grant funding"))
    grants = scheme.standing("grants-by-mps")
    assert grants is not None
    assert (grants.limit, grants.sense) == (Decimal(50000), "up-to")


def test_as_of_a_day(registers: Registers) -> None:
    scheme = registers.scheme
    october, later = scheme.version_at(date(2016, 10, 1)), scheme.version_at(date(2027, 1, 1))
    assert october is not None
    assert later is not None
    assert (october.id, later.id) == ("2016", "2020")
    assert scheme.version_at(date(2011, 1, 1)) is None
    assert scheme.decision_maker(date(2020, 1, 1)) == "Sophie Linden"
    assert scheme.decision_maker(date(2024, 10, 15)) is None
