"""The report for people: paper by paper, in the order of the paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap
from typing import TextIO

from pcdlint.finding import Finding, Suppressed
from pcdlint.message import day
from pcdlint.outcome import FileReport
from pcdlint.report import Style
from pcdlint.report.snippet import Snippet, shown, width_of
from pcdlint.report.words import FIXABLE, counts, described, fixable, fixing, meaning, sentence, spot
from pcdlint.run import Run
from pcdlint.source import Place

INDENT = "  "
TO_DO = "To do:"
RELATED_SHOWN = 4
_COLORS = {"error": "31;1", "warning": "33;1", "info": "36", "path": "1", "faint": "2", "good": "32;1"}


def write(run: Run, out: TextIO, style: Style) -> None:
    """Findings file by file, then what could not be checked, counts, and what they mean."""
    page = _Page(style)
    for file in run.files:
        if file.findings or file.errors or file.suppressed:
            out.write("\n".join(page.file(file)) + "\n\n")
    closing = page.refused(run) if run.troubles else page.closing(run)
    out.write("\n".join(closing) + "\n")


class _Page:
    """Lays text out for one style."""

    def __init__(self, style: Style) -> None:
        self.style = style

    def paint(self, text: str, what: str) -> str:
        return f"\x1b[{_COLORS[what]}m{text}\x1b[0m" if self.style.color else text

    def wrapped(self, text: str, indent: str, first: str | None = None) -> list[str]:
        start = indent if first is None else first
        width = max(min(self.style.width, 100), 40)
        return wrap(shown(text), width, initial_indent=start, subsequent_indent=indent, break_on_hyphens=False) or [
            start.rstrip()
        ]

    def file(self, file: FileReport) -> Iterator[str]:
        yield self.paint(shown(file.path), "path")
        for paper in file.papers:
            yield from self.wrapped(described(paper), INDENT)
        for finding in file.findings:
            yield ""
            yield from self.finding(finding, file)
        if file.suppressed:
            yield ""
            yield from self.suppressed(file.suppressed)
        for message in file.errors:
            if file.papers:
                yield ""
            yield f"{INDENT}{self.paint('not checked', 'error')}"
            yield from self.wrapped(sentence(message), INDENT * 2)

    def suppressed(self, suppressed: Sequence[Suppressed]) -> Iterator[str]:
        """What was set aside, each with its reason."""
        for each in suppressed:
            found = each.finding
            until = f", until {day(each.until)}" if each.until else ""
            text = f"suppressed  {found.start.line}:{found.start.column}  {found.rule} {found.name}: {each.reason}"
            for line in self.wrapped(f"{text} ({each.where}{until})", INDENT * 2, INDENT):
                yield self.paint(line, "faint")

    def refused(self, run: Run) -> Iterator[str]:
        """Why nothing could be checked at all, and what was passed over."""
        yield self.paint("Nothing was checked:", "error")
        for path, group in groupby(run.troubles, key=lambda trouble: trouble.path):
            if path:
                yield self.paint(shown(path), "path")
            for trouble in group:
                yield from self.wrapped(trouble.message, INDENT * 2, INDENT)
        if run.files:
            yield from self.wrapped(counts(run, run.summary()), "")

    def finding(self, finding: Finding, file: FileReport) -> Iterator[str]:
        start = finding.start
        page = f"page {start.page}, " if start.page else ""
        level = self.paint(finding.severity, finding.severity)
        code = self.paint(f"{finding.rule} {finding.name}", "faint")
        mark = self.paint(FIXABLE, "faint") if finding.fix and finding.fix.safe and fixable(finding, file) else ""
        parts = (f"{page}{start.line}:{start.column}", level, spot(finding), code, mark)
        yield INDENT + "  ".join(filter(None, parts))
        yield from self.wrapped(sentence(finding.message), INDENT * 2)
        beside = [each for each in finding.related if each[1].line == start.line]
        elsewhere = [each for each in finding.related if each[1].line != start.line]
        gutter = max(len(str(place.line)) for place in (start, *(where for _, where, _ in elsewhere)))
        yield from self.line(file, (start, finding.end), gutter, finding.severity, beside)
        for message, where, end in elsewhere[:RELATED_SHOWN]:
            yield from self.line(file, (where, end), gutter, "faint", (), message)
        if len(elsewhere) > RELATED_SHOWN:
            lines = ", ".join(str(where.line) for _, where, _ in elsewhere[RELATED_SHOWN:])
            yield from self.wrapped(f"and lines {lines}", INDENT * 2 + " " * gutter + " | ")
        if finding.advice:
            first, *rest = self.wrapped(f"{TO_DO} {sentence(finding.advice)}", INDENT * 2)
            yield first.replace(TO_DO, self.paint(TO_DO, "good"), 1)
            yield from rest

    def line(
        self,
        file: FileReport,
        place: tuple[Place, Place],
        gutter: int,
        what: str,
        beside: Sequence[tuple[str, Place, Place]],
        message: str = "",
    ) -> Iterator[str]:
        """The line of a place, and under it the marks: for the place itself, and for those `beside` it
        on the same line; then the message."""
        start, end = place
        line = file.lines.get(start.line, "")
        if not line.strip():
            return
        room = self.style.width - len(INDENT) * 2 - gutter - 3
        snippet = Snippet(line, *_within(line, start, end), room)
        yield f"{INDENT * 2}{start.line:>{gutter}} | {snippet.text}"
        marks = [(snippet.columns(*_within(line, first, last)), "-", "faint") for _, first, last in beside]
        marks.append((snippet.columns(*_within(line, start, end)), "^", what))
        under = self.underline([mark for mark in marks if mark[0]])
        blank = f"{INDENT * 2}{' ' * gutter} | "
        if message and len(under) + 1 + width_of(message) <= room:
            yield f"{blank}{under} {shown(message)}"
        else:
            yield blank + under
            if message:
                yield from self.wrapped(message, blank)

    def underline(self, marks: Sequence[tuple[tuple[int, int] | None, str, str]]) -> str:
        """Marks under a line, later ones over earlier ones."""
        width = max((columns[1] for columns, _, _ in marks if columns), default=0)
        cells = [" "] * width
        for columns, mark, what in marks:
            if columns:
                cells[columns[0] : columns[1]] = [self.paint(mark, what)] * (columns[1] - columns[0])
        return "".join(cells)

    def closing(self, run: Run) -> Iterator[str]:
        summary = run.summary()
        yield from self.wrapped(counts(run, summary), "")
        for words in (*fixing(run), *meaning(run, summary)):
            yield from self.wrapped(words, "")


def _within(line: str, start: Place, end: Place) -> tuple[int, int]:
    """A place as offsets into its first line."""
    return start.column - 1, end.column - 1 if end.line == start.line else len(line)
