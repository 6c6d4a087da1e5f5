"""A whole run over many files, as a report and a gate need it: light, the parsed papers let go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pcdlint
from pcdlint.api import Result
from pcdlint.finding import Finding
from pcdlint.source import Source


@dataclass(frozen=True, slots=True)
class PaperInfo:
    """What a report says about a paper. `date` is ISO text or None."""

    path: str
    format: str
    layout: str
    stage: str
    reference: str | None
    title: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that could not be checked. `path` is None where it lies in the command line."""

    path: str | None
    message: str


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file: `lines` are the lines of the file, as the officer wrote them, at which a finding
    or a related place begins."""

    path: str
    papers: tuple[PaperInfo, ...]
    findings: tuple[Finding, ...]
    lines: Mapping[int, str]
    errors: tuple[str, ...]
    skipped: str | None


@dataclass(frozen=True, slots=True)
class Run:
    """All files of a run in order, and `troubles` with what was asked for (packs, codes).

    `rules` is how many rules were asked; `fail_level` the level from which a finding fails the run.
    """

    files: tuple[FileReport, ...]
    rules: int
    fail_level: str
    troubles: tuple[Trouble, ...] = ()
    version: str = pcdlint.__version__

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
            "clean": sum(1 for file in checked if not file.findings and not file.errors),
            "skipped": sum(1 for file in self.files if file.skipped),
            "unreadable": sum(1 for file in self.files if not file.papers and file.errors),
            "error": levels.count("error"),
            "warning": levels.count("warning"),
            "info": levels.count("info"),
            "suppressed": 0,
        }


def collect(results: Iterable[Result], rules: int, fail_level: str) -> Run:
    """The run that results come to."""
    return Run(tuple(map(_file, results)), rules, fail_level)


def refused(troubles: Sequence[Trouble], fail_level: str) -> Run:
    """A run that never began: the packs or the selection are wrong."""
    return Run((), 0, fail_level, tuple(troubles))


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
    lines = _lines(result.papers[0].source, result.findings) if result.papers else {}
    return FileReport(result.path, papers, result.findings, lines, result.errors, result.skipped)


def _lines(source: Source, findings: Iterable[Finding]) -> dict[int, str]:
    starts = source.origin.starts
    wanted = {place.line for f in findings for place in (f.start, *(start for _, start, _ in f.related))}
    bounds = (*starts, len(source.raw) + 1)
    return {n: source.raw[bounds[n - 1] : bounds[n] - 1] for n in sorted(wanted) if 0 < n <= len(starts)}
