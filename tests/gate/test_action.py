"""The action's own shell, step by step as GitHub runs it; the templates against their formats' schemas."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.conftest import ROOT
from tests.gate.sandbox import call, checkout, environment, put, repository

ACTION = ROOT / "action.yml"
EXAMPLE = ROOT / "examples" / "repository"
EXPRESSION = re.compile(r"\$\{\{ ([\w.-]+) \}\}")
SHELL = pytest.mark.skipif(
    os.name == "nt" or shutil.which("bash") is None or find_spec("hatchling") is None,
    reason="needs bash, and hatchling: pip install '.[dev]'",
)


@pytest.mark.skipif(find_spec("check_jsonschema") is None, reason="needs check-jsonschema: pip install '.[dev]'")
@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("github-actions", ACTION),
        ("github-workflows", EXAMPLE / ".github" / "workflows" / "papers.yml"),
        ("gitlab-ci", EXAMPLE / ".gitlab-ci.yml"),
        ("gitlab-ci", ROOT / "templates" / "gitlab-ci.yml"),
    ],
    ids=lambda value: value.name if isinstance(value, Path) else value,
)
def test_schema(schema: str, path: Path, tmp_path: Path) -> None:
    done = call(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", path], tmp_path, os.environ
    )
    assert "ok" in done.stdout


@pytest.mark.skipif(find_spec("pre_commit") is None, reason="needs pre-commit: pip install '.[dev]'")
@pytest.mark.parametrize(
    ("what", "path"),
    [("manifest", ROOT / ".pre-commit-hooks.yaml"), ("config", EXAMPLE / ".pre-commit-config.yaml")],
)
def test_pre_commit_takes_it(what: str, path: Path, tmp_path: Path) -> None:
    call([sys.executable, "-m", "pre_commit", f"validate-{what}", path], tmp_path, os.environ)


def steps() -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["runs"]["steps"]
    return found


def test_no_input_is_written_into_a_script() -> None:
    assert [step["name"] for step in steps() if "${{" in step.get("run", "")] == []
    assert all(re.search(r"@v\d+$", step["uses"]) for step in steps() if "uses" in step)


class Outcome(NamedTuple):
    """What a run of the action comes to: the exit code of its last step, the log, summary and outputs."""

    code: int
    log: str
    summary: str
    outputs: Mapping[str, str]

    def sarif(self) -> Any:
        return json.loads(Path(self.outputs["sarif-file"]).read_text(encoding="utf-8"))["runs"][0]


class Runner:
    """As much of GitHub's runner as a composite action needs."""

    def __init__(self, home: Path) -> None:
        self.temporary = home / "runner"
        self.temporary.mkdir()
        self.source = checkout(home / "action")
        self.env = environment(home, RUNNER_TEMP=str(self.temporary), GITHUB_ACTION_PATH=str(self.source))
        self.env["PATH"] = os.pathsep.join((str(Path(sys.executable).parent), self.env["PATH"]))
        self.installed: dict[str, str] = {}
        self.outputs: dict[str, str] = {}

    def step(self, name: str, folder: Path, inputs: Mapping[str, str]) -> tuple[int, str]:
        (step,) = (step for step in steps() if step["name"] == name)
        given = {**{name: of["default"] for name, of in declared().items()}, **inputs}

        def value(match: re.Match[str]) -> str:
            head, _, key = match[1].rpartition(".")
            known = {"inputs": given, "steps.install.outputs": self.installed, "steps.check.outputs": self.outputs}
            return known[head].get(key, "")

        script, output = self.temporary / "step.sh", self.temporary / "output"
        script.write_text(step["run"], encoding="utf-8")
        output.write_text("", encoding="utf-8")
        env = {name: EXPRESSION.sub(value, text) for name, text in step.get("env", {}).items()}
        env |= {"GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(self.temporary / "summary")}
        done = call(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", script], folder, {**self.env, **env}, check=False
        )
        written = dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())
        (self.installed if name.startswith("Install") else self.outputs).update(written)
        return done.returncode, done.stdout

    def run(self, folder: Path, **inputs: str) -> Outcome:
        summary = self.temporary / "summary"
        summary.write_text("", encoding="utf-8")
        self.outputs = {}
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        code, log = self.step("Check papers", folder, given)
        assert code == 0, log
        outputs = dict(self.outputs)
        code, verdict = self.step("Verdict", folder, given)
        return Outcome(code, log + verdict, summary.read_text(encoding="utf-8"), outputs)


def declared() -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["inputs"]
    return found


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    runner = Runner(tmp_path_factory.mktemp("action"))
    code, log = runner.step("Install pcdlint", runner.temporary, {})
    assert code == 0, log
    return runner


@pytest.fixture
def papers(runner: Runner, tmp_path: Path) -> Callable[..., Path]:
    def made(*names: str) -> Path:
        folder = repository(tmp_path / "work", runner.env)
        put(folder, *(f"papers/{name}" for name in names))
        return folder

    return made


@SHELL
def test_good_papers_pass(runner: Runner, papers: Callable[..., Path]) -> None:
    outcome = runner.run(papers("good.txt", "good.docx", "good.pdf"))
    assert outcome.code == 0
    assert outcome.outputs["exit-code"] == "0"
    assert "3 files checked, 3 with nothing to report" in outcome.log
    assert outcome.summary.startswith("### pcdlint")
    assert outcome.sarif()["invocations"][0]["executionSuccessful"] is True


@SHELL
def test_bad_papers_fail_with_annotations_summary_and_sarif(runner: Runner, papers: Callable[..., Path]) -> None:
    outcome = runner.run(papers("good.txt", "bad.docx"))
    assert outcome.code == 1
    assert re.search(r"^::error file=papers/bad\.docx,line=\d+", outcome.log, re.MULTILINE)
    assert "| error | papers/bad.docx" in outcome.summary
    assert len(outcome.sarif()["results"]) > 5


@SHELL
def test_what_could_not_be_checked_fails_everywhere(runner: Runner, papers: Callable[..., Path]) -> None:
    folder = papers("good.txt", "bad.txt")
    (folder / "papers" / "empty.docx").touch()
    outcome = runner.run(folder)
    assert outcome.code == 2
    assert "::error file=papers/empty.docx,title=pcdlint%3A not checked::" in outcome.log
    assert "Not checked: 1 thing" in outcome.summary
    assert outcome.sarif()["invocations"][0]["executionSuccessful"] is False
    assert outcome.sarif()["results"]


@SHELL
@pytest.mark.parametrize(
    ("inputs", "code", "said"),
    [
        ({"paths": ""}, 2, "Missing argument"),
        ({"paths": "nowhere"}, 2, "No such file or folder"),
        ({"paths": "papers/good.txt\r\npapers/a b.txt\n"}, 0, "2 files checked"),
        ({"paths": "--output=papers/good.txt"}, 2, "No such file or folder"),
        ({"paths": "$(touch owned)`touch owned`; touch owned"}, 2, "No such file or folder"),
        ({"config": "nowhere.yaml"}, 2, "nowhere.yaml"),
        ({"baseline": "nowhere.json"}, 2, "baseline cannot be read"),
        ({"arguments": "--select\nFIN999"}, 2, "FIN999"),
        ({"arguments": "--no-such-option"}, 2, "no report; the log says why"),
        ({"fail-level": "info", "no-suppressions": "true"}, 0, "2 files checked"),
        ({"paths": "bare"}, 2, "No papers in this folder"),
        ({"paths": "bare", "allow-empty": "true"}, 0, "No decision paper was checked."),
    ],
)
def test_inputs(runner: Runner, papers: Callable[..., Path], inputs: Mapping[str, str], code: int, said: str) -> None:
    folder = papers("good.txt")
    shutil.copyfile(folder / "papers" / "good.txt", folder / "papers" / "a b.txt")
    (folder / "bare").mkdir()
    outcome = runner.run(folder, **inputs)
    assert outcome.code == code, outcome.log
    assert said in outcome.log + outcome.summary
    assert not (folder / "owned").exists()
    assert (folder / "papers" / "good.txt").read_bytes() == (folder / "papers" / "a b.txt").read_bytes()


@SHELL
def test_nothing_beside_the_papers_is_run(runner: Runner, papers: Callable[..., Path]) -> None:
    folder = papers("bad.txt")
    for name in ("pcdlint", "click", "venv", "pip", "json", "sitecustomize"):
        (folder / f"{name}.py").write_text("open('owned', 'w')\nraise SystemExit(0)\n", encoding="utf-8")
    assert runner.step("Install pcdlint", folder, {})[0] == 0
    assert runner.run(folder).code == 1
    assert not (folder / "owned").exists()


@SHELL
@pytest.mark.parametrize(("code", "verdict"), [("", 2), ("0", 0), ("1", 1), ("2", 2), ("137", 2), ("true", 2)])
def test_verdict(runner: Runner, tmp_path: Path, code: str, verdict: int) -> None:
    runner.outputs = {"exit-code": code} if code else {}
    assert runner.step("Verdict", tmp_path, {})[0] == verdict


@SHELL
@pytest.mark.parametrize(("paper", "code"), [("good.txt", 0), ("bad.txt", 1), ("empty.txt", 2)])
def test_the_job_of_gitlab(runner: Runner, papers: Callable[..., Path], paper: str, code: int) -> None:
    folder = papers("good.md")
    (folder / "papers" / "empty.txt").touch()
    if not paper.startswith("empty"):
        put(folder, f"papers/{paper}")
    template = yaml.safe_load((ROOT / "templates" / "gitlab-ci.yml").read_text(encoding="utf-8"))
    (script,) = template["pcdlint"]["script"]
    variables = {name: of["value"] for name, of in template["variables"].items()} | {"PCDLINT_PATHS": f"papers/{paper}"}
    script = script.replace("/tmp/pcdlint/bin", runner.installed["programs"])
    done = call(["bash", "-c", script], folder, {**runner.env, **variables}, check=False)
    assert done.returncode == code, done.stdout
    for kind, file in template["pcdlint"]["artifacts"]["reports"].items():
        assert (folder / file).stat().st_size > 0, kind
