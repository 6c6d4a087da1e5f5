from __future__ import annotations

from datetime import date

import pytest

from pcdlint.registers import Registers


@pytest.mark.parametrize(
    ("ref", "text", "misfit"),
    [
        ("2(2)(a)", "would prejudice commercial interests", "commercial interests"),
        ("2(2)(a)", "against the interests of national security", None),
        ("2(2)(a)", "the safety of any person", "safety of any person"),
        ("2(2)(d)", "prohibited by or under an enactment", None),
        ("2(2)(a)", "for the reasons in Part 2", None),
        ("2(2)(e)", "commercial interests", None),
        ("2(1)(a)", "commercial interests", None),
    ],
)
def test_a_ground_that_the_limb_is_not(registers: Registers, ref: str, text: str, misfit: str | None) -> None:
    assert registers.order.misfit(ref, text) == misfit


def test_the_schedule_grew(registers: Registers) -> None:
    order = registers.order
    assert order.item("3(h)", date(2013, 8, 11)) is None
    assert order.item("3(h)", date(2013, 8, 12)) is not None
    assert order.item("17") is None
    spending = order.item("3 (g)")
    assert spending is not None
    assert (spending.part, spending.amount) == (1, 500)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Schedule 1 of the Specified Information Order", ["schedule-one"]),
        ("the Schedule to the Specified Information Order", []),
        ("the grant is published under paragraph 3(g)", ["grant-as-expenditure"]),
        ("the grant under 3(f), other items of expenditure under 3(g)", []),
        ("section 2(2) of the Specified Information Order", ["article-as-section"]),
    ],
)
def test_confusions(registers: Registers, text: str, names: list[str]) -> None:
    assert [c.name for c in registers.order.confusions(text)] == names
