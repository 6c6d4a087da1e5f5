"""Registers laid over those that ship, by a pack and by a configuration: the same data, the same faults."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from pcdlint.api import Linter, Options, loaded
from pcdlint.registers import NAMES, Registers
from pcdlint.rules import compiled
from pcdlint.rules.errors import PackError
from pcdlint.rules.folder import schema_file
from pcdlint.rules.pack import Pack
from pcdlint.rules.shape import Shape, shape_of
from tests.rules.conftest import MakePack

Lay = Callable[..., Pack]

ACT = "title: {}, year: {}, kind: act, number: c. 99, unit: section, confidence: verified, source: made up"
BOAT = "{id: boats, power: to buy boats, keywords: [boats], confidence: verified, source: made up}"
SCHEME = f"""\
replaces: true
checked: "2026-01-01"
statute: {{delegation: section 18 of the Ferries Act 1900, confidence: quoted, source: made up}}
names: {{right: [Ferry Scheme], weak: [], other: []}}
unit_names: [rule]
versions: [{{id: "2020", label: the first, confidence: quoted, source: made up}}]
paragraphs: {{"1.1": {{holder: Master, powers: [{BOAT}]}}}}
standing: []
decision_makers: [{{name: A Master, from: "2020-01-01", confidence: quoted, source: made up}}]
"""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def own_cache(shared: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What ships is compiled once for all tests of this module."""
    monkeypatch.setenv("PCDLINT_CACHE_DIR", str(shared))
    return shared


@pytest.fixture(params=["pack", "folder"])
def lay(request: pytest.FixtureRequest, make_pack: MakePack, tmp_path: Path) -> Lay:
    """Lays registers (names with _ for -) over those that ship: by a pack, or by a folder as a configuration does."""

    def laid(**registers: str) -> Pack:
        files = {f"registers/{name.replace('_', '-')}.yaml": text for name, text in registers.items()}
        folder = make_pack(files)
        if request.param == "pack":
            return compiled.load([folder])
        return loaded(registers=[str(folder / "registers")])

    return laid


def at(data: Any, *path: str | int) -> Any:
    for step in path:
        data = data[step]
    return data


def entry(pack: Pack, register: str, part: str, **identity: Any) -> Any:
    found = [e for e in pack.registers[register][part] if all(e.get(key) == value for key, value in identity.items())]
    assert len(found) == 1
    return found[0]


def test_an_entry_is_laid_over_by_its_identity(lay: Lay) -> None:
    over = """\
instruments:
- title: equality Act
  year: 2010
  +short: [the Fairness Law]
  until: "2030-01-01"
  dates: quoted
  provisions:
    "149": {keywords: [fairness duty]}
    "99": {subject: ferries}
"""
    base = entry(compiled.load(), "legislation", "instruments", title="Equality Act", year=2010)
    pack = lay(legislation=over)
    made = entry(pack, "legislation", "instruments", title="equality Act")
    assert made["short"] == [*base.get("short", []), "the Fairness Law"]
    assert (made["until"], made["dates"], made["number"]) == ("2030-01-01", "quoted", base["number"])
    assert made["provisions"]["149"] == {**base["provisions"]["149"], "keywords": ["fairness duty"]}
    assert made["provisions"]["99"] == {"subject": "ferries"}
    before, after = (each.registers["legislation"]["instruments"] for each in (compiled.load(), pack))
    assert [made if e == base else e for e in before] == after


@pytest.mark.parametrize(
    ("register", "text", "path", "value"),
    [
        ("bodies", "names: [{right: Transport for London, wrong: [TFL]}]", ("Transport for London", "wrong"), ["TFL"]),
        (
            "bodies",
            "names: [{right: transport FOR london, abbreviation: T4L}]",
            ("transport FOR london", "wrong"),
            ["Transport of London"],
        ),
        ("bodies", "names: [{right: Transport for London, wrong: null}]", ("Transport for London", "wrong"), None),
    ],
)
def test_other_values_take_the_place(lay: Lay, register: str, text: str, path: tuple[str, str], value: Any) -> None:
    found = entry(lay(**{register: text}), register, "names", right=path[0])
    assert found.get(path[1]) == value
    assert found["source"] == "Greater London Authority Act 1999"


def test_entries_of_mappings_and_nested_lists(lay: Lay) -> None:
    scheme = f"""\
paragraphs:
  "4.8": {{powers: [{{id: business-cases, limit: 250000}}, {BOAT}]}}
  "9.9": {{holder: Master, powers: [{BOAT.replace("boats", "oars")}]}}
"""
    pack = lay(
        foia_exemptions='sections: {"22A": {confidence: quoted}, "26": {+hints: [boats]}}\nend_words: [is over]\n',
        scheme_of_delegation=scheme,
        specified_information_order='schedule: {"3(g)": {amount: 600}}\namended_by: [{number: SI 2017/863, what: a}]',
        quotations="quotations: {eqa-149-1: {+wrong: [pay regard to the need to]}}",
    )
    base, made = compiled.load().registers, pack.registers
    assert at(made, "foia-exemptions", "sections", "22A", "confidence") == "quoted"
    assert at(made, "foia-exemptions", "sections", "26", "hints") == ["defence", "boats"]
    assert made["foia-exemptions"]["end_words"] == ["is over"]
    powers, before = (at(each, "scheme-of-delegation", "paragraphs", "4.8", "powers") for each in (made, base))
    assert [p["id"] for p in powers] == [*(p["id"] for p in before), "boats"]
    assert (powers[0]["limit"], powers[0]["sense"]) == (250000, "from")
    assert Registers(made).scheme.carries("9.9", "to buy oars") == "yes"
    assert at(made, "specified-information-order", "schedule", "3(g)", "amount") == 600
    numbers = [each["number"] for each in base["specified-information-order"]["amended_by"]]
    assert [each["number"] for each in made["specified-information-order"]["amended_by"]] == numbers
    assert at(made, "specified-information-order", "amended_by", numbers.index("SI 2017/863"), "what") == "a"
    assert at(made, "quotations", "quotations", "eqa-149-1", "wrong")[-1] == "pay regard to the need to"


def test_what_is_removed_is_gone(lay: Lay) -> None:
    pack = lay(
        bodies="names: [{right: Transport for London, remove: true}]",
        foia_exemptions="""\
not_exemptions: {"8": {remove: true}, "10": null}
misattributions: [{id: schedule-12a, remove: true}]
""",
        scheme_of_delegation="names: {weak: [{name: the Scheme, remove: true}]}\nstanding: [{id: seal, remove: true}]",
    )
    made = pack.registers
    assert "Transport for London" not in [e["right"] for e in made["bodies"]["names"]]
    assert not {"8", "10"} & set(made["foia-exemptions"]["not_exemptions"])
    assert "schedule-12a" not in [e["id"] for e in made["foia-exemptions"]["misattributions"]]
    assert "the Scheme" not in made["scheme-of-delegation"]["names"]["weak"]
    assert "seal" not in [e["id"] for e in made["scheme-of-delegation"]["standing"]]


def test_a_whole_register_and_a_whole_entry_take_the_place(lay: Lay) -> None:
    pack = lay(
        scheme_of_delegation=SCHEME,
        bodies="names: [{right: College of Policing, replaces: true, about: body, confidence: quoted, source: a}]",
    )
    assert set(pack.registers["scheme-of-delegation"]["paragraphs"]) == {"1.1"}
    assert pack.registers["scheme-of-delegation"]["names"] == {"right": ["Ferry Scheme"], "weak": [], "other": []}
    assert "replaces" not in pack.registers["scheme-of-delegation"]
    college = entry(pack, "bodies", "names", right="College of Policing")
    assert college == {"right": "College of Policing", "about": "body", "confidence": "quoted", "source": "a"}


def test_a_new_period_ends_the_one_before(root: Path, lay: Lay) -> None:
    text = (root / "examples" / "registers" / "procurement-thresholds.yaml").read_text(encoding="utf-8")
    pack = lay(procurement_thresholds=text)
    assert entry(pack, "procurement-thresholds", "periods", **{"from": "2026-01-01"})["until"] == "2027-12-31"
    found = [Registers(pack.registers).thresholds.at(day) for day in (date(2027, 12, 31), date(2028, 1, 1))]
    assert [each and each.amount for each in found] == [207720, 210000]


def test_the_worked_example(root: Path) -> None:
    law = Registers(loaded(registers=[str(root / "examples" / "registers")]).registers).legislation
    ours, bought = law.find("Thames Ferries Act 2027"), law.find("Procurement Act 2023")
    assert ours is not None
    assert bought is not None
    assert law.by_short("TFA 2027") == (ours,)
    assert law.by_short("the Buying Act") == law.by_short("PA 2023") == (bought,)
    assert law.replacement(bought) == ours
    assert bought.provisions["19"].subject == "how a contract is awarded after competition"
    assert bought.provisions["19"].keywords
    assert [each.year for each in law.named("Ferry Fares Act")] == [1908, 1951, 2027]
    assert law.find("Drugs Act 2005") is None


def test_an_act_of_ones_own_is_known_in_papers(lay: Lay) -> None:
    pack = lay(legislation=f"instruments: [{{{ACT.format('Thames Ferries Act', 2019)}}}]")
    front = "DMPC Decision – PCD 5\n\nExecutive Summary:\n\nRecommendation:\n\n"
    text = f"{front}Section 2 of the Thames Ferries Act 2017 applies.\n"
    linter = Linter(Options(select=("LEG",)), compiled.load()._replace(registers=pack.registers))
    assert any("Thames Ferries Act 2019" in finding.message for finding in linter.text(text).findings)
    assert not Linter(Options(select=("LEG001",))).text(text).findings


FAULTS = yaml.safe_load((Path(__file__).parent / "contradictions.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault['register']}: {fault['says'][:40]}")
def test_a_register_that_contradicts_itself_is_refused(lay: Lay, fault: dict[str, Any]) -> None:
    with pytest.raises(PackError) as caught:
        lay(**{fault["register"].replace("-", "_"): fault["text"]})
    told = [(Path(p.file).name, p.line, p.key) for p in caught.value.problems if fault["says"] in p.message]
    assert told[:1] == [(f"{fault['register']}.yaml", fault["line"], fault["key"])], str(caught.value)


def test_later_layers_win_and_are_told(tmp_path: Path) -> None:
    for name, until in (("one", "2031-01-01"), ("two", "2001-01-01")):
        (tmp_path / name).mkdir()
        text = f'instruments:\n- {{title: Equality Act, year: 2010, until: "{until}"}}\n'
        (tmp_path / name / "legislation.yaml").write_text(text, encoding="utf-8")
    one, two = str(tmp_path / "one"), str(tmp_path / "two")
    assert (
        entry(loaded(registers=[one]), "legislation", "instruments", title="Equality Act", year=2010)["until"]
        == "2031-01-01"
    )
    assert (
        entry(loaded(registers=[two, one]), "legislation", "instruments", title="Equality Act", year=2010)["until"]
        == "2031-01-01"
    )
    with pytest.raises(PackError) as caught:
        loaded(registers=[one, two])
    assert [Path(p.file).parent.name for p in caught.value.problems] == ["two"]


def shapes(shape: Shape, path: str) -> Iterator[tuple[str, Shape]]:
    """Every part of a schema with its path; an open mapping is asked for an entry of a name that fits."""
    yield path, shape
    keys: list[str | int] = list(shape.schema.get("properties", {}))
    keys += [0] if shape.is_list else [key for key in ("1.1", "43", "a") if shape.inside(key).known][:1]
    for key in keys:
        yield from shapes(shape.inside(key), f"{path}.{key}")


@pytest.mark.parametrize("name", NAMES)
def test_every_list_of_entries_says_how_an_entry_is_known(name: str) -> None:
    parts = list(shapes(shape_of(schema_file(f"registers/{name}.schema.json")), name))
    lists = [path for path, part in parts if part.is_list and part.inside(0).schema.get("type") == "object"]
    assert [path for path, part in parts if part.identity] == lists
    nothing_said = [
        f"{path}.{key}"
        for path, part in parts
        for key, inner in part.schema.get("properties", {}).items()
        if "description" not in inner
    ]
    assert not nothing_said


def test_registers_are_kept_until_a_file_changes(tmp_path: Path) -> None:
    def write(text: str) -> list[Any]:
        (tmp_path / "bodies.yaml").write_text(f"names: [{{right: College of Policing, wrong: [{text}]}}]", "utf-8")
        os.utime(tmp_path / "bodies.yaml", ns=(len(text), len(text)))
        found: list[Any] = entry(
            loaded(registers=[str(tmp_path / "bodies.yaml")]), "bodies", "names", right="College of Policing"
        )["wrong"]
        return found

    assert [write("Collage"), write("Colleges")] == [["Collage"], ["Colleges"]]
    script = (
        "import sys; from pcdlint.api import loaded\n"
        f"loaded(registers=[{str(tmp_path / 'bodies.yaml')!r}])\n"
        "print(*sorted({'yaml', 'jsonschema', 'pcdlint.rules.load', 'pcdlint.rules.laying'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""


def test_what_contradicts_itself_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "bodies.yaml").write_text("names: [{right: College of Policing, former: [a]}]", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(PackError):
            loaded(registers=[str(tmp_path)])
