"""What a run took, for people and for programs."""

from __future__ import annotations

from typing import Any, TextIO

from pcdlint.report.snippet import shown
from pcdlint.report.words import counted
from pcdlint.spent import PHASES
from pcdlint.statistics import Statistics

RULES_SHOWN = 15


def write(statistics: Statistics, report: float, out: TextIO) -> None:
    """Counts, phases, the dearest rules and the slowest papers; `report` is the seconds that reports took."""
    new = statistics.files - statistics.kept
    processes = "1 process" if statistics.jobs == 1 else f"{statistics.jobs} processes"
    rate = statistics.files / statistics.elapsed if statistics.elapsed else 0.0
    out.write(
        f"{counted(statistics.files, 'file')} in {statistics.elapsed:.2f} s ({rate:.0f} a second): {new} checked anew "
        f"by {processes}, {statistics.kept} known from an earlier run.\n"
    )
    if statistics.kept:
        out.write("Times are those of the files checked anew; --no-cache takes those of all.\n")
    out.write("\nseconds  phase\n")
    phases = {**_phases(statistics), "report": report}
    if statistics.jobs == 1:
        phases["the rest: start, finding files, cache"] = statistics.elapsed - sum(_phases(statistics).values())
    for phase, seconds in phases.items():
        out.write(f"{seconds:7.3f}  {phase}\n")
    out.write("\nseconds  findings  rule\n")
    for rule in statistics.rules[:RULES_SHOWN]:
        out.write(f"{rule.seconds:7.3f}  {rule.findings:8}  {rule.code}\n")
    if len(statistics.rules) > RULES_SHOWN:
        rest = statistics.rules[RULES_SHOWN:]
        seconds, findings = sum(rule.seconds for rule in rest), sum(rule.findings for rule in rest)
        out.write(f"{seconds:7.3f}  {findings:8}  {counted(len(rest), 'more rule')}\n")
    if statistics.slowest:
        out.write("\nseconds  slowest papers\n")
        for path, seconds in statistics.slowest:
            out.write(f"{seconds:7.3f}  {shown(path)}\n")


def plain(statistics: Statistics) -> dict[str, Any]:
    """The object `statistics` of the JSON report: seconds as numbers, every rule."""
    return {
        "files": statistics.files,
        "cached": statistics.kept,
        "jobs": statistics.jobs,
        "seconds": round(statistics.elapsed, 6),
        "phases": {phase: round(seconds, 6) for phase, seconds in _phases(statistics).items()},
        "rules": [
            {"rule": rule.code, "findings": rule.findings, "seconds": round(rule.seconds, 6)}
            for rule in statistics.rules
        ],
        "slowest": [{"path": path, "seconds": round(seconds, 6)} for path, seconds in statistics.slowest],
    }


def _phases(statistics: Statistics) -> dict[str, float]:
    return {phase: statistics.phases.get(phase, 0.0) for phase in PHASES}
