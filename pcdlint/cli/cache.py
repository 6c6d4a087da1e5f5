"""`pcdlint cache`: what is kept from run to run, and letting go of it."""

from __future__ import annotations

import click

from pcdlint.cli.lesson import Command, Lesson

SHOWN = Lesson(
    examples=(("cache show", "where it lies, and how much is in it"),),
    exits=((0, "shown"),),
    then="PCDLINT_CACHE_DIR moves it. 'pcdlint check --no-cache' does without it.",
)
CLEARED = Lesson(
    examples=(("cache clear", "nothing is known any more"),),
    exits=((0, "cleared"),),
    then="The next check reads every paper again. There is no need to clear it after a change: what is kept holds for "
    "the same papers, rules, options and pcdlint only.",
)


@click.group("cache")
def command() -> None:
    """Look at what is kept from run to run, or let go of it."""


@command.command("show", cls=Command, lesson=SHOWN)
def show() -> None:
    """Say where the cache lies and how much is in it."""
    from pcdlint import data
    from pcdlint.cache.folder import held

    place = data.cache_folder()
    click.echo(_told(held()) if place is None else f"{place}: {_told(held())}")


@command.command("clear", cls=Command, lesson=CLEARED)
def clear() -> None:
    """Let go of every outcome that is kept."""
    from pcdlint.cache import folder

    click.echo(f"cleared: {_told(folder.clear())}")


def _told(held: tuple[int, int]) -> str:
    from pcdlint.report.words import counted

    files, size = held
    return f"{counted(files, 'outcome')}, {size / 1e6:.1f} MB"
