"""Bringing a report to the screen or to a file."""

from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path

import click

from pcdlint.cli.errors import told
from pcdlint.cli.terminal import colored, style
from pcdlint.output import write_whole
from pcdlint.report import Style, writer
from pcdlint.run import Run


def deliver(run: Run, form: str, output: Path | None) -> None:
    """Write the report of a run to standard output, or to `output` (and say in a line that it was)."""
    report = StringIO()
    writer(form)(run, report, Style() if output else style(sys.stdout))
    if output is None:
        click.echo(report.getvalue(), nl=False, color=colored(sys.stdout))
        return
    with told():
        write_whole(output, report.getvalue(), (file.path for file in run.files))
    summary = run.summary()
    click.echo(
        f"{output}: {summary['checked']} checked, {summary['error']} errors, {summary['warning']} warnings, "
        f"{sum(1 for _ in run.errors())} not checked",
        err=True,
    )
