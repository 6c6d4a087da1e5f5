"""`pcdlint fix`: carry out the fixes of findings, or show what they would be."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pcdlint.cli import completing
from pcdlint.cli.errors import Unanswerable, told
from pcdlint.cli.lesson import Command, Lesson
from pcdlint.cli.options import (
    at_desk,
    configuration_options,
    others_option,
    pack_option,
    paper_options,
    rule_options,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcdlint.configuration.desk import Desk
    from pcdlint.fix.mend import Findings

STDIN = "-"

LESSON = Lesson(
    examples=(
        ("fix papers/", "shows what would change, and changes nothing"),
        ("fix paper.md --apply", "changes the paper"),
        ("fix paper.docx --apply", "writes paper-fixed.docx, with tracked changes"),
        ("fix paper.txt --select LEG --unsafe", "law alone, and what a person must look at, too"),
        ("fix - --stdin-filename paper.md", "standard input to standard output, for editors"),
    ),
    exits=(
        (0, "there is nothing to fix, or standard input was fixed"),
        (1, "there is; with --apply or --output: something was fixed"),
        (2, "something could not be checked or written, or is a PDF or a web page with something to fix"),
    ),
    then="Read what changed: 'git diff', or Review, Accept in Word. Then check the paper again.",
)


@click.command("fix", cls=Command, lesson=LESSON)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=completing.files)
@click.option("--diff", is_flag=True, help="Show what would change, and change nothing. This is the default.")
@click.option(
    "--apply", is_flag=True, help="Change the papers; a Word file gets a copy beside it, NAME-fixed.docx, with changes."
)
@click.option(
    "-o",
    "--output",
    metavar="COPY",
    shell_complete=completing.files,
    help="Write the one paper, fixed, to COPY, and leave it as it is.",
)
@click.option("--unsafe", is_flag=True, help="Also fixes that a person must look at.")
@others_option
@click.option(
    "--baseline",
    metavar="FILE",
    shell_complete=completing.files,
    help="Leave what is in this file; 'pcdlint baseline' writes it.",
)
@rule_options
@configuration_options
@paper_options
@pack_option
@at_desk
def command(
    paths: tuple[str, ...],
    diff: bool,
    apply: bool,
    output: str | None,
    unsafe: bool,
    skip_others: bool,
    baseline: str | None,
    stdin_filename: str,
    desk: Desk,
) -> int:
    """Fix what is certain in papers: files and folders, or '-' for standard input.

    Every fix is tried before it counts: one that would leave its finding, or bring another, is left out
    and told of. Text and Markdown are changed in place; Word files never are: their copies hold tracked
    changes, to accept or reject. A PDF or a web page cannot be fixed.
    """
    from pcdlint.cli.fixing import Delivery
    from pcdlint.fix.shop import Shop
    from pcdlint.readers import beginning

    _sensible(paths, diff, apply, output)
    kept = () if baseline is None else (baseline,)
    delivery = Delivery(apply, None if output is None else Path(output), lambda: (*desk.files(), *kept))
    with told():
        shop = Shop(desk, unsafe, _known(baseline))
        if STDIN not in paths:
            gc.enable()  # main() turns it off for short runs; this one may read many papers several times
            return delivery.all(shop.paths(paths, skip_others))
        order = shop.data(beginning(sys.stdin.buffer), stdin_filename)
        return delivery.all([order]) if diff or output is not None else delivery.stream(order, sys.stdout.buffer)


def _sensible(paths: tuple[str, ...], diff: bool, apply: bool, output: str | None) -> None:
    """Raises click.UsageError for options that do not go together."""
    if sum((diff, apply, output is not None)) > 1:
        raise click.UsageError("--diff, --apply and --output are three ways to go: choose one")
    if (STDIN in paths or output is not None) and len(paths) > 1:
        raise click.UsageError(f"{STDIN if STDIN in paths else '--output'} is for one paper: name no other")
    if output is not None and Path(paths[0]).is_dir():
        raise click.UsageError(f"--output is for one paper, and {paths[0]} is a folder: name the paper")


def _known(baseline: str | None) -> Callable[[str, Findings], Findings]:
    """What leaves out of a file's findings those that a baseline holds."""
    if baseline is None:
        return lambda _, found: found
    from pcdlint.judge.baseline import BaselineError, read

    try:
        held = read(Path(baseline))
    except BaselineError as error:
        raise Unanswerable(f"{baseline}: {error}") from None
    return lambda path, found: held.split(path, found)[0]
