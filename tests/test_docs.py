"""What the documentation says is so."""

from __future__ import annotations

import re
import shlex
import tomllib
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import click
import pytest

import pcdlint
from pcdlint.cli import group
from pcdlint.report import FORMATS
from pcdlint.report.words import FAMILIES
from pcdlint.testing import outcomes
from tests.conftest import ROOT

WRITTEN = sorted(
    path
    for path in {*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("*/README.md"), ROOT / "docs/rules/README.md"}
    if path.is_file()
)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
PACK = 'name: house\ntitle: House\ndescription: Of the README\nversion: "1"\nextends: [mopac]\n'


@pytest.fixture(scope="module")
def generate() -> Any:
    spec = spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_fresh(generate: Any) -> None:
    stale = [str(path.relative_to(ROOT)) for path in generate.stale(generate.pages())]
    assert not stale, "run: python docs/generate.py"


def test_every_family_has_a_title() -> None:
    from pcdlint.rules.compiled import load

    assert {rule.family for rule in load().rules} <= set(FAMILIES)


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    links = [link for link in LINK.findall(path.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (path.parent / link).exists()] == []


REGISTER = re.compile(r"```yaml\n# registers/([a-z-]+)\.yaml\n(.*?)```", re.DOTALL)
REGISTERS = [
    (path.name, name, text) for path in WRITTEN for name, text in REGISTER.findall(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("page", "name", "text"), REGISTERS, ids=[f"{page}: {name}" for page, name, _ in REGISTERS])
def test_registers_of_the_pages_can_be_laid_over(page: str, name: str, text: str, tmp_path: Path) -> None:
    from pcdlint.api import loaded

    (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    assert loaded(registers=[str(tmp_path)]).registers[name] != loaded().registers[name]


def test_the_rule_of_the_readme_works(tmp_path: Path) -> None:
    (rule,) = re.findall(r"```yaml\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "pack.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "rules.yaml").write_text(rule, encoding="utf-8")
    assert [each.passed for each in outcomes([str(tmp_path)])] == [True, True]


@pytest.mark.parametrize(
    "line",
    re.findall(
        r"^pcdlint (?:check|report|show|explain|rules|test)\b.*$",
        (ROOT / "README.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    ),
)
def test_the_commands_of_the_readme_exist(line: str) -> None:
    name, *arguments = shlex.split(line, comments=True)[1:]
    command = group.get_command(click.Context(group), name)
    assert command
    assert command.make_context(name, arguments).params


def test_formats_are_offered() -> None:
    check = group.get_command(click.Context(group), "check")
    assert check
    (form,) = (option for option in check.params if option.name == "forms")
    assert isinstance(form.type, click.Choice)
    assert tuple(form.type.choices) == FORMATS
    told = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [form for form in FORMATS if f"| `{form}` |" not in told] == []


def test_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == pcdlint.__version__
    assert f"## {pcdlint.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
