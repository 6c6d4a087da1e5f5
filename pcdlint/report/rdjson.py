"""The report for reviewdog (Reviewdog Diagnostic Format), whose columns count the bytes of a line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any, TextIO

from pcdlint.finding import Finding, masked
from pcdlint.outcome import FileReport
from pcdlint.report import Style, streamed
from pcdlint.report.repository import relative_to_root
from pcdlint.report.words import fix_in_file, sentence
from pcdlint.run import Run
from pcdlint.source import Place

LEVELS = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}
_HIDDEN = masked("x")


def write(run: Run, out: TextIO, style: Style) -> None:
    """Diagnostics; those with the code `not-checked` say what could not be checked and how many such there are."""
    document = {
        "source": {"name": "pcdlint"},
        "severity": LEVELS[run.fail_level],
        "diagnostics": chain(_troubles(run), _findings(run)),
    }
    streamed.write(document, out)


def _troubles(run: Run) -> Iterator[dict[str, Any]]:
    relative = relative_to_root()
    troubles = list(run.errors())
    for number, trouble in enumerate(troubles, 1):
        yield {
            "message": f"Not checked ({number} of {len(troubles)}): {sentence(trouble.message)}",
            "location": {"path": relative(trouble.path or ".")},
            "severity": "ERROR",
            "code": {"value": "not-checked"},
        }


def _findings(run: Run) -> Iterator[dict[str, Any]]:
    relative = relative_to_root()
    for file in run.files:
        for finding in file.findings:
            advice = f" {sentence(finding.advice)}" if finding.advice else ""
            yield {
                "message": sentence(finding.message) + advice,
                "location": {"path": relative(file.path), "range": _range(file, finding.start, finding.end)},
                "severity": LEVELS[finding.severity],
                "code": {"value": finding.rule},
                **_suggestions(file, finding),
            }


def _suggestions(file: FileReport, finding: Finding) -> dict[str, Any]:
    """The mend, where its place is known to the byte."""
    fix = fix_in_file(finding, file)
    if fix is None:
        return {}
    edits = fix.edits
    ranges = [_range(file, edit.start, edit.end) for edit in edits if edit.start and edit.end]
    if not all("column" in position for each in ranges for position in each.values()):
        return {}
    return {"suggestions": [{"range": r, "text": edit.text} for r, edit in zip(ranges, edits, strict=True)]}


def _range(file: FileReport, start: Place, end: Place) -> dict[str, dict[str, int]]:
    return {"start": _position(file, start), "end": _position(file, end)}


def _position(file: FileReport, place: Place) -> dict[str, int]:
    """Line and column; no column where the words before it are not known or hidden."""
    before = file.lines.get(place.line, "")[: place.column - 1]
    if len(before) < place.column - 1 or _HIDDEN in before:
        return {"line": place.line}
    return {"line": place.line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
