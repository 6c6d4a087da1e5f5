"""Whole runs of the command line: files, a command, what it prints and how it ends.

A scenario is a text file. What stands before its first mark is its description. Marks:

    == file NAME            the lines that follow are this file
    == copy PATH as NAME    a file of the project under another name
    == stdin                what is given to the command
    == run ARGUMENTS        the command, as behind `pcdlint`
    == stdout / == stderr   what it must print; a line `...` stands for any lines,
                            `...` inside a line for any words; without this part nothing is asked
    == exit NUMBER
"""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from pcdlint.cli import run

FOLDER = Path(__file__).parent / "scenarios"
MARK = re.compile(r"^== (file|copy|stdin|run|stdout|stderr|exit)\b ?(.*)\n", re.MULTILINE)


def parts(text: str) -> list[tuple[str, str, str]]:
    """Kind, argument and lines of each part."""
    pieces = MARK.split(text)[1:]
    return [(pieces[i], pieces[i + 1].strip(), pieces[i + 2]) for i in range(0, len(pieces), 3)]


def pattern(expected: str) -> re.Pattern[str]:
    """What `...` leaves open, open."""
    lines = []
    for line in expected.strip("\n").splitlines():
        if line == "...":
            lines.append(r"(?:.*\n)*?")
        else:
            lines.append(r"[^\n]*?".join(map(re.escape, line.split("..."))) + r"\n")
    return re.compile("".join(lines))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.scenario")), ids=lambda path: path.stem)
def test_scenario(
    path: Path, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    said: dict[str, str] = {}
    asked = 0
    for kind, argument, lines in parts(path.read_text(encoding="utf-8")):
        match kind:
            case "file":
                target = tmp_path / argument
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(lines, encoding="utf-8", newline="\n")
            case "copy":
                source, _, name = argument.partition(" as ")
                target = tmp_path / name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(root / source, target)
            case "stdin":
                monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(lines.encode("utf-8"))))
            case "run":
                said["exit"] = str(run(shlex.split(argument)))
                said["stdout"], said["stderr"] = capsys.readouterr()
            case "exit":
                asked += 1
                assert said["exit"] == argument, said
            case _:
                asked += 1
                assert pattern(lines).fullmatch(said[kind]), f"{kind} was:\n{said[kind]}"
    assert asked, "a scenario must ask for something"


def test_there_are_scenarios() -> None:
    assert len(list(FOLDER.glob("*.scenario"))) > 5
