"""The example repository, taken at its word: copied away, its gate and its hook run as its README says."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from pcdlint.cli import run
from tests.conftest import ROOT
from tests.gate.sandbox import call, environment, repository

EXAMPLE = ROOT / "examples" / "repository"
FIRST = Path("papers", "pcd-1961-bicycle-stands.txt")
REASON = "the deposit comes back at the end, so the total leaves it out; agreed with Finance on 3 November 2025"
HORSES = Path("papers", "pcd-1963-horse-boxes.txt")


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "repository"
    shutil.copytree(EXAMPLE, folder)
    monkeypatch.chdir(folder)
    return folder


def gate(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    (line,) = re.findall(r"^pcdlint (check .*)$", (EXAMPLE / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    code = run(shlex.split(line))
    return code, " ".join(capsys.readouterr().out.split())


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def test_it_passes_as_it_is(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = gate(capsys)
    assert code == 0
    assert "4 files checked, 2 with nothing to report: 2 suppressed, 1 in the baseline." in told


@pytest.mark.parametrize(
    ("path", "old", "new", "code", "said"),
    [
        (FIRST, "£360,000\t£640,000", "£360,000\t£650,000", 1, "a difference of £10,000"),
        (HORSES, f' reason="{REASON}"', "", 1, "PCD001"),
        (HORSES, '" -->', '" until=2025-01-31 -->', 1, "PCD002"),
        (Path(".pcdlint.yaml"), "levels:", "levls:", 2, "did you mean 'levels'?"),
        (Path(".pcdlint-baseline.json"), "{", "<<<<<<< {", 2, "a merge has left its marks in this baseline"),
    ],
)
def test_it_fails_when_something_goes_wrong(
    copy: Path, capsys: pytest.CaptureFixture[str], path: Path, old: str, new: str, code: int, said: str
) -> None:
    change(copy / path, old, new)
    got, told = gate(capsys)
    assert (got, said in told) == (code, True), told


def test_an_empty_paper_is_no_clean_result(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copy / FIRST).write_bytes(b"")
    code, told = gate(capsys)
    assert code == 2
    assert "this is no clean result" in told


def test_its_table_names_its_files() -> None:
    named = set(re.findall(r"^\| `([^`]+)` \|", (EXAMPLE / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    there = {path.relative_to(EXAMPLE).as_posix() for path in EXAMPLE.rglob("*") if path.is_file()}
    assert named == there - {"README.md"}


@pytest.mark.skipif(os.name == "nt" or shutil.which("git") is None, reason="needs git and a POSIX shell")
def test_the_hook_without_pre_commit_reads_what_is_staged(copy: Path, tmp_path: Path) -> None:
    scripts = Path(sys.executable).parent
    env: Mapping[str, str] = environment(tmp_path, PATH=os.pathsep.join((str(scripts), os.environ["PATH"])))
    if shutil.which("pcdlint", path=str(scripts)) is None:
        pytest.skip("pcdlint is not installed beside this Python")
    repository(copy, env)
    call(["git", "config", "core.hooksPath", "hooks"], copy, env)

    def commit(*add: Path | str) -> tuple[bool, str]:
        call(["git", "add", *add], copy, env)
        done = call(["git", "commit", "-qm", "papers"], copy, env, check=False)
        return done.returncode == 0, done.stdout

    assert commit(".")[0]
    change(copy / FIRST, "£360,000\t£640,000", "£360,000\t£650,000")
    call(["git", "add", FIRST], copy, env)
    change(copy / FIRST, "£360,000\t£650,000", "£360,000\t£640,000")
    passed, told = commit("README.md")
    assert not passed, told
    assert "a difference of £10,000" in " ".join(told.split())
    assert "'git add' the paper, and commit again." in told
    assert commit(FIRST)[0] is False  # what is staged now is what was committed: nothing to commit
    (copy / "notes.md").write_text("Lunch is at one.\n", encoding="utf-8")
    assert commit("notes.md")[0]

    call(["git", "rm", "-q", ".pcdlint-baseline.json"], copy, env)
    with (copy / FIRST).open("a", encoding="utf-8") as paper:
        paper.write("\n")
    assert commit(FIRST)[0], "a repository may be without a baseline"
