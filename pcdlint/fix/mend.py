"""Fixing a paper: pass after pass, each change proven, until nothing is left that can be fixed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from pcdlint.api import Linter, Result
from pcdlint.finding import Finding
from pcdlint.fix.edits import apart, replacements
from pcdlint.fix.media import Medium, opened
from pcdlint.fix.proof import objection
from pcdlint.readers.errors import UnreadableError

Findings = tuple[Finding, ...]


class Left(NamedTuple):
    """A finding with a fix that was not carried out, and why."""

    finding: Finding
    reason: str


class Mended(NamedTuple):
    """What came of one file. `data` is the file as fixed, None where nothing was; `before` and `after` are its
    results. `fixed` are the findings that are gone, each with its place in the file as it then was."""

    before: Result
    after: Result
    data: bytes | None = None
    fixed: Findings = ()
    left: tuple[Left, ...] = ()


def mend(
    linter: Linter,
    data: bytes,
    path: str,
    wanted: Callable[[Finding], bool],
    fresh: Callable[[Findings], Findings] = lambda found: found,
) -> Mended:
    """Fix what is `wanted` in the bytes of a file called `path`. `fresh` leaves out the findings that nobody is
    to be told of (those of a baseline). Every pass takes a finding away and brings none, so there is a last one."""
    before = after = linter.data(data, path)
    fixed: list[Finding] = []
    now: bytes | None = None
    while True:
        found = [f for f in fresh(after.findings) if f.fix and wanted(f)] if after.papers else []
        if not found:
            return Mended(before, after, now, tuple(fixed))
        try:
            medium = opened(data if now is None else now, after.papers[0].source)
        except UnreadableError as error:
            return Mended(before, after, now, tuple(fixed), tuple(Left(finding, str(error)) for finding in found))
        trial = _Trial(linter, after, medium)
        trial.take(found)
        fixed += trial.taken
        if not trial.taken:
            return Mended(before, after, now, tuple(fixed), tuple(trial.left))
        now, after = trial.data, trial.result


class _Trial:
    """One pass: the fixes that can be carried out together, those that do harm left out."""

    def __init__(self, linter: Linter, result: Result, medium: Medium) -> None:
        self._linter = linter
        self._before = result
        self._medium = medium
        self.result = result
        self.data = b""
        self.taken: list[Finding] = []
        self.left: list[Left] = []

    def take(self, found: Iterable[Finding]) -> None:
        able = []
        for finding in found:
            reason = self._medium.hindrance(finding.fix) if finding.fix else None
            if reason is None:
                able.append(finding)
            else:
                self.left.append(Left(finding, reason))
        together = apart(able)
        if together:
            self._try(together)

    def _try(self, batch: Sequence[Finding]) -> None:
        """Take a batch of findings over, or its halves where something speaks against the whole."""
        reason = self._proven([*self.taken, *batch])
        if reason is None:
            self.taken.extend(batch)
        elif len(batch) == 1:
            self.left.append(Left(batch[0], reason))
        else:
            self._try(batch[: len(batch) // 2])
            self._try(batch[len(batch) // 2 :])

    def _proven(self, findings: Sequence[Finding]) -> str | None:
        """Carry out the fixes of findings; returns what speaks against it, else keeps what came of it."""
        fixes = [finding.fix for finding in findings if finding.fix]
        edits = [edit for fix in fixes for edit in fix.edits]
        data = self._medium.written(fixes)
        try:
            result = self._linter.source(self._medium.read(data, edits))
        except UnreadableError as error:
            return str(error)
        reason = objection(self._before, result, findings, replacements(edits))
        if reason is None:
            self.data, self.result = data, result
        return reason
