"""The report as workflow commands, which GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from typing import TextIO

from pcdlint.report import Style
from pcdlint.report.repository import relative_to_root
from pcdlint.report.snippet import shown
from pcdlint.report.words import counts, excused, sentence, unchecked
from pcdlint.run import Run

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def write(run: Run, out: TextIO, style: Style) -> None:
    """A command for each finding and for each thing that could not be checked, then the counts."""
    relative = relative_to_root()
    for trouble in run.errors():
        named = {"file": relative(trouble.path)} if trouble.path else {}
        out.write(_command("error", {**named, "title": "pcdlint: not checked"}, sentence(trouble.message)))
    for finding in run.findings():
        start, end = finding.start, finding.end
        values: dict[str, object] = {"file": relative(finding.path), "line": start.line, "col": start.column}
        if end.line == start.line:
            values |= {"endLine": end.line, "endColumn": max(end.column - 1, start.column)}
        values["title"] = f"{finding.rule} {finding.name}"
        message = sentence(finding.message) + (f"\nTo do: {sentence(finding.advice)}" if finding.advice else "")
        out.write(_command(LEVELS[finding.severity], values, message))
    for file in run.files:
        for each in file.suppressed:
            out.write(f"pcdlint: suppressed in {_data(f'{file.path}: {excused(each)}')}\n")
    out.write(f"pcdlint: {_data(counts(run, run.summary()) + unchecked(run))}\n")


def _command(level: str, values: dict[str, object], message: str) -> str:
    written = ",".join(f"{key}={_value(str(value))}" for key, value in values.items())
    return f"::{level} {written}::{_data(message)}\n"


def _data(text: str) -> str:
    return "%0A".join(shown(line) for line in text.replace("%", "%25").splitlines())


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
