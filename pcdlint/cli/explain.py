"""`pcdlint explain`: what a rule asks, why, and examples."""

from __future__ import annotations

import sys

import click

from pcdlint.cli.errors import told
from pcdlint.cli.options import pack_option


@click.command("explain")
@click.argument("codes", nargs=-1, required=True, metavar="CODE...")
@pack_option
def command(codes: tuple[str, ...], packs: tuple[str, ...]) -> None:
    """Explain rules, named by code (FIN001), family (FIN) or name."""
    from pcdlint.api import Linter, Options
    from pcdlint.cli.terminal import style
    from pcdlint.report.rules import explain
    from pcdlint.rules.choice import settled
    from pcdlint.rules.compiled import examples

    with told():
        rules = Linter(Options(select=codes, packs=packs)).rules
        known = examples(settled(packs))
    explain(rules, known, sys.stdout, style(sys.stdout))
