"""Writing a paper as pcdlint understood it: JSON for programs, the file line by line for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from pcdlint import show
from pcdlint.paper import Paper
from pcdlint.report import Style
from pcdlint.report.snippet import Snippet

TAKEN = 30
"""Columns for what a line was taken for."""


def write(papers: Sequence[Paper], form: str, out: TextIO, style: Style) -> None:
    """Write the papers of one file as `json` or as `text`."""
    if form == "json":
        from pcdlint.report import streamed

        streamed.write(show.plain(papers), out)
    else:
        _text(papers, out, style)


def _text(papers: Sequence[Paper], out: TextIO, style: Style) -> None:
    for paper in papers:
        known = f"{paper.layout.title}, {paper.stage}, {paper.date.isoformat() if paper.date else 'without a date'}"
        out.write(f"{paper.reference or 'without a reference'}: {paper.title or 'without a title'} ({known})\n")
    out.write("\n")
    lines = list(show.lines(papers))
    gutter = len(str(len(lines)))
    room = max(style.width - gutter - TAKEN - 5, 30)
    for number, taken, text in lines:
        name = taken if len(taken) <= TAKEN else taken[: TAKEN - 1] + "…"
        if style.color:
            name = f"\x1b[36m{name:<{TAKEN}}\x1b[0m"
        out.write(f"{number:>{gutter}} | {name:<{TAKEN}} | {Snippet(text, 0, 0, room).text}".rstrip() + "\n")
