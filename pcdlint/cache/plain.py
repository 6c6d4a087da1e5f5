"""The outcome of a file as JSON and back, without its path: the same contents elsewhere have the same outcome."""

from __future__ import annotations

import json
from datetime import date
from sys import intern
from typing import Any

from pcdlint.finding import Edit, Finding, Fix, Suppressed
from pcdlint.outcome import Cell, FileReport, PaperInfo, TableView
from pcdlint.source import Place
from pcdlint.values import Span

DAMAGE = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)
"""What `loaded` raises for JSON that is no outcome."""


def dumped(report: FileReport) -> str:
    """An outcome as text: its fields in their order, paths left out."""
    bare = report._replace(
        path="",
        papers=tuple(paper._replace(path="") for paper in report.papers),
        findings=tuple(finding._replace(path="") for finding in report.findings),
        lines=dict(report.lines),
        suppressed=tuple(each._replace(finding=each.finding._replace(path="")) for each in report.suppressed),
        known=tuple(finding._replace(path="") for finding in report.known),
    )
    return json.dumps(bare, separators=(",", ":"), default=date.isoformat)


def loaded(text: str | bytes, path: str) -> FileReport:
    """The outcome that `dumped` wrote, now of a file called `path`. Raises one of DAMAGE."""
    _, papers, findings, lines, errors, skipped, tables, suppressed, known, day = json.loads(text)
    return FileReport(
        path=path,
        papers=tuple(PaperInfo(path, *rest) for _, *rest in papers),
        findings=tuple(_finding(path, *each) for each in findings),
        lines={int(number): line for number, line in lines.items()},
        errors=tuple(errors),
        skipped=skipped,
        tables=tuple(_table(*table) for table in tables),
        suppressed=tuple(_suppressed(path, *each) for each in suppressed),
        known=tuple(_finding(path, *each) for each in known),
        day=_day(day),
    )


def _finding(
    path: str,
    _: str,
    rule: str,
    name: str,
    severity: str,
    message: str,
    span: list[int],
    start: list[Any],
    end: list[Any],
    section: str | None,
    paragraph: str | None,
    excerpt: str,
    related: list[Any],
    fix: list[Any] | None,
    source: str,
    advice: str,
    hidden: list[Any],
) -> Finding:
    # What many findings share is kept once: a run holds those of thousands of papers.
    return Finding(
        path,
        intern(rule),
        intern(name),
        intern(severity),
        message,
        Span(*span),
        Place(*start),
        Place(*end),
        section and intern(section),
        paragraph,
        excerpt,
        tuple((intern(said), Place(*first), Place(*last)) for said, first, last in related),
        _fix(*fix) if fix else None,
        intern(source),
        intern(advice),
        tuple((Place(*first), Place(*last)) for first, last in hidden),
    )


def _fix(title: str, safe: bool, edits: list[Any]) -> Fix:
    return Fix(title, safe, tuple(_edit(*edit) for edit in edits))


def _edit(span: list[int], text: str, start: list[Any] | None, end: list[Any] | None) -> Edit:
    return Edit(Span(*span), text, Place(*start) if start else None, Place(*end) if end else None)


def _suppressed(
    path: str, finding: list[Any], reason: str, until: str | None, where: str, external: bool
) -> Suppressed:
    return Suppressed(_finding(path, *finding), reason, _day(until), where, external)


def _table(caption: str, rows: list[Any]) -> TableView:
    return TableView(caption, tuple(tuple(_cell(*cell) for cell in row) for row in rows))


def _cell(text: str, start: list[Any], end: list[Any]) -> Cell:
    return Cell(text, Place(*start), Place(*end))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
