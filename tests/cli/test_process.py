"""What only a process of its own can show: what is imported, colour, broken pipes, faults."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from pcdlint import cli
from pcdlint.cli import terminal

PAPER = Path("examples", "good-form.txt")


def python(root: Path, *arguments: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """A Python process in the project's folder."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=root,
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_a_plain_check_reads_no_yaml_and_no_schema(root: Path) -> None:
    script = (
        "import sys; from pcdlint.cli import run; code = run(['check', sys.argv[1]]); print(code, *sorted(sys.modules))"
    )
    python(root, "-m", "pcdlint", "check", str(PAPER))  # packs are compiled at first use
    told = python(root, "-c", script, str(PAPER)).stdout.splitlines()[-1].split()
    assert told[0] == "0"
    assert not {"yaml", "jsonschema", "attr", "html", "pygls", "lsprotocol", "asyncio"} & set(told)


def test_utf8_wherever_it_goes(root: Path) -> None:
    told = python(root, "-m", "pcdlint", "show", str(PAPER), env={"PYTHONIOENCODING": "ascii"})
    assert (told.returncode, "£" in told.stdout) == (0, True)


@pytest.mark.parametrize(
    ("env", "colored"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colour_by_environment(monkeypatch: pytest.MonkeyPatch, env: dict[str, str], colored: bool) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert terminal.colored(sys.stdout) is colored


@pytest.mark.parametrize(("fault", "code"), [(RuntimeError("boom"), 2), (KeyboardInterrupt(), 2)])
def test_a_fault_shows_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fault: BaseException, code: int
) -> None:
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr("pcdlint.run.perform", fail)
    assert cli.run(["check", str(PAPER)]) == code
    told = capsys.readouterr()
    assert told.err.strip().startswith("pcdlint: ")
    assert "Traceback" not in told.err + told.out


def test_a_fault_that_is_looked_into_is_still_no_finding(root: Path) -> None:
    script = (
        "import pcdlint.run, sys; from pcdlint.cli import run; del pcdlint.run.perform; sys.exit(run(sys.argv[1:]))"
    )
    told = python(root, "-c", script, "check", str(PAPER), env={"PCDLINT_DEBUG": "1"})
    assert told.returncode == 2
    assert "Traceback" in told.stderr


def test_a_fault_in_one_paper_does_not_cost_the_others(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], root: Path
) -> None:
    from pcdlint.api import Linter

    whole = Linter.source

    def fail(self: Linter, source: object) -> object:
        if str(source.path).endswith(".md"):  # type: ignore[attr-defined]
            raise RuntimeError("boom")
        return whole(self, source)  # type: ignore[arg-type]

    monkeypatch.setattr(Linter, "source", fail)
    assert cli.run(["check", str(root / "examples" / "good-form.md"), str(root / PAPER)]) == 2
    told = capsys.readouterr().out
    assert "please report it" in told
    assert "1 file checked" in told


@pytest.mark.skipif(sys.platform == "win32", reason="no shell pipes of this kind")
def test_a_reader_that_goes_away_is_no_fault(root: Path) -> None:
    script = f'"{sys.executable}" -m pcdlint rules --format json | head -c 1'
    told = subprocess.run(script, shell=True, cwd=root, capture_output=True, text=True, timeout=60, check=False)
    assert told.stderr == ""
