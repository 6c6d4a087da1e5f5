from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pcdlint.data import folder
from pcdlint.registers import NAMES, Registers
from pcdlint.registers.validate import problems


def test_the_registers_agree_with_themselves(data: dict[str, Any]) -> None:
    assert problems(data) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_register_keeps_to_its_schema(data: dict[str, Any], name: str) -> None:
    path = folder("rules") / "schema" / "registers" / f"{name}.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert [e.message for e in Draft202012Validator(schema).iter_errors(data[name])] == []


def test_every_register_has_a_file_and_every_file_is_a_register() -> None:
    assert sorted(p.stem for p in (folder("rules") / "registers").glob("*.yaml")) == sorted(NAMES)


@pytest.mark.parametrize(
    ("register", "path", "value", "key"),
    [
        ("procurement-thresholds", ("periods", 3, "until"), "2016-01-31", "periods.4.from"),
        ("procurement-thresholds", ("periods", 1, "until"), "2011-12-31", "periods.1.until"),
        ("procurement-thresholds", ("periods", 1, "from"), "2012-02-30", "periods.1.from"),
        ("procurement-thresholds", ("periods", 1, "regime"), "Public Contracts Regulations 1999", "periods.1.regime"),
        ("procurement-thresholds", ("regimes", 0, "name"), "Public Contracts Regulations 1999", "regimes.0.name"),
        ("legislation", ("instruments", 0, "replaced_by"), "Nothing Act 1999", "instruments.0.replaced_by"),
        ("legislation", ("instruments", 0, "unit"), "article", "instruments.0.unit"),
        ("legislation", ("instruments", 0, "wrong"), ["Equality Act 2010"], "instruments.0.wrong"),
        ("quotations", ("quotations", "eqa-149-1", "instrument"), "Equal Act 2010", "quotations.eqa-149-1.instrument"),
        (
            "quotations",
            ("quotations", "asb-143-3", "wrong"),
            ["metropolitan police force is"],
            "quotations.asb-143-3.wrong",
        ),
        ("bodies", ("names", 1, "wrong"), ["Mayor's Office for Policing and Crime"], "names.1.wrong"),
        ("bodies", ("names", 1, "former"), ["Deputy Mayor"], "names.1.former"),
        ("foia-exemptions", ("not_exemptions",), {"43": {}}, "not_exemptions.43"),
        ("foia-exemptions", ("sections", "40", "names"), ["commercial interest"], "sections.43.names"),
        ("scheme-of-delegation", ("standing", 0, "sense"), None, "standing.0"),
        ("scheme-of-delegation", ("standing", 0, "id"), "seal", "standing.5.id"),
        ("scheme-of-delegation", ("versions", 2, "until"), "2017-01-01", "versions.3.from"),
        ("specified-information-order", ("no_such_ground",), ["national security"], "no_such_ground"),
    ],
)
def test_a_contradiction_is_found(
    data: dict[str, Any], register: str, path: tuple[Any, ...], value: Any, key: str
) -> None:
    broken = copy.deepcopy(data)
    at = broken[register]
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    if value is None:
        del at[path[-1]]
    assert (register, key) in {(p.register, ".".join(map(str, p.key))) for p in problems(broken)}


def test_an_unused_register_is_never_asked_for() -> None:
    asked: list[str] = []

    def load(name: str) -> dict[str, Any]:
        asked.append(name)
        return {"periods": []}

    registers = Registers(load)
    assert asked == []
    assert registers.thresholds.all == ()
    assert registers.thresholds is registers.thresholds
    assert asked == ["procurement-thresholds"]
