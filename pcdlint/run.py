"""A whole run over many files, as a report and a gate need it: light, the parsed papers let go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO, NamedTuple

import pcdlint
from pcdlint.checker import Checker
from pcdlint.configuration.desk import Desk, Settings
from pcdlint.files import Found, Leave, find
from pcdlint.finding import LEVELS, Finding
from pcdlint.outcome import FileReport, outcome
from pcdlint.readers import beginning
from pcdlint.result import Options, Result
from pcdlint.rules.errors import PackError, Problem, SelectionError
from pcdlint.rules.pack import Rule
from pcdlint.rules.select import some
from pcdlint.statistics import Gathered, Statistics
from pcdlint.work import Work, worked

STDIN = "-"
FAIL_LEVEL = "error"
NO_PAPER = "none of what was named is a decision paper: name what is to be checked, or say --allow-empty"


class Trouble(NamedTuple):
    """Something that could not be checked. `path` is None where it lies in the command line."""

    path: str | None
    message: str


class Run(NamedTuple):
    """All files of a run in order, and `troubles` with what was asked for (packs, codes).

    `rules` is how many rules were asked; `fail_level` the level from which a finding fails the run;
    `catalogue` holds the rules themselves, for formats that describe them.
    """

    files: tuple[FileReport, ...]
    rules: int
    fail_level: str
    troubles: tuple[Trouble, ...] = ()
    version: str = pcdlint.__version__
    catalogue: tuple[Rule, ...] = ()
    statistics: Statistics | None = None
    """What the run took, where that was asked for."""
    inputs: tuple[str, ...] = ()
    """What it read or was to read, papers and configuration: no report goes over them, whatever came of the run."""

    def findings(self) -> Iterator[Finding]:
        """Every finding, file by file."""
        for file in self.files:
            yield from file.findings

    def errors(self) -> Iterator[Trouble]:
        """Everything that could not be checked."""
        yield from self.troubles
        for file in self.files:
            for message in file.errors:
                yield Trouble(file.path, message)

    def summary(self) -> dict[str, int]:
        """Counts of files (checked, clean, skipped, unreadable) and of findings by level.

        A file is checked when a paper was found in it, clean when nothing was found in that paper.
        """
        checked = [file for file in self.files if file.papers]
        levels = [finding.severity for finding in self.findings()]
        return {
            "checked": len(checked),
            "clean": sum(1 for file in checked if not any((file.findings, file.errors, file.suppressed, file.known))),
            "skipped": sum(1 for file in self.files if file.skipped),
            "unreadable": sum(1 for file in self.files if not file.papers and file.errors),
            "error": levels.count("error"),
            "warning": levels.count("warning"),
            "info": levels.count("info"),
            "suppressed": sum(len(file.suppressed) for file in self.files),
            "baseline": sum(len(file.known) for file in self.files),
        }


def perform(
    paths: Sequence[str],
    desk: Desk,
    fail_level: str | None,
    stdin: tuple[BinaryIO, str],
    watch: Callable[[Iterable[FileReport]], Iterable[FileReport]] = iter,
    leave: Leave = Leave(),  # noqa: B008 (a frozen value)
    work: Work = Work(),  # noqa: B008 (a value)
) -> Run:
    """Lint files, folders and, for "-", what `stdin` (stream and the name to give it) holds.

    `desk` settles how each paper is checked. Wrong configuration, packs and codes become troubles of the run, and
    nothing is checked. Where nobody gives a `fail_level`, the strictest of the papers' configurations holds for the
    run. `watch` sees the outcomes go by; `work` says how they are come by. A run that met no paper is no clean one,
    unless `leave` says that there may be none.
    """
    gathered = Gathered(work.jobs)
    found = list(find([path for path in paths if path != STDIN], leave))
    piped = Path(stdin[1]) if STDIN in paths else None
    papers = [*(each.path for each in found if isinstance(each, Found)), *([piped] if piped else [])]
    inputs = tuple(str(each.path) for each in found)
    try:
        asked = _asked(papers, desk, work)
        for checker in asked.checkers.values():
            some(checker.rules)
    except PackError as error:
        return _nothing(fail_level, map(_trouble, error.problems), inputs + desk.files())
    except SelectionError as error:
        return _nothing(fail_level, [Trouble(None, str(error))], inputs + desk.files())
    first = _piped(asked.checker(piped), stdin, not leave.others, gathered) if piped else ()
    catalogue = {rule.code: rule for each in asked.checkers.values() for rule in each.rules}
    files = tuple(watch(chain(first, worked(found, asked.checker, work, gathered, leave.empty))))
    run = Run(
        files=files,
        rules=len(catalogue),
        fail_level=fail_level or _strictest(settled.fail_level for settled in asked.settings.values()),
        troubles=() if leave.empty or not all(file.skipped for file in files) else (Trouble(None, NO_PAPER),),
        catalogue=tuple(catalogue[code] for code in sorted(catalogue)),
        inputs=inputs + desk.files(),
    )
    return run._replace(statistics=gathered.statistics(run.findings())) if work.habits.timed else run


class _Asked(NamedTuple):
    """How each paper is checked, each way of checking once."""

    settings: Mapping[Path, Settings]
    checkers: Mapping[Options, Checker]

    def checker(self, path: Path) -> Checker:
        return self.checkers[self.settings[path].options]


def _asked(papers: Sequence[Path], desk: Desk, work: Work) -> _Asked:
    settings = {path: desk.settings(path) for path in papers}
    ways = dict.fromkeys([settled.options for settled in settings.values()] or [desk.asked])
    return _Asked(settings, {each: Checker(each, desk.pack(each), work.habits) for each in ways})


def since(run: Run, path: Path) -> Run:
    """A run without the findings that the baseline in a file holds already; they become `known`.
    A baseline that cannot be used is a trouble, and nothing counts as checked."""
    from pcdlint.judge.baseline import BaselineError, read

    try:
        baseline = read(path)
    except BaselineError as error:
        return _nothing(run.fail_level, (*run.troubles, Trouble(str(path), str(error))), run.inputs)
    files = []
    for file in run.files:
        new, known = baseline.split(file.path, file.findings)
        files.append(file._replace(findings=new, known=known))
    return run._replace(files=tuple(files))


def _nothing(fail_level: str | None, troubles: Iterable[Trouble], inputs: tuple[str, ...]) -> Run:
    """A run that checked nothing."""
    return Run((), 0, fail_level or FAIL_LEVEL, tuple(troubles), inputs=inputs)


def _strictest(levels: Iterable[str | None]) -> str:
    return min((level for level in levels if level), key=LEVELS.index, default=FAIL_LEVEL)


def _piped(checker: Checker, stdin: tuple[BinaryIO, str], paper: bool, gathered: Gathered) -> Iterator[FileReport]:
    checked = checker.contents(beginning(stdin[0]), stdin[1], paper)
    gathered.add(checked)
    yield checked.report


def _trouble(problem: Problem) -> Trouble:
    parts = (f"line {problem.line}" if problem.line else "", problem.key, problem.message)
    return Trouble(problem.file, ": ".join(filter(None, parts)))


def collect(results: Iterable[Result], rules: int, fail_level: str) -> Run:
    """The run that results come to."""
    return Run(tuple(map(outcome, results)), rules, fail_level)
