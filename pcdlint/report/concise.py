"""The report with one line for each finding, for editors and for grep."""

from __future__ import annotations

from typing import TextIO

from pcdlint.report import Style
from pcdlint.report.snippet import shown
from pcdlint.report.words import counts, excused, unchecked
from pcdlint.run import Run


def write(run: Run, out: TextIO, style: Style) -> None:
    """`path:line:column: level code message`, `path: not checked: message`, and the counts."""
    for finding in run.findings():
        place = f"{finding.path}:{finding.start.line}:{finding.start.column}"
        out.write(shown(f"{place}: {finding.severity} {finding.rule} {finding.message}") + "\n")
    for file in run.files:
        for each in file.suppressed:
            out.write(shown(f"{file.path}: suppressed: {excused(each)}") + "\n")
    for trouble in run.errors():
        out.write(shown(f"{trouble.path or 'pcdlint'}: not checked: {trouble.message}") + "\n")
    out.write(f"{counts(run, run.summary())}{unchecked(run)}\n")
