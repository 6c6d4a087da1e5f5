"""A whole run over many files, as a report and a gate need it: light, the parsed papers let go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO, NamedTuple

import pcdlint
from pcdlint.api import Linter, Options, Result, checked, passed_over
from pcdlint.configuration.desk import Desk
from pcdlint.files import Found, Leave, find
from pcdlint.finding import LEVELS, Finding, Suppressed, masked
from pcdlint.paper import Paper, Table
from pcdlint.rules.errors import PackError, Problem, SelectionError
from pcdlint.rules.pack import Rule
from pcdlint.source import Place, Source
from pcdlint.values import Span

STDIN = "-"
FAIL_LEVEL = "error"
NO_PAPER = "none of what was named is a decision paper: name what is to be checked, or say --allow-empty"
NO_RULES = "no rule is left to check by: name fewer in --ignore, or other packs in --pack"


class PaperInfo(NamedTuple):
    """What a report says about a paper. `date` is ISO text or None."""

    path: str
    format: str
    layout: str
    stage: str
    reference: str | None
    title: str
    date: str | None


class Trouble(NamedTuple):
    """Something that could not be checked. `path` is None where it lies in the command line."""

    path: str | None
    message: str


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
    papers: tuple[PaperInfo, ...]
    findings: tuple[Finding, ...]
    lines: Mapping[int, str]
    errors: tuple[str, ...]
    skipped: str | None
    tables: tuple[TableView, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    """What was set aside with a reason."""
    known: tuple[Finding, ...] = ()
    """What the baseline holds already."""


class Run(NamedTuple):
    """All files of a run in order, and `troubles` with what was asked for (packs, codes).

    `rules` is how many rules were asked; `fail_level` the level from which a finding fails the run;
    `catalogue` holds the rules themselves, for formats that describe them.
    """

    files: tuple[FileReport, ...]
    rules: int
    fail_level: str
    troubles: tuple[Trouble, ...] = ()
    version: str = pcdlint.__version__
    catalogue: tuple[Rule, ...] = ()

    def findings(self) -> Iterator[Finding]:
        """Every finding, file by file."""
        for file in self.files:
            yield from file.findings

    def errors(self) -> Iterator[Trouble]:
        """Everything that could not be checked."""
        yield from self.troubles
        for file in self.files:
            for message in file.errors:
                yield Trouble(file.path, message)

    def summary(self) -> dict[str, int]:
        """Counts of files (checked, clean, skipped, unreadable) and of findings by level.

        A file is checked when a paper was found in it, clean when nothing was found in that paper.
        """
        checked = [file for file in self.files if file.papers]
        levels = [finding.severity for finding in self.findings()]
        return {
            "checked": len(checked),
            "clean": sum(1 for file in checked if not any((file.findings, file.errors, file.suppressed, file.known))),
            "skipped": sum(1 for file in self.files if file.skipped),
            "unreadable": sum(1 for file in self.files if not file.papers and file.errors),
            "error": levels.count("error"),
            "warning": levels.count("warning"),
            "info": levels.count("info"),
            "suppressed": sum(len(file.suppressed) for file in self.files),
            "baseline": sum(len(file.known) for file in self.files),
        }


def perform(
    paths: Sequence[str],
    options: Options,
    fail_level: str | None,
    stdin: tuple[BinaryIO, str],
    watch: Callable[[Iterable[Result]], Iterable[Result]] = iter,
    desk: Desk | None = None,
    leave: Leave = Leave(),  # noqa: B008 (a frozen value)
) -> Run:
    """Lint files, folders and, for "-", what `stdin` (stream and the name to give it) holds.

    `desk` settles how each paper is checked; without one, `options` and the configuration files do. Wrong
    configuration, packs and codes become troubles of the run, and nothing is checked. Where nobody gives a
    `fail_level`, the strictest of the papers' configurations holds for the run. `watch` sees the results go by.
    A run that met no paper is no clean one, unless `leave` says that there may be none.
    """
    desk = desk or Desk(options)
    found = list(find([path for path in paths if path != STDIN], leave))
    papers = [each.path for each in found if isinstance(each, Found)]
    if STDIN in paths:
        papers.append(Path(stdin[1]))
    try:
        settings = {path: desk.settings(path) for path in papers}
        linters = {path: desk.linter(settled.options) for path, settled in settings.items()}
        linters = linters or {Path(): desk.linter(options)}
    except PackError as error:
        return Run((), 0, fail_level or FAIL_LEVEL, tuple(map(_trouble, error.problems)))
    except SelectionError as error:
        return Run((), 0, fail_level or FAIL_LEVEL, (Trouble(None, str(error)),))
    if not all(linter.rules for linter in linters.values()):
        return Run((), 0, fail_level or FAIL_LEVEL, (Trouble(None, NO_RULES),))
    level = fail_level or _strictest(settled.fail_level for settled in settings.values())
    catalogue = {rule.code: rule for linter in set(linters.values()) for rule in linter.rules}
    piped = _piped(linters, stdin, leave) if STDIN in paths else ()
    run = collect(watch(chain(piped, checked(found, linters.__getitem__, leave.empty))), len(catalogue), level)
    if not leave.empty and all(file.skipped for file in run.files):
        run = run._replace(troubles=(Trouble(None, NO_PAPER),))
    return run._replace(catalogue=tuple(catalogue[code] for code in sorted(catalogue)))


def since(run: Run, path: Path) -> Run:
    """A run without the findings that the baseline in a file holds already; they become `known`.
    A baseline that cannot be used is a trouble, and nothing counts as checked."""
    from pcdlint.judge.baseline import BaselineError, read

    try:
        baseline = read(path)
    except BaselineError as error:
        return Run((), 0, run.fail_level, (*run.troubles, Trouble(str(path), str(error))))
    files = []
    for file in run.files:
        new, known = baseline.split(file.path, file.findings)
        files.append(file._replace(findings=new, known=known))
    return run._replace(files=tuple(files))


def _strictest(levels: Iterable[str | None]) -> str:
    return min((level for level in levels if level), key=LEVELS.index, default=FAIL_LEVEL)


def _piped(linters: Mapping[Path, Linter], stdin: tuple[BinaryIO, str], leave: Leave) -> Iterator[Result]:
    result = linters[Path(stdin[1])].data(stdin[0].read(), stdin[1])
    yield passed_over(result) if leave.others else result


def _trouble(problem: Problem) -> Trouble:
    parts = (f"line {problem.line}" if problem.line else "", problem.key, problem.message)
    return Trouble(problem.file, ": ".join(filter(None, parts)))


def collect(results: Iterable[Result], rules: int, fail_level: str) -> Run:
    """The run that results come to."""
    return Run(tuple(map(_file, results)), rules, fail_level)


def _file(result: Result) -> FileReport:
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
        result.path, papers, result.findings, lines, result.errors, result.skipped, tables, result.suppressed
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
