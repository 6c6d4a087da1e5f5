"""A run made by hand, so that no rule has a say in how a report looks."""

from __future__ import annotations

from pcdlint.finding import Edit, Finding, Fix
from pcdlint.outcome import FileReport, PaperInfo
from pcdlint.run import Run, Trouble
from pcdlint.source import Place
from pcdlint.values import Span

PAPER = PaperInfo("boats.txt", "text", "form", "signed", "PCD 1931", "Two Boats", "2025-10-09")


def finding(line: int = 3, column: int = 7, severity: str = "error", **changes: object) -> Finding:
    """A finding of four columns."""
    values: dict[str, object] = {
        "path": "boats.txt",
        "rule": "FIN001",
        "name": "table-total",
        "severity": severity,
        "message": "the parts come to £846, not £856",
        "span": Span(40, 44),
        "start": Place(line, column),
        "end": Place(line, column + 4),
        "section": "3. Financial Comments",
        "paragraph": "3.1",
        "excerpt": "£856",
        "related": (),
        "fix": None,
        "source": "arithmetic",
        "advice": "correct the total",
    }
    return Finding(**{**values, **changes})  # type: ignore[arg-type]


def run(*findings: Finding, errors: tuple[str, ...] = (), skipped: str | None = None, **changes: object) -> Run:
    """A run over one file with these findings."""
    lines = {3: "Total £856", 1: "Parts £400 and £446"}
    file = FileReport("boats.txt", (PAPER,) if not skipped else (), findings, lines, errors, skipped)
    values: dict[str, object] = {"files": (file,), "rules": 75, "fail_level": "error", "version": "1"}
    return Run(**{**values, **changes})  # type: ignore[arg-type]


RELATED = (("one of the parts", Place(1, 7), Place(1, 11)), ("the other", Place(1, 16), Place(1, 20)))
FIX = Fix("write £846", False, (Edit(Span(40, 44), "£846", Place(3, 7), Place(3, 11)),))
TROUBLE = Trouble("house/rules.yaml", "line 4: [0].level: must be error")
