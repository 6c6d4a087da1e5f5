from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pcdlint.registers import Registers
from pcdlint.registers.thresholds import Thresholds


@pytest.fixture(scope="session")
def thresholds(registers: Registers) -> Thresholds:
    return registers.thresholds


@pytest.mark.parametrize(
    ("on", "amount"),
    [
        (date(2009, 12, 31), None),
        (date(2013, 12, 31), 173934),
        (date(2014, 1, 1), 172514),
        (date(2015, 12, 31), 172514),
        (date(2016, 1, 1), 164176),
        (date(2017, 12, 31), 164176),
        (date(2018, 1, 1), 181302),
        (date(2019, 12, 31), 181302),
        (date(2020, 1, 1), 189330),
        (date(2021, 12, 31), 189330),
        (date(2022, 1, 1), 213477),
        (date(2023, 12, 31), 213477),
        (date(2024, 1, 1), 214904),
        (date(2025, 2, 24), 214904),
        (date(2025, 12, 31), 214904),
        (date(2026, 1, 1), 207720),
        (date(2027, 6, 1), 207720),
    ],
)
def test_the_threshold_for_supplies_and_services(thresholds: Thresholds, on: date, amount: int | None) -> None:
    found = thresholds.at(on)
    assert (found and found.amount) == (None if amount is None else Decimal(amount))


def test_there_is_one_threshold_a_day(thresholds: Thresholds) -> None:
    for one in thresholds.all:
        for other in thresholds.all:
            if one is not other and (one.authority, one.kind) == (other.authority, other.kind):
                assert not one.period.overlaps(other.period)


@pytest.mark.parametrize(("on", "vat"), [(date(2021, 12, 31), "net"), (date(2022, 1, 1), "inclusive")])
def test_vat(thresholds: Thresholds, on: date, vat: str) -> None:
    found = thresholds.at(on)
    assert found is not None
    assert found.vat == vat


def test_whose_a_figure_is(thresholds: Thresholds) -> None:
    central = thresholds.who_uses(122976)
    assert [(t.authority, t.kind, t.period.start) for t in central] == [
        ("central", "supplies-services", date(2020, 1, 1))
    ]
    assert thresholds.who_uses(Decimal(1)) == ()
    assert {t.kind for t in thresholds.who_uses(663540)} == {"light-touch"}


def test_a_garbled_figure(thresholds: Thresholds) -> None:
    near = thresholds.near(189303, date(2020, 6, 1))
    assert near is not None
    assert near.amount == 189330
    assert thresholds.near(189330, date(2020, 6, 1)) is None
    assert thresholds.near(181302, date(2020, 6, 1)) is None


def test_figures_that_are_no_thresholds(thresholds: Thresholds) -> None:
    assert [f.law for f in thresholds.other_figure(25000, date(2020, 1, 1))] == ["PCR 2015 reg 109"]
    assert thresholds.other_figure(25000, date(2024, 1, 1)) == ()


@pytest.mark.parametrize(
    ("on", "regime"),
    [
        (date(2015, 2, 25), "Public Contracts Regulations 2006"),
        (date(2015, 2, 26), "Public Contracts Regulations 2015"),
        (date(2025, 2, 23), "Public Contracts Regulations 2015"),
        (date(2025, 2, 24), "Procurement Act 2023"),
    ],
)
def test_the_regime_of_a_day(thresholds: Thresholds, on: date, regime: str) -> None:
    found = thresholds.regime_at(on)
    threshold = thresholds.at(on)
    assert found is not None
    assert threshold is not None
    assert found.name == threshold.regime == regime


@pytest.mark.parametrize(
    ("limb", "percent"),
    [("72(1)(b)", 50), ("72 (1) (c)", 50), ("72(1)(c)(i)", 50), ("72(1)(a)", None), ("72(1)(f)", 10)],
)
def test_caps(thresholds: Thresholds, limb: str, percent: int | None) -> None:
    cap = thresholds.cap(limb)
    assert cap is not None
    assert cap.percent == percent


def test_no_limb_has_no_cap(thresholds: Thresholds) -> None:
    assert thresholds.cap("72") is None
    assert thresholds.framework_years("Public Contracts Regulations 2015") == 4
