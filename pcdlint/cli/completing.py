"""What the Tab key offers: papers and folders, rules, packs. Nothing is offered where something is broken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from pcdlint.rules.pack import Rule

SHELLS = ("bash", "zsh", "fish")


def files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Files and folders: the shell knows them."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def folders(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Folders alone."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="dir")]


def packs(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Built-in packs, and folders where none of those begins like this."""
    from click.shell_completion import CompletionItem

    from pcdlint.rules.compose import built_in

    names = [name for name in built_in() if name.startswith(incomplete)]
    return [CompletionItem(name) for name in names] or folders(ctx, param, incomplete)


def rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Codes and families, names once a name is begun; behind a comma the next one."""
    from click.shell_completion import CompletionItem

    before, comma, word = incomplete.rpartition(",")
    return [
        CompletionItem(f"{before}{comma}{term}", help=told)
        for term, told in _terms(_asked(ctx))
        if term.lower().startswith(word.lower()) and (word or term.isupper())
    ]


def _terms(rules: tuple[Rule, ...]) -> Iterator[tuple[str, str]]:
    """What `--select` takes, with what it stands for."""
    from pcdlint.report.words import FAMILIES

    for family in sorted({rule.family for rule in rules}):
        yield family, FAMILIES.get(family, "a family of rules")
    yield from ((rule.code, rule.name) for rule in rules)
    yield from ((rule.name, rule.code) for rule in rules)


def _asked(ctx: click.Context) -> tuple[Rule, ...]:
    """The rules of the packs on the command line so far."""
    from pcdlint.api import Linter, Options
    from pcdlint.rules.errors import PackError

    try:
        return Linter(Options(packs=tuple(ctx.params.get("packs") or ()))).rules
    except (PackError, OSError):
        return ()
