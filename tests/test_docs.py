"""What the documentation says is so."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import tomllib
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest

import pcdlint
from pcdlint.api import Linter
from pcdlint.cli import group, run
from pcdlint.report import FORMATS
from pcdlint.report.words import FAMILIES
from pcdlint.testing import outcomes
from tests.conftest import ROOT

WRITTEN = sorted(
    path
    for path in {*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("*/README.md"), ROOT / "docs/rules/README.md"}
    if path.is_file()
)
BLOCK = re.compile(
    r"^( *)(?:<!-- run (?P<code>\d) -->\n\1```sh|```yaml title=\"(?P<file>[^\"]+)\")\n(?P<lines>.*?)\1```", re.M | re.S
)
"""Commands that the page promises to end so, and the files that it asks for before them."""
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


@pytest.mark.parametrize("page", WRITTEN, ids=lambda path: path.stem)
def test_what_a_page_says_to_type_can_be_typed(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        if block["file"]:
            file = tmp_path / block["file"]
            file.parent.mkdir(exist_ok=True)
            file.write_text(block["lines"], encoding="utf-8")
            continue
        for line in filter(None, map(str.strip, block["lines"].splitlines())):
            program, *arguments = shlex.split(line, comments=True)
            assert (program, run(arguments)) == ("pcdlint", int(block["code"])), (line, *capsys.readouterr())


@pytest.mark.parametrize("page", ["officers", "writing-rules"])
def test_the_pages_to_begin_with_run_their_commands(page: str) -> None:
    blocks = BLOCK.finditer((ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8"))
    assert sum(1 for block in blocks if block["code"]) >= 5


def test_the_word_example_has_the_faults_of_the_text() -> None:
    word, text = (next(iter(Linter().paths([ROOT / "examples" / f"bad-form.{end}"]))) for end in ("docx", "txt"))
    assert [finding.rule for finding in word.findings] == [finding.rule for finding in text.findings]


def test_every_key_of_the_configuration_is_told_and_shown() -> None:
    schema = json.loads((ROOT / "rules" / "schema" / "configuration.schema.json").read_text(encoding="utf-8"))
    lacking = [
        name for name, key in schema["properties"].items() if not (key.get("description") and key.get("examples"))
    ]
    assert lacking == [], "docs/options.md is made from the schema: give each key a description and examples"
    for name, key in schema["properties"].items():
        for example in key["examples"]:
            jsonschema.validate({name: example}, schema)


def test_what_is_read_from_the_environment_is_told() -> None:
    told = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "pcdlint").rglob("*.py"))
    assert [name for name in set(re.findall(r"\bPCDLINT_[A-Z_]+\b", code)) if f"`{name}`" not in told] == []


@pytest.mark.skipif(not shutil.which("mandoc"), reason="mandoc is not installed")
def test_the_manual_page_is_sound() -> None:
    page = ROOT / "docs" / "man" / "pcdlint.1"
    told = subprocess.run(["mandoc", "-T", "lint", str(page)], capture_output=True, text=True, timeout=60, check=False)
    # A page with a day would differ from one build to the next.
    assert [line for line in told.stdout.splitlines() if "missing date" not in line] == []


def test_pictures_are_there_and_small() -> None:
    shown = re.findall(r"!\[(.+?)\]\((pictures/.+?)\)", (ROOT / "docs" / "officers.md").read_text(encoding="utf-8"))
    files = {path.name for path in (ROOT / "docs" / "pictures").iterdir()}
    assert {Path(file).name for _, file in shown} == files
    assert all((ROOT / "docs" / file).stat().st_size < 150_000 for _, file in shown)


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
