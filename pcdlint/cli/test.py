"""`pcdlint test`: run the examples of a pack."""

from __future__ import annotations

import sys

import click

from pcdlint.cli import completing
from pcdlint.cli.errors import told
from pcdlint.cli.lesson import Command, Lesson

LESSON = Lesson(
    examples=(
        ("test my-pack", "the examples of the pack in the folder my-pack"),
        ("test my-pack --inherited", "also of the packs that it extends"),
        ("test mopac", "of a built-in pack"),
    ),
    exits=(
        (0, "every example is right"),
        (1, "a good one was found fault with, or a bad one passed over"),
        (2, "the pack cannot be used"),
    ),
    then="'pcdlint check --pack my-pack PAPERS' uses it.",
)


@click.command("test", cls=Command, lesson=LESSON)
@click.argument("pack", metavar="PACK", shell_complete=completing.packs)
@click.option("--inherited", is_flag=True, help="Also the examples of the packs that it extends.")
def command(pack: str, inherited: bool) -> int:
    """Run every example of every rule of a pack.

    PACK is a folder with a pack.yaml, or the name of a built-in pack.
    """
    from pcdlint.cli.terminal import style
    from pcdlint.report.examples import write
    from pcdlint.testing import outcomes

    with told():
        return 1 if write(pack, outcomes([pack], inherited), sys.stdout, style(sys.stdout)) else 0
