"""What the pages on hook and gate show is what works: their files pass the schemas, their tables are whole."""

from __future__ import annotations

import os
import re
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

import pcdlint
from pcdlint.files import _LEFT_OUT, FOREIGN
from pcdlint.readers import SUFFIXES
from tests.conftest import ROOT
from tests.gate.sandbox import call

HOOK = (ROOT / "docs" / "hook.md").read_text(encoding="utf-8")
GATE = (ROOT / "docs" / "gate.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^( *)```yaml\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
PLACES = (
    "docs/hook.md",
    "docs/gate.md",
    "templates/gitlab-ci.yml",
    "examples/repository/.pre-commit-config.yaml",
    "examples/repository/.github/workflows/papers.yml",
    "examples/repository/.gitlab-ci.yml",
)
"""Where a version is named."""


def blocks(page: str) -> list[str]:
    return [re.sub(rf"(?m)^{indent}", "", text) for indent, text in BLOCK.findall(page)]


@pytest.mark.skipif(find_spec("check_jsonschema") is None, reason="needs check-jsonschema: pip install '.[dev]'")
@pytest.mark.parametrize(("number", "schema"), [(0, "github-workflows"), (1, "gitlab-ci")])
def test_the_gate_as_shown(tmp_path: Path, number: int, schema: str) -> None:
    (tmp_path / "shown.yml").write_text(blocks(GATE)[number], encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", "shown.yml"]
    assert "ok" in call(command, tmp_path, os.environ).stdout


@pytest.mark.skipif(find_spec("pre_commit") is None, reason="needs pre-commit: pip install '.[dev]'")
def test_the_hook_as_shown(tmp_path: Path) -> None:
    first, changed = blocks(HOOK)
    head = first[: first.index("- id:")].rstrip() + "\n"
    for number, text in enumerate((first, head + re.sub(r"(?m)^ {6}", " " * 6, changed))):
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
        call([sys.executable, "-m", "pre_commit", "validate-config", f"{number}.yaml"], tmp_path, os.environ)
    assert yaml.safe_load(first)["repos"][0]["hooks"] == [{"id": "pcdlint"}]


def test_every_input_is_told() -> None:
    inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    told = re.findall(r"^\| `([\w-]+)` \|", GATE, re.MULTILINE)
    assert sorted(told) == sorted(inputs)


def test_every_suffix_and_every_folder_left_out_is_told() -> None:
    assert [suffix for suffix in (*SUFFIXES, *FOREIGN) if not re.search(rf"{re.escape(suffix)}\b", HOOK)] == []
    assert [name for name in _LEFT_OUT if f"`{name}`" not in GATE] == []


@pytest.mark.parametrize("place", PLACES)
def test_one_version(place: str) -> None:
    named = set(re.findall(r"\bv(\d+\.\d+\.\d+)\b", (ROOT / place).read_text(encoding="utf-8")))
    assert named == {pcdlint.__version__}
