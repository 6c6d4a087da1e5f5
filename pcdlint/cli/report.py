"""`pcdlint report`: the same check, told as a page (or another format), for reading rather than as a gate."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from pcdlint.cli import completing
from pcdlint.cli.lesson import Lesson
from pcdlint.cli.options import at_desk, configuration_options, pack_option, paper_options, rule_options, work_options
from pcdlint.cli.outputs import Command, output_options, wanted

if TYPE_CHECKING:
    from pcdlint.configuration.desk import Desk
    from pcdlint.work import Work

LESSON = Lesson(
    examples=(
        ("report paper.docx -o report.html", "a page about one paper"),
        ("report papers/ -o report.html", "a page about all papers of a folder"),
        ("report papers/ -f markdown", "the comment of a pull request"),
    ),
    exits=(
        (0, "every paper was checked, whatever was found in it"),
        (2, "something could not be checked: the page says so at its top"),
    ),
    then="Open the page in a browser: it is one file, can be mailed or printed, and needs no network. For a gate use "
    "'pcdlint check': its exit code says what was found.",
)


@click.command("report", cls=Command, lesson=LESSON)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=completing.files)
@output_options("html")
@rule_options
@configuration_options
@paper_options
@pack_option
@work_options
@at_desk
def command(
    paths: tuple[str, ...],
    forms: tuple[str, ...],
    outputs: tuple[str, ...],
    stdin_filename: str,
    work: Work,
    desk: Desk,
) -> int:
    """Write a page to read, print or send on.

    It is HTML unless --format says otherwise.
    """
    from pcdlint.cli.deliver import deliver
    from pcdlint.cli.terminal import watched
    from pcdlint.judge.gate import UNCHECKED, exit_code
    from pcdlint.run import perform

    reports = wanted(forms, outputs, "html")
    run = perform(paths, desk, None, (sys.stdin.buffer, stdin_filename), watched, work=work)
    deliver(run, reports)
    return UNCHECKED if exit_code(run) == UNCHECKED else 0
