"""No entry of a register lies where nothing finds it: each comes back from the look-up or sentence that it is for."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any, NamedTuple

import pytest

from pcdlint.api import Linter
from pcdlint.paper import Paper
from pcdlint.readers import read
from pcdlint.registers import Registers
from pcdlint.registers.periods import period
from pcdlint.registers.resolve import Meaning, meanings
from pcdlint.rules import compiled

UNREAD = (
    "Representation of the People Act",
    "Local Government Pension Scheme Regulations",
    "Provision of Services Regulations",
    "Convention for the Protection of Human Rights and Fundamental Freedoms",
    "section 1162 of",
    "Part V of",
    "article P1-1 of",
    "regulation K5 of",
    "Part 13 chapter 5 of",
)
"""What the grammar of citations does not read yet; taken out when it does."""

DATA = compiled.load().registers
LAW = DATA["legislation"]


class Print(NamedTuple):
    """A sentence, and the instrument (and provision) that it cites."""

    sentence: str
    name: str
    ref: str = ""


def named(entry: dict[str, Any]) -> str:
    return entry["title"] if "year" not in entry else f"{entry['title']} {entry['year']}"


def sentence(ref: str, entry: dict[str, Any], name: str) -> str:
    """A provision of the register as a paper prints it."""
    if found := re.fullmatch(r"Sch (\S*) ?para (\S+)", ref):
        return f"Paragraph {found[2]} of Schedule {found[1]} to the {name} applies."
    if found := re.fullmatch(r"Sch para (\S+)", ref):
        return f"Paragraph {found[1]} of the Schedule to the {name} applies."
    if found := re.fullmatch(r"Sch ?(\S*)", ref):
        return f"Schedule {found[1]} to the {name} applies."
    if ref.startswith("Part "):
        return f"{ref} of the {name} applies."
    return f"Under {entry['unit']} {ref} of the {name} it may act."


TITLES = [
    Print(f"{entry['unit'].title()} 1 of the {name} applies.", named(entry))
    for entry in LAW["instruments"]
    for name in (named(entry), *entry.get("also", ()))
]
FAMILIES = [
    Print(f"The {family['title']} {year} applies.", f"{family['title']} {year}")
    for family in LAW["families"]
    for year in family["years"]
]
PROVISIONS = [
    Print(sentence(ref, entry, named(entry)), named(entry), ref)
    for entry in LAW["instruments"]
    for ref in entry.get("provisions", {})
]


@cache
def paper_of(sentences: tuple[str, ...]) -> Paper:
    text = "\n\n".join(f"{number}.1. {each}" for number, each in enumerate(sentences, 1))
    (paper,) = Linter().parse(read(text.encode("utf-8"), "paper.txt"), fallback="form")
    return paper


def read_back(prints: list[Print], registers: Registers) -> list[tuple[Print, list[Meaning]]]:
    paper = paper_of(tuple(each.sentence for each in prints))
    told = meanings(paper, registers.legislation, date(2024, 6, 3))
    starts, at = [], 0
    for each in prints:
        starts.append(at := paper.source.text.index(each.sentence, at))
    ends = [*starts[1:], len(paper.source.text)]
    return [
        (each, [m for m in told if start <= m.citation.span.start < end])
        for each, start, end in zip(prints, starts, ends, strict=True)
    ]


@pytest.mark.parametrize("prints", [TITLES, FAMILIES], ids=["instruments", "families"])
def test_every_title_in_a_sentence_is_found(prints: list[Print], registers: Registers) -> None:
    lost = [
        each.sentence
        for each, found in read_back(prints, registers)
        if each.name not in [m.instrument.name for m in found if m.instrument is not None]
    ]
    assert not [each for each in lost if not any(unread in each for unread in UNREAD)]


def test_every_provision_in_a_sentence_is_found(registers: Registers) -> None:
    lost = []
    for each, found in read_back(PROVISIONS, registers):
        cited = [
            (m.instrument, c.ref) for m in found if m.instrument and m.instrument.name == each.name for c in m.cited
        ]
        if not any(instrument.provisions.get(ref) == instrument.provisions[each.ref] for instrument, ref in cited):
            lost.append((each.sentence, each.ref, [ref for _, ref in cited]))
    assert not [each for each in lost if not any(unread in each[0] for unread in UNREAD)]


@pytest.mark.parametrize("entry", LAW["instruments"], ids=named)
def test_other_forms_of_a_title_lead_to_it(entry: dict[str, Any], registers: Registers) -> None:
    law, name = registers.legislation, named(entry)
    for short in entry.get("short", ()):
        assert name in [each.name for each in law.by_short(short)], short
    for wrong in entry.get("wrong", ()):
        meant = law.resolve(wrong).instrument
        assert meant is not None, wrong
        assert meant.name == name, wrong
    replaced = entry.get("replaced_by")
    assert bool(law.replacement(law.find(name))) == bool(replaced)  # type: ignore[arg-type]


def test_every_threshold_is_found_by_day_and_by_amount(registers: Registers) -> None:
    thresholds = registers.thresholds
    assert thresholds.all
    for each in thresholds.all:
        days = [day for day in each.period if day is not None]
        assert [thresholds.at(day, each.authority, each.kind) for day in days] == [each] * len(days)
        assert each in thresholds.who_uses(each.amount)


def test_every_other_figure_regime_cap_and_term_is_found(registers: Registers) -> None:
    thresholds, data = registers.thresholds, DATA["procurement-thresholds"]
    for figure in data["other_figures"]:
        found = thresholds.other_figure(figure["amount"], period(figure).start or period(figure).end)
        assert figure["what"] in [each.what for each in found]
    for regime in data["regimes"]:
        for day in (period(regime).start, period(regime).end):
            assert day is None or getattr(thresholds.regime_at(day), "name", None) == regime["name"]
    for cap in data["modification_caps"]:
        assert getattr(thresholds.cap(cap["limb"], cap["regime"]), "limb", None) == cap["limb"]
    for term in data["framework_terms"]:
        assert thresholds.framework_years(term["regime"]) == term["years"]


def test_every_exemption_is_found_by_number_and_by_name(registers: Registers) -> None:
    foia, data = registers.foia, DATA["foia-exemptions"]
    for number, entry in data["sections"].items():
        assert getattr(foia.exemption(number), "name", None) == entry["name"]
        for name in entry["names"]:
            assert number in [each.number for each in foia.named(f"It is exempt ({name}).")], name
        for hint in entry.get("hints", ()):
            assert number in [each.number for each in foia.named(f"It is exempt ({hint}).", hints=True)], hint
    for number, entry in data["not_exemptions"].items():
        assert foia.not_exemption(number) == entry["what"]
        assert not foia.is_exemption(number)
    for entry in data["misattributions"]:
        for phrase in entry["phrases"]:
            assert entry["right"] in [each.right for each in foia.misattributed(f"Under {phrase.title()}, it is.")], (
                phrase
            )


def test_every_part_of_the_order_is_found(registers: Registers) -> None:
    order, data = registers.order, DATA["specified-information-order"]
    for ref, entry in data["articles"].items():
        assert getattr(order.limb(ref), "subject", None) == entry["subject"]
        for word in entry.get("keywords", ()):
            assert ref in [limb.ref for limb in order.grounds(f"Because of {word}.")], word
    for ref, entry in data["schedule"].items():
        assert getattr(order.item(ref), "subject", None) == entry["subject"]
        for word in entry.get("keywords", ()):
            assert ref in [item.ref for item in order.items(f"It is {word}.")], word
    for word in data["no_such_ground"]:
        assert order.no_such_ground(f"It is withheld for {word}.") is not None
    for name, entry in data["confusions"].items():
        assert name in [each.name for each in order.confusions(" and ".join(entry["words"]))]


def test_every_part_of_the_scheme_is_found(registers: Registers) -> None:
    scheme, data = registers.scheme, DATA["scheme-of-delegation"]
    for kind, names in data["names"].items():
        for name in names:
            assert scheme.name_kind(name if isinstance(name, str) else name["name"]) == kind
    for ref, paragraph in data["paragraphs"].items():
        found = scheme.paragraph(ref)
        assert found is not None
        assert [power.id for power in found.powers] == [power["id"] for power in paragraph["powers"]]
    powers = [(ref, power) for ref, paragraph in data["paragraphs"].items() for power in paragraph["powers"]]
    for ref, power in [*powers, *(("", power) for power in data["standing"])]:
        for word in power["keywords"]:
            assert (power["id"], ref) in [(each.id, each.paragraph) for each in scheme.powers(f"It is {word}.")], word
        assert "limit" not in power or not ref or power["id"] in [each.id for each in scheme.limits(ref)]
    for standing in data["standing"]:
        assert scheme.standing(standing["id"]) is not None
    for version in data["versions"]:
        assert getattr(scheme.version_at(period(version).start or date.min), "id", None) == version["id"]
    for person in data["decision_makers"]:
        assert scheme.decision_maker(period(person).start or date.min) == person["name"]


def test_every_name_is_found_by_its_slips_and_its_former_names(registers: Registers) -> None:
    for entry in DATA["bodies"]["names"]:
        quoted = entry.get("context") == "quotation"
        for wrong in entry.get("wrong", ()):
            slips = registers.bodies.slips(f"The {wrong} it is.", quoted=quoted)
            assert entry["right"] in [slip.name.right for slip in slips], wrong
        for former in entry.get("former", ()):
            told = registers.bodies.former(f"The {former} it is.", date.fromisoformat(entry["since"]))
            assert entry["right"] in [each.name.right for each in told], former
    assert [name.right for name in registers.bodies.all] == [entry["right"] for entry in DATA["bodies"]["names"]]


def test_every_slip_in_a_quotation_is_found(registers: Registers) -> None:
    for id, entry in DATA["quotations"]["quotations"].items():
        assert registers.quotations.misquoted(entry["right"], entry["instrument"]) is None, id
        for wrong in entry.get("wrong", ()):
            found = registers.quotations.misquoted(wrong, entry["instrument"])
            assert found is not None, wrong
            assert found.quotation.instrument == entry["instrument"], wrong
