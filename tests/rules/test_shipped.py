"""What ships: packs, registers, schemas, kinds of check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pcdlint import data
from pcdlint.rules.compose import built_in, compose
from pcdlint.rules.folder import schema_file
from pcdlint.rules.kinds import shipped
from pcdlint.rules.load import read
from pcdlint.rules.pack import examples_of, pack_of
from pcdlint.rules.schema import problems
from pcdlint.rules.select import choose

RULES = data.folder("rules")


@pytest.mark.parametrize("name", sorted(built_in()))
def test_pack_is_sound(name: str) -> None:
    composed = compose([name], shipped())
    pack = pack_of(json.loads(json.dumps(composed.pack)))
    assert pack.names[-1] == name
    assert choose(pack.rules) == pack.rules
    assert {rule.code for rule in pack.rules} == set(composed.examples)
    assert all(examples_of(entry).bad for entry in composed.examples.values())


@pytest.mark.parametrize("path", sorted(RULES.glob("*/layouts.yaml")), ids=lambda path: path.parent.name)
def test_layouts_fit_their_schema(path: Path) -> None:
    contents = schema_file("layouts.schema.json")
    assert contents is not None
    assert list(problems(read(path), contents)) == []


@pytest.mark.parametrize("name", sorted(path.stem for path in RULES.glob("registers/*.yaml")))
def test_register_fits_its_schema(name: str) -> None:
    document = read(RULES / "registers" / f"{name}.yaml")
    contents = schema_file(f"registers/{name}.schema.json")
    assert isinstance(document.data, dict)
    assert contents is None or list(problems(document, contents)) == []


@pytest.mark.parametrize("path", sorted(RULES.glob("schema/**/*.json")), ids=lambda path: path.stem)
def test_schema_is_one(path: Path) -> None:
    contents = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(contents)
    assert contents["title"]


@pytest.mark.parametrize("name", sorted(shipped()))
def test_options_are_a_sound_schema(name: str) -> None:
    kind = shipped()[name]
    Draft202012Validator.check_schema(dict(kind.options))
    assert kind.options.get("type") == "object"
    assert len(set(kind.values)) == len(kind.values)


CONFIGURATION = """\
extends: [../base.yaml]
packs: [mopac, ./own]
registers: [registers]
as-of: 2025-04-01
fail-level: warning
select: [FIN, table-total]
ignore: [DRF003]
levels: {FIN: error, DRF003: "off"}
stage: draft
paths:
- match: ["archive/**"]
  ignore: [TIM]
  stage: published
"""


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (("", ""), None),
        (("packs:", "pack:"), "pack"),
        (("warning", "warn"), "fail-level"),
        (("2025-04-01", "2025-04-31"), "as-of"),
        (("error", "fatal"), "levels.FIN"),
        (("match:", "path:"), "paths[0].path"),
        (("stage: published", "stage: signd"), "paths[0].stage"),
    ],
)
def test_configuration(tmp_path: Path, change: tuple[str, str], key: str | None) -> None:
    contents = schema_file("configuration.schema.json")
    assert contents is not None
    path = tmp_path / ".pcdlint.yaml"
    path.write_text(CONFIGURATION.replace(*change), encoding="utf-8")
    keys = {problem.key for problem in problems(read(path), contents)}
    assert key in keys if key else not keys
