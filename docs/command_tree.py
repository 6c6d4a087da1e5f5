"""The commands of pcdlint as click has them, in plain values, for the page of commands and the manual page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import click

from pcdlint.cli import group
from pcdlint.cli.check import LESSON
from pcdlint.cli.lesson import Lesson

ENVIRONMENT = (
    ("NO_COLOR", "no colour, even on a terminal"),
    ("FORCE_COLOR", "colour, even where no terminal is"),
    ("PCDLINT_CACHE_DIR", "the folder in which compiled packs and the outcomes of papers are kept"),
    ("PCDLINT_NO_CACHE", "every paper is read anew, as with --no-cache"),
    ("PCDLINT_DEBUG", "a fault of pcdlint itself shows its traceback"),
)
EXITS = LESSON.exits
"""Those of `check`, which a gate goes by."""


class Told(NamedTuple):
    """An option: how it is written, what its value is called, what it does."""

    names: tuple[str, ...]
    value: str
    about: str


class Taught(NamedTuple):
    """A command: `text` is what it does, a paragraph each, the first one its purpose."""

    name: str
    usage: str
    text: tuple[str, ...]
    options: tuple[Told, ...]
    lesson: Lesson


def commands() -> tuple[Taught, ...]:
    """Every command that does something, in the order of `pcdlint --help`."""
    context = click.Context(group)
    return tuple(
        taught
        for name in group.list_commands(context)
        if (command := group.get_command(context, name))
        for taught in _walk(name, command)
    )


def _walk(name: str, command: click.Command) -> Iterator[Taught]:
    if isinstance(command, click.Group):
        context = click.Context(command)
        for inner in command.list_commands(context):
            if found := command.get_command(context, inner):
                yield from _walk(f"{name} {inner}", found)
        return
    options = tuple(_told(param) for param in command.params if isinstance(param, click.Option) and not param.hidden)
    arguments = [_called(param) for param in command.params if isinstance(param, click.Argument)]
    yield Taught(
        name,
        " ".join(["pcdlint", name, "[OPTIONS]", *arguments]),
        _paragraphs(command.help or ""),
        options,
        getattr(command, "lesson", Lesson()),
    )


def _told(option: click.Option) -> Told:
    about = option.help or ""
    return Told(
        (*option.opts, *option.secondary_opts),
        "" if option.is_flag or option.count else _called(option),
        f"Required. {about}" if option.required else about,
    )


def _called(param: click.Parameter) -> str:
    """What stands for a value."""
    if param.metavar:
        return param.metavar
    if isinstance(param.type, click.Choice):
        return "|".join(map(str, param.type.choices))
    name = param.type.name if isinstance(param, click.Option) else param.name or ""
    return name.split()[0].upper()


def _paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a help text, without click's mark against wrapping."""
    lines = [line.strip() for line in text.replace("\b", "").strip().splitlines()]
    return tuple(" ".join(part.split()) for part in "\n".join(lines).split("\n\n") if part.strip())
