"""A look as the diagnostics of an editor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from lsprotocol import types

from pcdlint.finding import Finding
from pcdlint.judge.fingerprint import marked
from pcdlint.lsp.look import Look
from pcdlint.lsp.position import Text
from pcdlint.report.words import sentence
from pcdlint.result import TORN
from pcdlint.rules.errors import Problem
from pcdlint.source import Place

SOURCE = "pcdlint"
NOT_CHECKED = "not-checked"
LOST = (
    "nothing of a decision paper is left to be seen here: the headings, statements and questions that were there "
    "are gone, so it is not checked any more"
)
LEVELS: Mapping[str, types.DiagnosticSeverity] = MappingProxyType(
    {
        "error": types.DiagnosticSeverity.Error,
        "warning": types.DiagnosticSeverity.Warning,
        "info": types.DiagnosticSeverity.Information,
    }
)


def position(text: Text, place: Place) -> types.Position:
    """Where the editor has a place of the file."""
    spot = text.spot(place.line - 1, place.column - 1)
    return types.Position(spot.line, spot.column)


def stretch(text: Text, start: Place, end: Place) -> types.Range:
    """What stands between two places, as the editor has it."""
    return types.Range(position(text, start), position(text, max(start, end)))


def diagnostics(look: Look, uri: str, was_paper: bool = False) -> list[types.Diagnostic]:
    """All that there is to show of a text: findings, and why it could not be checked. Nothing for what is no
    decision paper, unless it `was_paper` before: then its silence would be taken for a clean bill."""
    return [*_unchecked(look, was_paper), *(made for _, made in found(look, uri))]


def found(look: Look, uri: str) -> Iterator[tuple[Finding, types.Diagnostic]]:
    """The findings with their diagnostics. Those that were set aside count in their fingerprints, as in reports."""
    marks = {id(finding): mark for finding, mark in marked(look.result.findings, look.result.suppressed)}
    for finding in look.result.findings:
        yield finding, _diagnostic(look.text, uri, finding, marks[id(finding)])


def faults(problems: Iterable[Problem]) -> list[types.Diagnostic]:
    """What is wrong with a configuration file or a pack, at its lines."""
    return [
        types.Diagnostic(
            types.Range(types.Position(line, 0), types.Position(line + 1, 0)),
            sentence(f"{problem.key}: {problem.message}" if problem.key else problem.message),
            severity=types.DiagnosticSeverity.Error,
            source=SOURCE,
        )
        for problem in problems
        for line in [(problem.line or 1) - 1]
    ]


def _diagnostic(text: Text, uri: str, finding: Finding, mark: str) -> types.Diagnostic:
    advice = f"\nTo do: {sentence(finding.advice)}" if finding.advice else ""
    return types.Diagnostic(
        stretch(text, finding.start, finding.end),
        sentence(finding.message) + advice,
        severity=LEVELS[finding.severity],
        code=finding.rule,
        source=SOURCE,
        related_information=[
            types.DiagnosticRelatedInformation(types.Location(uri, stretch(text, start, end)), sentence(said or "see"))
            for said, start, end in finding.related
        ]
        or None,
        data={"fingerprint": mark},
    )


def _unchecked(look: Look, was_paper: bool) -> Iterator[types.Diagnostic]:
    told = [(sentence(error), types.DiagnosticSeverity.Error) for error in (*look.troubles, *look.result.errors)]
    told += [(str(problem), types.DiagnosticSeverity.Error) for problem in look.problems]
    if look.torn:
        told.append((sentence(TORN), types.DiagnosticSeverity.Warning))
    if look.foreign and was_paper:
        told.append((sentence(LOST), types.DiagnosticSeverity.Warning))
    end = look.text.spot(0, len(look.text.line(0)))
    for message, severity in told:
        yield types.Diagnostic(
            types.Range(types.Position(0, 0), types.Position(0, end.column)),
            f"Not checked: {message}",
            severity=severity,
            code=NOT_CHECKED,
            source=SOURCE,
        )
