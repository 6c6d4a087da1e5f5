"""What the Tab key offers, asked as a shell asks it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete

from pcdlint.cli import COMMANDS, group, run
from pcdlint.cli.completing import SHELLS
from pcdlint.report import FORMATS
from pcdlint.rules.compose import built_in


def offered(words: str, incomplete: str = "") -> list[tuple[str, str]]:
    """Kind and value of what is offered behind `words`."""
    found = ShellComplete(group, {}, "pcdlint", "_PCDLINT_COMPLETE").get_completions(words.split(), incomplete)
    return [(item.type, item.value) for item in found]


@pytest.mark.parametrize(
    ("words", "incomplete", "first"),
    [
        ("", "che", ("plain", "check")),
        ("check", "--no-s", ("plain", "--no-suppressions")),
        ("check", "pap", ("file", "pap")),
        ("check --format", "sa", ("plain", "sarif")),
        ("check --fail-level", "w", ("plain", "warning")),
        ("check --select", "FIN00", ("plain", "FIN001")),
        ("check --select", "fin001", ("plain", "FIN001")),
        ("check --ignore", "DRF,FIN002,table-t", ("plain", "DRF,FIN002,table-total")),
        ("check --select", "", ("plain", "DEC")),
        ("check --pack", "mo", ("plain", "mopac")),
        ("check --pack", "ho", ("dir", "ho")),
        ("check --baseline", "", ("file", "")),
        ("check --config", ".pcd", ("file", ".pcd")),
        ("check --output", "re", ("file", "re")),
        ("report", "", ("file", "")),
        ("review", "", ("file", "")),
        ("review paper.docx --select", "SOD01", ("plain", "SOD010")),
        ("show", "x", ("file", "x")),
        ("explain", "PT2", ("plain", "PT2")),
        ("explain FIN001", "table-b", ("plain", "table-balance")),
        ("explain --pack examples/other-body", "SOD", None),
        ("explain --pack examples/other-body", "WPC", ("plain", "WPC")),
        ("explain --pack nowhere", "FIN", None),
        ("test", "cor", ("plain", "core")),
        ("config", "sh", ("plain", "show")),
        ("config show", "", ("file", "")),
        ("init", "pa", ("dir", "pa")),
        ("baseline", "pa", ("file", "pa")),
        ("completion", "z", ("plain", "zsh")),
    ],
)
def test_offers(
    words: str, incomplete: str, first: tuple[str, str] | None, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    assert next(iter(offered(words, incomplete)), None) == first


def test_all_of_a_kind_is_offered() -> None:
    assert [value for _, value in offered("")] == list(COMMANDS)
    assert [value for _, value in offered("check --format")] == list(FORMATS)
    assert [value for _, value in offered("rules --pack")] == list(built_in())


def test_names_of_rules_are_offered_once_begun() -> None:
    assert all(value.isupper() for _, value in offered("explain"))
    assert ("plain", "doubled-word") in offered("explain", "do")


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_for_each_shell(shell: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert f"_PCDLINT_COMPLETE={shell}_complete" in script
    program = shutil.which(shell)
    if program and sys.platform != "win32":
        file = tmp_path / "script"
        file.write_text(script, encoding="utf-8")
        assert subprocess.run([program, "-n", str(file)], capture_output=True, timeout=60, check=False).stderr == b""


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("bash"), reason="there is no bash")
def test_bash_completes(tmp_path: Path, root: Path) -> None:
    program = tmp_path / "pcdlint"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pcdlint "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "ask.bash").write_text(
        "source <(pcdlint completion bash)\nCOMP_WORDS=(pcdlint check --select FIN00) COMP_CWORD=3\n"
        '_pcdlint_completion pcdlint\nprintf "%s\\n" "${COMPREPLY[@]}"\n',
        encoding="utf-8",
    )
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    told = subprocess.run(
        ["bash", "--norc", str(tmp_path / "ask.bash")],
        env={**os.environ, "PATH": path, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert told.stdout.split() == ["FIN001", "FIN002", "FIN003", "FIN004", "FIN005"], told.stderr


def test_every_place_for_a_file_completes() -> None:
    """A path that the Tab key does not complete is a path that is typed wrongly."""
    lacking = [
        (name, param.name)
        for name in COMMANDS
        for param in _params(group.get_command(click.Context(group), name))
        if param.metavar in ("FILE", "PATH...", "PAPER", "COPY", "FOLDER", "PACK")
        and not param.shell_complete(click.Context(group), "")
    ]
    assert lacking == []


def _params(command: click.Command | None) -> list[click.Parameter]:
    assert command
    inner = command.commands.values() if isinstance(command, click.Group) else ()
    return [*command.params, *(param for one in inner for param in one.params)]
