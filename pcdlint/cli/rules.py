"""`pcdlint rules`: all rules of the packs in a table."""

from __future__ import annotations

import sys

import click

from pcdlint.cli.errors import told
from pcdlint.cli.options import format_option, pack_option


@click.command("rules")
@format_option
@pack_option
def command(form: str, packs: tuple[str, ...]) -> None:
    """List the rules."""
    from pcdlint.api import Linter, Options
    from pcdlint.cli.terminal import style
    from pcdlint.report.rules import write

    with told():
        linter = Linter(Options(packs=packs))
    write(linter.rules, form, sys.stdout, style(sys.stdout))
