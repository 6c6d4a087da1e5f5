"""Bringing a report to the screen or to a file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from io import StringIO
from time import perf_counter
from typing import TextIO

import click

from pcdlint.cli.errors import Unanswerable
from pcdlint.cli.outputs import Wanted
from pcdlint.cli.terminal import colored, style
from pcdlint.output import OutputError, write_whole
from pcdlint.report import Style, writer
from pcdlint.run import Run

PIECE = 1 << 16
"""Characters."""


def deliver(run: Run, reports: Iterable[Wanted], kept: Iterable[str] = ()) -> None:
    """Write the reports of a run to their files (and say in a line each that it was), then the one for
    standard output, then what the run took, where that was asked for. No report goes over a paper or a file of
    `kept`; one that cannot be written costs no other."""
    begun = perf_counter()
    screens: list[Wanted] = []
    lost: list[str] = []
    protected = [*run.inputs, *kept]
    for wanted in reports:
        if wanted.output is None:
            screens.append(wanted)
            continue
        try:
            write_whole(wanted.output, _report(run, wanted.form, Style()), protected)
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
        with Screen() as screen:
            _report(run, wanted.form, style(sys.stdout))(screen)
    if run.statistics:
        from pcdlint.report.statistics import write

        write(run.statistics, perf_counter() - begun, sys.stderr)
    if lost:
        raise Unanswerable("\n".join(lost))


def _report(run: Run, form: str, look: Style) -> Callable[[TextIO], None]:
    write = writer(form)
    return lambda out: write(run, out, look)


class Screen(StringIO):
    """Standard output as click knows it (colour on any console), a good piece at a time."""

    def write(self, text: str) -> int:
        written = super().write(text)
        if self.tell() >= PIECE:
            self.flush()
        return written

    def flush(self) -> None:
        click.echo(self.getvalue(), nl=False, color=colored(sys.stdout))
        self.seek(0)
        self.truncate()

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.flush()
