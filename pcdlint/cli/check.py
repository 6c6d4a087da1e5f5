"""`pcdlint check`: lint papers, report, and leave with 0, 1 or 2."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pcdlint.cli import completing
from pcdlint.cli.lesson import Lesson
from pcdlint.cli.options import (
    at_desk,
    configuration_options,
    leave_options,
    pack_option,
    paper_options,
    rule_options,
    work_options,
)
from pcdlint.cli.outputs import Command, output_options, wanted

if TYPE_CHECKING:
    from pcdlint.configuration.desk import Desk
    from pcdlint.files import Leave
    from pcdlint.work import Work

LESSON = Lesson(
    examples=(
        ("check paper.docx", "what is wrong, where, and what to do"),
        ("check papers/", "every paper of a folder"),
        ("check papers/ --fail-level warning", "a gate that lets no warning pass"),
        ("check paper.docx --select FIN,LEG", "figures and law alone"),
        ("check paper.docx --ignore DRF019", "all rules but one"),
        ("check papers/ -f sarif -o x.sarif -f text", "two reports of one run"),
        ("check - --stdin-filename paper.md", "a paper on standard input"),
        ("check papers/ --statistics --no-cache", "what takes how long"),
    ),
    exits=(
        (0, "every paper was read, and nothing is at or above the fail level"),
        (1, "something is"),
        (2, "something could not be checked; 2 wins over 1"),
    ),
    then="'pcdlint explain CODE' says what a rule asks and why. 'pcdlint review' puts the findings into a copy of the "
    "Word file. 'pcdlint show PAPER' shows what a paper was taken for when a finding seems wrong.",
)


@click.command("check", cls=Command, lesson=LESSON)
@click.argument("paths", nargs=-1, metavar="PATH...", shell_complete=completing.files)
@output_options("text")
@click.option(
    "--fail-level",
    type=click.Choice(["error", "warning", "info"]),
    help="The level from which a finding fails the run. Default: what the configuration says, else error.",
)
@rule_options
@click.option("--no-suppressions", is_flag=True, help="Let no suppression count, in papers or in the configuration.")
@click.option(
    "--baseline",
    metavar="FILE",
    shell_complete=completing.files,
    help="Show only what is not in this file; 'pcdlint baseline' writes it.",
)
@leave_options
@click.option("--on-failure", metavar="TEXT", help="Say this last, on standard error, when the run does not pass.")
@configuration_options
@paper_options
@pack_option
@click.option("--statistics", is_flag=True, help="Say at the end what rules, phases and papers took.")
@work_options
@at_desk
def command(
    paths: tuple[str, ...],
    forms: tuple[str, ...],
    outputs: tuple[str, ...],
    fail_level: str | None,
    baseline: str | None,
    leave: Leave,
    on_failure: str | None,
    stdin_filename: str,
    work: Work,
    desk: Desk,
) -> int:
    """Check papers: files, folders, or '-' for standard input."""
    if not paths and not leave.empty:
        raise click.UsageError("Missing argument 'PATH...'.")
    from pcdlint.cli.deliver import deliver
    from pcdlint.cli.terminal import watched
    from pcdlint.judge.gate import exit_code
    from pcdlint.run import perform, since

    reports = wanted(forms, outputs, "text")
    run = perform(paths, desk, fail_level, (sys.stdin.buffer, stdin_filename), watched, leave, work)
    if baseline is not None:
        run = since(run, Path(baseline))
    deliver(run, reports, () if baseline is None else (baseline,))
    code = exit_code(run)
    if code and on_failure:
        click.echo(on_failure, err=True)
    return code
