"""`pcdlint cache`: what is kept from run to run, and letting go of it."""

from __future__ import annotations

import click


@click.group("cache")
def command() -> None:
    """Look at what is kept from run to run, or let go of it.

    \b
    The outcome of a file is kept under a digest of its contents, the rules, the options and
    pcdlint itself, so nothing in the cache is ever out of date; 'check --no-cache' uses none.
    PCDLINT_CACHE_DIR says where it lies.
    """


@command.command("show")
def show() -> None:
    """Say where the cache lies and how much is in it."""
    from pcdlint import data
    from pcdlint.cache.folder import held

    place = data.cache_folder()
    click.echo(_told(held()) if place is None else f"{place}: {_told(held())}")


@command.command("clear")
def clear() -> None:
    """Let go of every outcome that is kept."""
    from pcdlint.cache import folder

    click.echo(f"cleared: {_told(folder.clear())}")


def _told(held: tuple[int, int]) -> str:
    files, size = held
    return f"{files} outcome{'' if files == 1 else 's'}, {size / 1e6:.1f} MB"
