"""How a paragraph tells what a contract was worth and how much is added; whether a figure is said to be with VAT."""

from __future__ import annotations

import pytest

from tests.checks.findings import found

LAW = " Regulation 72(1)(b) of the Public Contracts Regulations 2015 permits it."

RISES = [
    # what is said beside the limb with its cap of 50 per cent, the rise that is found
    ("The contract value rises from £400,000 to £650,000.", "62.5"),
    ("The contract value rises from £400,000 to £600,000.", None),
    ("The contract value rises from its original £400,000 to a new total of £650,000.", "62.5"),
    ("The original contract value was £400,000. The variation takes it to £650,000.", "62.5"),
    ("The contract was awarded at £400,000 and is extended by £250,000.", "62.5"),
    ("The rise of £250,000 on the original value of £400,000 is needed.", "62.5"),
    ("The contract was let at £400,000; the extension adds £250,000 for a new total of £650,000.", "62.5"),
    ("The uplift of 62% is needed.", "62"),
    ("The price goes up by 62 per cent of the original value.", "62"),
    ("Demand rose by 62%.", None),
    ("An uplift of up to 62% was thought of.", None),
    ("The budget rises from £400,000 to £650,000, which the contract needs.", None),
    ("The contract of £400,000 was varied by £150,000 and by £160,000.", None),
    ("The contract of £400,000 grows by additional orders of £250,000 a year.", None),
    ("The original contract was worth about £0.4m and the change is worth £0.2m.", None),
]


@pytest.mark.parametrize(("words", "percent"), RISES)
def test_a_rise_is_held_against_its_cap(words: str, percent: str | None) -> None:
    told = [f.message for f in found("LEG025", f"4. Legal Comments\n\n4.1. {words}{LAW}")]
    assert [f" {percent}%, above the cap of 50%" in message for message in told] == ([True] if percent else [])


def test_a_table_gives_the_values() -> None:
    table = "\n\n| Contract | |\n|---|---|\n| Original contract value | £400,000 |\n| Extension | £350,000 |\n"
    paper = f"3. Financial Comments\n\n3.1. The table shows it.{table}\n4. Legal Comments\n\n4.1.{LAW}"
    assert ["87.5%" in f.message for f in found("LEG025", paper, name="paper.md")] == [True]


VAT = [
    ("The threshold of £214,904 (excluding VAT) applies.", True),
    ("The threshold (excluding VAT) of £214,904 applies.", True),
    ("The threshold is £214,904, which does not include VAT.", True),
    ("The threshold of £214,904 (excl. VAT) applies.", True),
    ("The threshold of £214,904 includes VAT, and sums here are without VAT.", False),
    ("At £300,000 excluding VAT the threshold of £214,904 is passed.", False),
    ("The threshold of £214,904 is passed by £300,000 excluding VAT.", False),
]


@pytest.mark.parametrize(("words", "wrong"), VAT)
def test_vat_is_said_of_the_figure_beside_it(words: str, wrong: bool) -> None:
    assert bool(found("LEG023", f"Date signed: 1 June 2024\n\n4. Legal Comments\n\n4.1. {words}")) is wrong
