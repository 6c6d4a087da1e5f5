"""What a run took: gathered file by file, told at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from heapq import nlargest
from time import perf_counter
from typing import NamedTuple

from pcdlint.checker import Checked
from pcdlint.finding import Finding
from pcdlint.spent import Spent

SLOWEST = 5


class RuleCost(NamedTuple):
    """A rule: how much it found, and the seconds it took over files that were checked anew."""

    code: str
    findings: int
    seconds: float


class Statistics(NamedTuple):
    """`kept` of the `files` were known from an earlier run; times are about the others, added up over all `jobs`
    processes. `elapsed` is what a clock on the wall shows, up to the report. Dearest rules first."""

    files: int
    kept: int
    jobs: int
    elapsed: float
    phases: Mapping[str, float]
    rules: tuple[RuleCost, ...]
    slowest: tuple[tuple[str, float], ...]


class Gathered:
    """Told of every file as it goes by."""

    def __init__(self, jobs: int = 1) -> None:
        self.jobs = jobs or 1
        self._begun = perf_counter()
        self._files = self._kept = 0
        self._spent = Spent()
        self._slowest: list[tuple[float, str]] = []

    def add(self, checked: Checked) -> None:
        """Another file."""
        self._files += 1
        self._kept += checked.kept
        if checked.spent is not None:
            self._spent = self._spent.plus(checked.spent)
            told = (checked.spent.total(), checked.report.path)
            self._slowest = nlargest(SLOWEST, (*self._slowest, told))

    def statistics(self, findings: Iterable[Finding]) -> Statistics:
        """All that was gathered, with the `findings` of the run."""
        found = Counter(finding.rule for finding in findings)
        seconds = self._spent.rules
        rules = [RuleCost(code, found[code], seconds.get(code, 0.0)) for code in {*found, *seconds}]
        return Statistics(
            files=self._files,
            kept=self._kept,
            jobs=self.jobs,
            elapsed=perf_counter() - self._begun,
            phases=self._spent.phases,
            rules=tuple(sorted(rules, key=lambda rule: (-rule.seconds, -rule.findings, rule.code))),
            slowest=tuple((path, taken) for taken, path in self._slowest),
        )
