"""One writer per output format, each in a module of that name with

    def write(run: Run, out: TextIO, style: Style) -> None

A new format is one such module and its name in FORMATS.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, TextIO

if TYPE_CHECKING:
    from pcdlint.run import Run

FORMATS = (
    "text",
    "concise",
    "html",
    "markdown",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "rdjson",
)


class Style(NamedTuple):
    """How a report for people may look: `width` in columns."""

    color: bool = False
    width: int = 100


Writer = Callable[["Run", TextIO, Style], None]


def writer(name: str) -> Writer:
    """The writer of a format of FORMATS."""
    write: Writer = import_module(f"pcdlint.report.{name}").write
    return write
