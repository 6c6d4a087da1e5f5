from __future__ import annotations

from datetime import date

import pytest

from pcdlint.registers import Registers


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("the Mayor’s Office for Policing Crime decided", "Mayor's Office for Policing and Crime"),
        ("the Mayor's\nOfficer for Policing and Crime", "Mayor's Office for Policing and Crime"),
        ("European Convention of Human Rights", "European Convention on Human Rights"),
        ("THE POLICING AND CRIME PLAN", "Police and Crime Plan"),
        ("National Police Chief's Council", "National Police Chiefs' Council"),
    ],
)
def test_wrong_forms(registers: Registers, text: str, right: str) -> None:
    (slip,) = registers.bodies.slips(text)
    assert slip.name.right == right
    assert text[slip.span.start : slip.span.end] == slip.printed


@pytest.mark.parametrize(
    "text",
    [
        "the Mayor’s Office for Policing and Crime and the Deputy Mayor, Policing and Crime",
        "the Metropolitan Police Service",
        "a college of police officers",
        "the public transport of London",
        "National Police Chiefs’ Council",
        "",
    ],
)
def test_right_forms(registers: Registers, text: str) -> None:
    assert registers.bodies.slips(text) == ()


def test_words_that_are_wrong_only_in_a_quotation(registers: Registers) -> None:
    text = "maintenance of the metropolitan police service"
    assert registers.bodies.slips(text) == ()
    assert [s.name.about for s in registers.bodies.slips(text, quoted=True)] == ["statute"]


def test_right_names_are_never_slips(registers: Registers) -> None:
    for name in registers.bodies.all:
        assert registers.bodies.slips(name.right) == ()


@pytest.mark.parametrize(("on", "count"), [(date(2021, 6, 25), 0), (date(2021, 6, 26), 1)])
def test_former_names(registers: Registers, on: date, count: int) -> None:
    assert len(registers.bodies.former("the National Probation Service", on)) == count
