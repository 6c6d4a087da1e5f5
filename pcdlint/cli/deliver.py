"""Bringing a report to the screen or to a file."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from io import StringIO

import click

from pcdlint.cli.errors import Unanswerable
from pcdlint.cli.outputs import Wanted
from pcdlint.cli.terminal import colored, style
from pcdlint.output import OutputError, write_whole
from pcdlint.report import Style, writer
from pcdlint.run import Run


def deliver(run: Run, reports: Iterable[Wanted], kept: Iterable[str] = ()) -> None:
    """Write the reports of a run to their files (and say in a line each that it was), then the one for
    standard output. No report goes over a paper or a file of `kept`; one that cannot be written costs no other."""
    screens: list[Wanted] = []
    lost: list[str] = []
    protected = [*(file.path for file in run.files), *kept]
    for wanted in reports:
        if wanted.output is None:
            screens.append(wanted)
            continue
        try:
            write_whole(wanted.output, _written(run, wanted.form, Style()), protected)
        except OutputError as error:
            lost.append(str(error))
            continue
        summary = run.summary()
        click.echo(
            f"{wanted.output}: {summary['checked']} checked, {summary['error']} errors, {summary['warning']} warnings, "
            f"{sum(1 for _ in run.errors())} not checked",
            err=True,
        )
    for wanted in screens:
        click.echo(_written(run, wanted.form, style(sys.stdout)), nl=False, color=colored(sys.stdout))
    if lost:
        raise Unanswerable("\n".join(lost))


def _written(run: Run, form: str, look: Style) -> str:
    report = StringIO()
    writer(form)(run, report, look)
    return report.getvalue()
