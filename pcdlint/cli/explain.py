"""`pcdlint explain`: what a rule asks, why, and examples."""

from __future__ import annotations

import sys

import click

from pcdlint.cli import completing
from pcdlint.cli.errors import told
from pcdlint.cli.lesson import Command, Lesson
from pcdlint.cli.options import pack_option

LESSON = Lesson(
    examples=(
        ("explain FIN001", "one rule"),
        ("explain table-total", "the same by its name"),
        ("explain PT2", "a whole family"),
        ("explain HSE001 --pack house", "a rule of a pack of one's own"),
    ),
    exits=((0, "explained"), (2, "no rule is called so: a near one is named")),
    then="A finding that is right in general and wrong in this paper can be set aside with a reason; a rule that is "
    "wrong in general can be left out with --ignore, or in .pcdlint.yaml ('pcdlint init').",
)


@click.command("explain", cls=Command, lesson=LESSON)
@click.argument("codes", nargs=-1, required=True, metavar="CODE...", shell_complete=completing.rules)
@pack_option
def command(codes: tuple[str, ...], packs: tuple[str, ...]) -> None:
    """Explain rules, named by code (FIN001), family (FIN) or name."""
    from pcdlint.api import Linter, Options, settled
    from pcdlint.cli.terminal import style
    from pcdlint.report.rules import explain
    from pcdlint.rules.compiled import examples

    with told():
        rules = Linter(Options(select=codes, packs=packs)).rules
        known = examples(settled(packs))
    explain(rules, known, sys.stdout, style(sys.stdout))
