"""What is particular to a terminal: encoding, colour, width, the progress line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from pcdlint.outcome import FileReport
    from pcdlint.report import Style

PATIENCE = 0.5
"""Seconds before a run counts as long."""


def set_up() -> None:
    """Let every character be printed: UTF-8 where nobody watches, and no failure where a console lacks it.

    A stream that is closed becomes one that fails when it is used (standard error: one that swallows), so that
    a report nobody can receive is told like any other that cannot be written.
    """
    for name, mode in (("stdin", "r"), ("stdout", "r"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 (open to the end)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def forsake() -> None:
    """Send what is still to be written to standard output nowhere: it cannot be, and Python would try again."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def style(stream: TextIO) -> Style:
    """How to write to a stream: colour on a terminal unless NO_COLOR is set, or where FORCE_COLOR is."""
    from shutil import get_terminal_size

    from pcdlint.report import Style

    return Style(color=colored(stream), width=get_terminal_size((100, 24)).columns)


def colored(stream: TextIO) -> bool:
    """Whether to use colour on a stream."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def watched(results: Iterable[FileReport]) -> Iterator[FileReport]:
    """The results, with a line on a terminal's standard error that says how far a long run has come."""
    results = _tidy(results)
    if not sys.stderr.isatty():
        yield from results
        return
    from time import monotonic

    began = told = monotonic()
    for count, result in enumerate(results, 1):
        yield result
        now = monotonic()
        if now - began > PATIENCE and now - told > PATIENCE / 5:
            told = now
            sys.stderr.write(f"\r\x1b[Kchecked {count} files")
            sys.stderr.flush()
    if told > began:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _tidy(results: Iterable[FileReport]) -> Iterator[FileReport]:
    """The results, garbage being looked for from the second on, but not among what the start has made."""
    import gc

    for count, result in enumerate(results):
        yield result
        if count == 0:
            gc.freeze()
            gc.enable()
