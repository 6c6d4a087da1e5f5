"""What `pcdlint fix` does with what came of each paper: shows a diff, changes the paper, or writes a copy."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from io import StringIO
from pathlib import Path
from typing import BinaryIO

import click

from pcdlint.cli.terminal import style
from pcdlint.finding import Finding
from pcdlint.fix import FORMATS
from pcdlint.fix.media import changes_in_place, readable
from pcdlint.fix.mend import Mended
from pcdlint.fix.shop import Order
from pcdlint.output import OutputError, overwrite, write_whole
from pcdlint.report import diff
from pcdlint.report.snippet import shown
from pcdlint.report.words import counted

TRACKED = "the copy with tracked changes"
NOTHING, SOMETHING, UNDONE = 0, 1, 2


class Delivery:
    """Brings fixed papers to where they are wanted, and tells on standard error of what it did and could not do.

    `apply` changes papers; `output` takes the one paper's copy, and never the place of a file that is `kept`; with
    neither, a diff goes to standard output.
    """

    def __init__(
        self, apply: bool = False, output: Path | None = None, kept: Callable[[], Iterable[str]] = tuple
    ) -> None:
        self._kept = kept
        self._writes = apply or output is not None
        self._output = output
        self._fixed = self._files = self._unsafe = self._skipped = 0
        self._undone = False

    def all(self, orders: Iterable[Order]) -> int:
        """Deliver papers one after the other. Returns the exit code."""
        for order in orders:
            self._told(order)
            mended = order.mended
            if mended is None or mended.data is None:
                continue
            try:
                self._deliver(order, mended, mended.data)
            except OutputError as error:
                self._fail(str(error))
                continue
            self._fixed += len(mended.fixed)
            self._files += 1
        if self._fixed or not self._undone:
            click.echo(self._summary(), err=True)
        return UNDONE if self._undone else SOMETHING if self._fixed else NOTHING

    def stream(self, order: Order, out: BinaryIO) -> int:
        """Write the one paper to a stream, fixed as far as it can be. Returns the exit code."""
        self._told(order)
        if order.mended is not None:
            out.write(order.mended.data or order.data)
            out.flush()
        return UNDONE if self._undone else NOTHING

    def _told(self, order: Order) -> None:
        """Say what could not be checked and what was left."""
        for message in order.errors:
            self._fail(f"{order.path}: {message}")
        self._unsafe += order.unsafe
        self._skipped += order.skipped is not None
        if order.mended is None:
            return
        left = order.mended.left
        if left and order.mended.before.papers[0].source.format not in FORMATS:
            self._fail(f"{order.path}: {counted(len(left), 'finding')} to fix, but {left[0].reason}")
            return
        for each in left:
            click.echo(f"{_place(order.path, each.finding)} is left as it is: {shown(each.reason)}", err=True)

    def _fail(self, message: str) -> None:
        self._undone = True
        click.echo(message, err=True)

    def _deliver(self, order: Order, mended: Mended, data: bytes) -> None:
        if not self._writes:
            self._show(order.path, readable(order.data, mended.before), readable(data, mended.after))
        elif self._output is not None:
            write_whole(self._output, data, [order.path, *self._kept()])
            click.echo(f"{self._output}: {_kind(mended)}", err=True)
        elif changes_in_place(mended.before):
            overwrite(Path(order.path), order.data, data)
        else:
            _beside(Path(order.path), data)
        for finding in mended.fixed:
            title = finding.fix.title if finding.fix else ""
            click.echo(f"{_place(order.path, finding)}: {shown(title)}", err=True)

    @staticmethod
    def _show(path: str, before: str, after: str) -> None:
        """Show a diff; to a program in bytes, so that line endings stay what they are."""
        if sys.stdout.isatty():
            diff.write(path, before, after, sys.stdout, style(sys.stdout))
            return
        out = StringIO()
        diff.write(path, before, after, out, style(sys.stdout))
        sys.stdout.flush()
        sys.stdout.buffer.write(out.getvalue().encode("utf-8", "replace"))
        sys.stdout.buffer.flush()

    def _summary(self) -> str:
        more = f" {self._unsafe} more with --unsafe, to be looked at." if self._unsafe else ""
        if self._skipped:
            more += f" {counted(self._skipped, 'file')} passed over as no decision paper."
        if not self._fixed:
            return f"Nothing to fix.{more}"
        what = f"{counted(self._fixed, 'finding')} in {counted(self._files, 'file')}"
        return f"{what} fixed.{more}" if self._writes else f"{what} can be fixed: --apply does it.{more}"


def _place(path: str, finding: Finding) -> str:
    return f"{shown(path)}:{finding.start.line}:{finding.start.column}: {finding.rule} {finding.name}"


def _kind(mended: Mended) -> str:
    return "the fixed copy" if changes_in_place(mended.before) else TRACKED


def _beside(paper: Path, data: bytes) -> None:
    """Write the copy of a Word file beside it, never over one that an officer may have worked on."""
    copy = paper.with_name(f"{paper.stem}-fixed{paper.suffix}")
    try:
        same = copy.read_bytes() == data
    except FileNotFoundError:
        write_whole(copy, data, [str(paper)])
    except OSError as error:
        raise OutputError(f"{copy} cannot be read ({error.strerror or error}): name another with --output") from error
    else:
        if not same:
            raise OutputError(f"{copy} is there already, and holds something else: name another with --output")
    click.echo(f"{copy}: {TRACKED}", err=True)
