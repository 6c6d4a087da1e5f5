"""`pcdlint rules`: all rules of the packs in a table."""

from __future__ import annotations

import sys

import click

from pcdlint.cli.errors import told
from pcdlint.cli.lesson import Command, Lesson
from pcdlint.cli.options import format_option, pack_option

LESSON = Lesson(
    examples=(
        ("rules", "code, level, name, and the papers it is for"),
        ("rules --pack my-pack", "those of a pack of one's own"),
        ("rules --format json", "for programs"),
    ),
    exits=((0, "listed"), (2, "a pack cannot be used")),
    then="'pcdlint explain CODE' says what one asks and why.",
)


@click.command("rules", cls=Command, lesson=LESSON)
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
