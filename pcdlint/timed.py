"""A linter that takes the time; one that does not has nothing to do with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import TypeVar

from pcdlint.api import Linter
from pcdlint.engine import Crash, run
from pcdlint.finding import Finding
from pcdlint.paper import Paper
from pcdlint.result import Options, Result
from pcdlint.rules.pack import Pack
from pcdlint.source import Source
from pcdlint.spent import Spent

T = TypeVar("T")


class TimedLinter(Linter):
    """Asks rule after rule as `Linter` does, with an eye on the clock. What rules share (the law, the figures)
    counts for the first that asks for it."""

    def __init__(self, options: Options, pack: Pack) -> None:
        super().__init__(options, pack)
        self._phases: defaultdict[str, float] = defaultdict(float)
        self._rules: defaultdict[str, float] = defaultdict(float)

    def taken(self) -> Spent | None:
        spent = Spent(dict(self._phases), dict(self._rules))
        self._phases.clear()
        self._rules.clear()
        return spent

    def read(self, data: bytes, path: str) -> Source:
        return self._clocked("read", lambda: super(TimedLinter, self).read(data, path))

    def parse(self, source: Source, stage: str | None = None, fallback: str | None = None) -> tuple[Paper, ...]:
        return self._clocked("parse", lambda: super(TimedLinter, self).parse(source, stage, fallback))

    def judged(self, path: str, papers: tuple[Paper, ...]) -> Result:
        before = self._phases["check"]
        result = self._clocked("judge", lambda: super(TimedLinter, self).judged(path, papers))
        self._phases["judge"] -= self._phases["check"] - before
        return result

    def answers(self, paper: Paper) -> Iterator[Finding | Crash]:
        facts = self.facts(paper)
        for rule in self.rules:
            begun = perf_counter()
            said = list(run(paper, (rule,), facts))
            took = perf_counter() - begun
            self._rules[rule.code] += took
            self._phases["check"] += took
            yield from said

    def _clocked(self, phase: str, action: Callable[[], T]) -> T:
        begun = perf_counter()
        try:
            return action()
        finally:
            self._phases[phase] += perf_counter() - begun
