"""Every command teaches: what it is for, what to type, what its exit code means, what to do next."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import click
import pytest

from pcdlint.cli import COMMANDS, group, run
from pcdlint.cli.lesson import Command

WIDEST = 100
SHORTEST = 80


def _found(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    if not isinstance(command, click.Group):
        yield name, command
        return
    for inner in command.commands.values():
        yield from _found(inner, f"{name} {inner.name}")


def commands() -> dict[str, click.Command]:
    """Every command, those inside of others by both names."""
    context = click.Context(group)
    found: dict[str, click.Command] = {}
    for name in COMMANDS:
        command = group.get_command(context, name)
        assert command
        found.update(_found(command, name))
    return found


@pytest.mark.parametrize("name", commands())
@pytest.mark.parametrize("width", [SHORTEST, WIDEST])
def test_help_fits_and_says_what_to_type(
    name: str, width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert run([*name.split(), "--help"]) == 0
    told = capsys.readouterr().out
    assert [line for line in told.splitlines() if len(line) > width] == []
    wanted = ["Examples", "Options", "Exit code", "Next"]
    sections = [part for part in re.findall(r"^(\w[\w ]*):", told, re.MULTILINE) if part in wanted]
    assert sections == wanted, f"give '{name}' a Lesson, as pcdlint/cli/check.py has one"


@pytest.mark.parametrize("name", commands())
def test_examples_can_be_typed(name: str) -> None:
    command = commands()[name]
    assert isinstance(command, Command), f"'{name}' needs cls=Command of pcdlint/cli/lesson.py"
    for typed, what in command.lesson.examples:
        assert what
        called = next(one for one in commands() if f"{typed} ".startswith(f"{one} "))
        words = shlex.split(re.split(r" >>? ", typed)[0])
        assert commands()[called].make_context(called, words[len(called.split()) :])


@pytest.mark.parametrize("name", commands())
def test_the_list_of_commands_needs_no_dots(name: str) -> None:
    assert not commands()[name].get_short_help_str(limit=WIDEST - 14).endswith("..."), "a shorter first sentence"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("chek", "There is no command 'chek': did you mean 'check'?"),
        ("xyzzy", "There is no command 'xyzzy': 'pcdlint --help' lists those there are."),
        ("paper.docx", "'paper.docx' is no command. To check a paper or a folder: pcdlint check paper.docx"),
        ("'a b.docx'", "'a b.docx' is no command. To check a paper or a folder: pcdlint check \"a b.docx\""),
        ("papers/2025", "'papers/2025' is no command. To check a paper or a folder: pcdlint check papers/2025"),
        ("check --selct FIN paper.docx", "No such option '--selct'"),
        ("explain FIN01", "did you mean"),
    ],
)
def test_what_was_mistyped_is_guessed(typed: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(shlex.split(typed)) == 2
    assert told in capsys.readouterr().err.replace("No such option: --selct", "No such option '--selct'")


def test_nothing_typed_says_what_to_type_and_is_no_clean_result(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    told = capsys.readouterr().out
    assert max(map(len, told.splitlines())) <= SHORTEST
    for name in re.findall(r"^  pcdlint (\w+)", told, re.MULTILINE):
        assert name in COMMANDS
