"""`pcdlint test`: run the examples of a pack."""

from __future__ import annotations

import sys

import click

from pcdlint.cli.errors import told


@click.command("test")
@click.argument("pack", metavar="PACK")
@click.option("--inherited", is_flag=True, help="Also the examples of the packs that it extends.")
def command(pack: str, inherited: bool) -> int:
    """Run every example of a pack: a folder with a pack.yaml, or the name of a built-in pack.

    \b
    Leaves with 0 when all are right, 1 when a good example was found fault with or a bad one
    was passed over, 2 when the pack cannot be used.
    """
    from pcdlint.cli.terminal import style
    from pcdlint.report.examples import write
    from pcdlint.testing import outcomes

    with told():
        return 1 if write(pack, outcomes([pack], inherited), sys.stdout, style(sys.stdout)) else 0
