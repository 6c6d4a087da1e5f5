"""The report as JSON, for programs: the contract of `docs/json.md`."""

from __future__ import annotations

import json
from typing import Any, TextIO

from pcdlint.finding import Finding, Fix
from pcdlint.report import Style
from pcdlint.run import Run
from pcdlint.source import Place


def write(run: Run, out: TextIO, style: Style) -> None:
    """One JSON document; `style` does not matter here."""
    json.dump(plain(run), out, ensure_ascii=False, indent=2)
    out.write("\n")


def plain(run: Run) -> dict[str, Any]:
    """The document before it is text."""
    return {
        "version": run.version,
        "summary": run.summary(),
        "papers": [
            {key: getattr(paper, key) for key in ("path", "format", "layout", "stage", "reference", "title", "date")}
            for file in run.files
            for paper in file.papers
        ],
        "findings": [_finding(finding) for file in run.files for finding in file.findings],
        "suppressed": [
            {
                **_finding(each.finding),
                "reason": each.reason,
                "until": each.until.isoformat() if each.until else None,
                "where": each.where,
            }
            for file in run.files
            for each in file.suppressed
        ],
        "skipped": [{"path": file.path, "message": file.skipped} for file in run.files if file.skipped],
        "errors": [{"path": trouble.path, "message": trouble.message} for trouble in run.errors()],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "path": finding.path,
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "start": _place(finding.start),
        "end": _place(finding.end),
        "section": finding.section,
        "paragraph": finding.paragraph,
        "excerpt": finding.excerpt,
        "related": [
            {"message": message, "start": _place(start), "end": _place(end)} for message, start, end in finding.related
        ],
        "fix": _fix(finding.fix),
        "advice": finding.advice or None,
        "source": finding.source,
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    """A fix that a program can carry out: one whose every place in the file is known."""
    if fix is None:
        return None
    edits = [
        {"start": _place(edit.start), "end": _place(edit.end), "text": edit.text}
        for edit in fix.edits
        if edit.start and edit.end
    ]
    return {"title": fix.title, "safe": fix.safe, "edits": edits} if fix.placed else None


def _place(place: Place) -> dict[str, int | None]:
    return {"line": place.line, "column": place.column, "page": place.page}
