"""Several processes say what one says, in its order; one that dies costs one file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event, active_count
from typing import Any

import pytest

from pcdlint.checker import Checked, Habits
from pcdlint.cli import run
from pcdlint.outcome import FileReport
from pcdlint.pool import process, worth
from pcdlint.pool.crew import AHEAD, in_order
from pcdlint.pool.process import Process, Setup, Task
from pcdlint.result import Options
from tests.conftest import ROOT

Own = Callable[[Task], Checked]
SETUP = Setup((Options(),), Habits())
PAPERS = sorted((ROOT / "tests" / "clean").glob("20*.*"))
STAND_IN = (
    "import os; from pathlib import Path; from pcdlint import checker; whole = checker.Checker.path\n"
    "def path(self, path, paper=True):\n"
    "    if 'fatal' in path.name: os._exit(9)\n"
    "    return whole(self, path, paper)\n"
    "checker.Checker.path = path\n"
)


@pytest.fixture
def fatal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with `fatal` in its name ends a worker."""
    begin = process._BEGIN.replace("from pcdlint", f"exec({STAND_IN!r}); from pcdlint", 1)
    monkeypatch.setattr(process, "_BEGIN", begin)


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Own:
    """This process holds its first file until a worker has answered, or ended."""
    asked = Event()
    whole = Process.ask

    def ask(self: Process, task: Task) -> Any:
        try:
            return whole(self, task)
        finally:
            asked.set()

    def check(task: Task) -> Checked:
        assert asked.wait(60)
        return Checked(FileReport(task.path, errors=("here",)))

    monkeypatch.setattr(Process, "ask", ask)
    return check


def tasks(*names: str) -> list[Task]:
    return [Task(0, name, True) for name in names]


def papers(target: Path, *, count: int = 12) -> Path:
    target.mkdir()
    for paper in PAPERS[:count]:
        shutil.copy(paper, target)
    (target / "notes.txt").write_text("Notes about boats.\n", encoding="utf-8")
    (target / "empty.txt").write_bytes(b"")
    for name in ("bad-form-styled.pdf", "good-form-styled.docx"):
        shutil.copy(ROOT / "tests" / "documents" / name, target)
    strict = target / "strict"
    strict.mkdir()
    shutil.copy(ROOT / "examples" / "bad-form.txt", strict)
    (strict / ".pcdlint.yaml").write_text("levels: {FIN001: info}\nignore: [TIM]\n", encoding="utf-8")
    return target


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
@pytest.mark.parametrize("cache", [True, False])
def test_the_same_as_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, form: str, cache: bool
) -> None:
    folder = papers(tmp_path / "papers")
    if cache:
        monkeypatch.setenv("PCDLINT_NO_CACHE", "")
        monkeypatch.setenv("PCDLINT_CACHE_DIR", str(tmp_path / "cache"))
        run(["check", *map(str, sorted(folder.iterdir())[:5])])
        capsys.readouterr()
    told = []
    for jobs in ("1", "3", "auto"):
        code = run(["check", str(folder), "--format", form, "--jobs", jobs])
        told.append((code, *capsys.readouterr()))
    assert told[0] == told[1] == told[2]
    assert told[0][0] == 2


def test_in_the_order_of_the_list(own: Own) -> None:
    names = [str(path) for path in PAPERS[:9]]
    told = list(in_order(tasks(*names), own, SETUP, 2))
    assert [each.report.path for each in told] == names
    assert {each.report.errors for each in told} == {(), ("here",)}


def test_a_worker_that_dies_costs_one_file(own: Own, fatal: None) -> None:
    names = [str(PAPERS[0]), "fatal.txt", *map(str, PAPERS[1:6])]
    told = list(in_order(tasks(*names), own, SETUP, 1))
    assert [each.report.path for each in told] == names
    lost = told[1].report
    assert "ended before it was done (exit code 9)" in lost.errors[0]
    assert not [each for each in told if each is not told[1] and each.report.errors not in ((), ("here",))]


def test_workers_that_cannot_start_cost_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def own(task: Task) -> Checked:
        return Checked(FileReport(task.path))

    for begin in ("import sys; sys.exit(3)", "print('nonsense')"):
        monkeypatch.setattr(process, "_BEGIN", begin)
        told = list(in_order(tasks("a", "b", "c"), own, SETUP, 2))
        assert [each.report.path for each in told] == ["a", "b", "c"]
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    assert len(list(in_order(tasks("a", "b"), own, SETUP, 2))) == 2


def test_no_more_is_begun_than_can_be_held(own: Own) -> None:
    begun: list[str] = []

    def noted(task: Task) -> Checked:
        begun.append(task.path)
        return own(task)

    crew = in_order(tasks(*map(str, range(200))), noted, SETUP, 1)
    next(crew)
    crew.close()
    assert len(begun) <= 2 * AHEAD + 1


def test_nothing_is_left_when_a_run_is_stopped(own: Own, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Process] = []
    whole = Process.__init__

    def init(self: Process, setup: Setup) -> None:
        whole(self, setup)
        started.append(self)

    monkeypatch.setattr(Process, "__init__", init)

    def stopped(task: Task) -> Checked:
        own(task)
        raise KeyboardInterrupt

    before = active_count()
    with pytest.raises(KeyboardInterrupt):
        list(in_order(tasks(*map(str, PAPERS * 3)), stopped, SETUP, 2))
    assert started
    assert all(each._popen.poll() is not None for each in started)
    assert active_count() == before


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_the_keyboard_stops_all(tmp_path: Path) -> None:
    folder = papers(tmp_path / "papers", count=len(PAPERS))
    for number in range(40):
        shutil.copy(PAPERS[0], folder / f"copy-{number}.txt")
    script = (
        "import os, signal; from threading import Event; from pcdlint.checker import Checker\n"
        "from pcdlint.pool.process import Process; from pcdlint.cli import main\n"
        "whole, look, asked = Process.ask, Checker.path, Event()\n"
        "def ask(self, task):\n"
        "    if not asked.is_set(): asked.set(); os.kill(os.getpid(), signal.SIGINT)\n"
        "    return whole(self, task)\n"
        "def path(self, *file):\n"
        "    asked.wait(60)  # so that this process does not do all before a worker has begun\n"
        "    return look(self, *file)\n"
        "Process.ask, Checker.path = ask, path\n"
        f"main(['check', {str(folder)!r}, '--jobs', '2', '--no-cache'])\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert told.returncode == 2
    assert told.stderr.strip() == "pcdlint: stopped before the end; what was not reported was not checked"


def test_a_frozen_program_starts_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert worth.possible()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert not worth.possible()


@pytest.mark.parametrize("value", ["0", "-1", "two", ""])
def test_jobs_that_are_none(value: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", os.devnull, "--jobs", value]) == 2
    assert "neither a number from 1 nor 'auto'" in capsys.readouterr().err
