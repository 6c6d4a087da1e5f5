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
STYLES = (
    "Section {number} of the {title} {year} applies.",
    "The body acts under s.{number} {title} {year}.",
    "The {title} {year}, section {number}, applies.",
    "The {title} {year} (section {number}) applies.",
    "Under s. {number} of\nthe {title} {year} it may act.",
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


def _acts(registers: Registers, data: dict[str, Any]) -> list[Instrument]:
    entries = [e for e in data["legislation"]["instruments"] if e["kind"] == "act"]
    found = [registers.legislation.find(e["title"], e["year"]) for e in entries]
    return [i for i in found if i is not None]


@settings(max_examples=60, deadline=None)
@given(choice=st.integers(min_value=0), style=st.sampled_from(STYLES), number=st.integers(min_value=1, max_value=99))
def test_an_act_is_known_in_any_style(
    choice: int, style: str, number: int, registers: Registers, data: dict[str, Any]
) -> None:
    acts = _acts(registers, data)
    act = acts[choice % len(acts)]
    text = style.format(number=number, title=act.title, year=act.year)
    assert [told(m) for m in said(text, registers)] == [f"{act.name} | {number} | exact"]


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
