"""What is particular to a terminal: encoding, colour, width, the progress line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from pcdlint.outcome import FileReport
    from pcdlint.report import Style

PATIENCE = 0.5
"""Seconds before a run counts as long."""


def set_up() -> None:
    """Let every character be printed: UTF-8 where nobody watches, and no failure where a console lacks it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


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
