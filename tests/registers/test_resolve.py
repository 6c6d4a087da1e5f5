"""What citations stand for: a corpus of them, and any style of printing for every entry of the register."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pcdlint.api import Linter
from pcdlint.readers import read
from pcdlint.registers import Registers
from pcdlint.registers.instruments import Instrument
from pcdlint.registers.resolve import Meaning, meanings

DAY = date(2024, 6, 3)
CORPUS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "citations.yaml").read_text(encoding="utf-8"))
UNITS = {
    "section": (("Section ", "section ", "s.", "s. ", "s ", "S. ", "Sec. "), ("Sections ", "sections ", "ss.", "ss ")),
    "regulation": (("Regulation ", "regulation ", "reg ", "reg. ", "Reg "), ("Regulations ", "regulations ", "regs ")),
    "article": (("Article ", "article ", "art. ", "Art "), ("Articles ", "articles ", "arts ")),
}
STYLES = (
    "{at} of the {name} applies.",
    "The body acts under {at} {name}.",
    "The {name}, {at}, applies.",
    "The {name} ({at}) applies.",
    "The {name}: {at} applies.",
    "{name} {at}",
    "Under {at} of\nthe {name} it may act.",
    "In line with {at}\nof the {name} (as amended), it acts.",
    "Under {at} of the\u00a0{name} it may act.",
    "The {name}\t{at}",
    "{at}\t{name}",
    "It acts under {at} of the {name} and section 1 of the Localism Act 2011.",
    "It acts under section 1 of the Localism Act 2011 and {at} of the {name}.",
)
# How a provision with its limbs is printed, and what it is: {0} is a number.
SHAPES = (
    ("{0}", False, ("{0}",)),
    ("{0}(1)", False, ("{0}(1)",)),
    ("{0} (1) (b)", False, ("{0}(1)(b)",)),
    ("{0}( 1 )(b)(ii)", False, ("{0}(1)(b)(ii)",)),
    ("{0}(2)\u00a0(c)", False, ("{0}(2)(c)",)),
    ("{0}(1)(a) to (c)", True, ("{0}(1)(a)", "{0}(1)(b)", "{0}(1)(c)")),
    ("{0}(1)(a)-(c)", False, ("{0}(1)(a)", "{0}(1)(b)", "{0}(1)(c)")),
    ("{0}(1)(b)(ii) and (iii)", False, ("{0}(1)(b)(ii)", "{0}(1)(b)(iii)")),
    ("{0}(6) and (7)", False, ("{0}(6)", "{0}(7)")),
    ("{0}A(1)", False, ("{0}A(1)",)),
    ("{0} and 99", True, ("{0}", "99")),
    ("{0}, 98 and 99", True, ("{0}", "98", "99")),
    ("{0}(1), (3) and (7)", False, ("{0}(1)", "{0}(3)", "{0}(7)")),
)


@cache
def linter() -> Linter:
    return Linter()


def said(text: str, registers: Registers) -> tuple[Meaning, ...]:
    (paper,) = linter().parse(read(text.encode("utf-8"), "paper.txt"), fallback="form")
    return meanings(paper, registers.legislation, DAY)


def told(meaning: Meaning) -> str:
    name = meaning.instrument.name if meaning.instrument else "-"
    how = meaning.resolution.how if meaning.how == "title" and meaning.resolution else meaning.how
    return f"{name} | {', '.join(c.ref for c in meaning.cited)} | {how}".replace("|  |", "| |")


@pytest.mark.parametrize("case", CORPUS, ids=lambda case: case["text"][:60])
def test_what_a_citation_stands_for(case: dict[str, Any], registers: Registers) -> None:
    assert [told(m) for m in said(case["text"], registers)] == case["means"]


def _held(registers: Registers, data: dict[str, Any]) -> list[Instrument]:
    """Acts, regulations and orders with a year."""
    entries = [e for e in data["legislation"]["instruments"] if e["kind"] in ("act", "regulations", "order")]
    found = [registers.legislation.find(e["title"], e["year"]) for e in entries]
    return [i for i in found if i is not None]


@settings(max_examples=250, deadline=None)
@given(
    choice=st.integers(min_value=0),
    style=st.sampled_from(STYLES),
    word=st.integers(min_value=0, max_value=6),
    shape=st.sampled_from(SHAPES),
    number=st.integers(min_value=1, max_value=97),
    capital=st.booleans(),
)
def test_an_instrument_is_known_in_any_style(
    choice: int,
    style: str,
    word: int,
    shape: tuple[str, bool, tuple[str, ...]],
    number: int,
    capital: bool,
    registers: Registers,
    data: dict[str, Any],
) -> None:
    held = _held(registers, data)
    one = held[choice % len(held)]
    printed, plural, meant = shape
    words = UNITS[one.unit][plural]
    name = f"{one.title.replace(' and ', ' & ') if capital else one.title} {one.year}"
    text = style.format(at=words[word % len(words)] + printed.format(number), name=name)
    expected = f"{one.name} | {', '.join(ref.format(number) for ref in meant)} | exact"
    assert expected in [told(m) for m in said(text, registers)], text


@settings(max_examples=120, deadline=None)
@given(
    choice=st.integers(min_value=0), style=st.sampled_from(STYLES[:4]), number=st.integers(min_value=1, max_value=97)
)
def test_a_short_form_means_what_its_title_does(
    choice: int, style: str, number: int, registers: Registers, data: dict[str, Any]
) -> None:
    held = [i for i in _held(registers, data) if i.short and i.name != "Localism Act 2011"]
    one = held[choice % len(held)]
    for short in (f"{i}" for i in one.short if str(one.year) in i):
        at = UNITS[one.unit][0][0] + str(number)
        found = [m for m in said(style.format(at=at, name=short), registers) if m.instrument is not None]
        assert [(m.instrument and m.instrument.name, [c.ref for c in m.cited]) for m in found] == [
            (one.name, [str(number)])
        ]


def test_every_entry_is_reachable(registers: Registers, data: dict[str, Any]) -> None:
    missed = [
        e["title"]
        for e in data["legislation"]["instruments"]
        if e["kind"] != "directive"  # the grammar reads no directives
        and not any(
            m.instrument and m.instrument.title == e["title"]
            for m in said(f"The {e['title']} {e.get('year', '')} applies to it.", registers)
        )
    ]
    assert not missed


def test_a_short_form_of_another_year_is_not_the_one_introduced(registers: Registers) -> None:
    text = 'The Data Protection Act 2018 ("DPA") applies. Records of the DPA 1998 are kept.'
    assert [m.instrument and m.instrument.year for m in said(text, registers)] == [2018, 1998]
