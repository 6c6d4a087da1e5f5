"""What a report needs of one file, the parsed papers let go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from pcdlint.finding import Finding, Suppressed, masked
from pcdlint.result import Result
from pcdlint.source import Place, Source
from pcdlint.values import Span

if TYPE_CHECKING:
    from pcdlint.paper import Paper, Table


class PaperInfo(NamedTuple):
    """What a report says about a paper. `date` is ISO text or None."""

    path: str
    format: str
    layout: str
    stage: str
    reference: str | None
    title: str
    date: str | None


class Cell(NamedTuple):
    """A cell of a table: its words, and where they stand (both at one place in an empty cell)."""

    text: str
    start: Place
    end: Place


class TableView(NamedTuple):
    """A table that a finding compares figures of, row by row."""

    caption: str
    rows: tuple[tuple[Cell, ...], ...]


class FileReport(NamedTuple):
    """One file: `lines` are the lines of the file, as the officer wrote them, at which a finding
    or a related place begins or something is to be replaced; `tables` those in which a finding and a place
    related to it stand."""

    path: str
    papers: tuple[PaperInfo, ...] = ()
    findings: tuple[Finding, ...] = ()
    lines: Mapping[int, str] = MappingProxyType({})
    errors: tuple[str, ...] = ()
    skipped: str | None = None
    tables: tuple[TableView, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    """What was set aside with a reason."""
    known: tuple[Finding, ...] = ()
    """What the baseline holds already."""
    day: date | None = None
    """The day it was judged by, where on another it might be another; None where it holds for good."""


def outcome(result: Result) -> FileReport:
    """What a report needs of a result."""
    papers = tuple(
        PaperInfo(
            path=result.path,
            format=paper.source.format,
            layout=paper.layout.name,
            stage=paper.stage,
            reference=paper.reference,
            title=paper.title,
            date=paper.date.isoformat() if paper.date else None,
        )
        for paper in result.papers
    )
    lines: dict[int, str] = {}
    tables: tuple[TableView, ...] = ()
    if result.papers:
        source = result.papers[0].source
        found = (*result.findings, *(each.finding for each in result.suppressed))
        lines = _lines(source, found)
        tables = tuple(_tables(result.papers, result.findings))
    return FileReport(
        path=result.path,
        papers=papers,
        findings=result.findings,
        lines=lines,
        errors=result.errors,
        skipped=result.skipped,
        tables=tables,
        suppressed=result.suppressed,
        day=result.day,
    )


def _lines(source: Source, findings: Sequence[Finding]) -> dict[int, str]:
    starts = source.origin.starts
    wanted = {place.line for f in findings for place in (f.start, *(start for _, start, _ in f.related))}
    edits = (edit for f in findings if f.fix for edit in f.fix.edits)
    wanted |= {place.line for edit in edits for place in (edit.start, edit.end) if place}
    bounds = (*starts, len(source.raw) + 1)
    lines = {n: source.raw[bounds[n - 1] : bounds[n] - 1] for n in sorted(wanted) if 0 < n <= len(starts)}
    for start, end in (hidden for finding in findings for hidden in finding.hidden):
        if start.line in lines:
            line, first = lines[start.line], start.column - 1
            last = end.column - 1 if end.line == start.line else len(line)
            lines[start.line] = line[:first] + masked(line[first:last]) + line[last:]
    return lines


def _tables(papers: Iterable[Paper], findings: Sequence[Finding]) -> Iterator[TableView]:
    """The tables in which a finding and a place related to it stand: figures compared with each other."""
    for paper in papers:
        for section in paper.sections:
            for table in section.tables:
                inside = [f for f in findings if f.related and table.span.start <= f.span.start < table.span.end]
                first, last = (paper.source.place(offset)[:2] for offset in table.span) if inside else ((0, 0), (0, 0))
                if any(first <= start[:2] < last for f in inside for _, start, _ in f.related):
                    yield _view(paper, table, findings)


def _view(paper: Paper, table: Table, findings: Iterable[Finding]) -> TableView:
    hidden = [part for finding in findings for part in finding.hidden]

    def cell(span: Span) -> Cell:
        start, end = paper.source.place(span.start), paper.source.place(span.end)
        text = " ".join(paper.text(span).split())
        if any(first[:2] < end[:2] and start[:2] < last[:2] for first, last in hidden):
            text = masked(text)
        return Cell(text, start, end)

    caption = " ".join(paper.text(table.caption).split()) if table.caption else ""
    return TableView(caption, tuple(tuple(map(cell, row)) for row in table.rows))
