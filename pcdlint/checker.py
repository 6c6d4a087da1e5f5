"""One way of checking: options and their rules, asked about files; the linter is made at the first that is new."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pcdlint.cache import folder, plain
from pcdlint.cache.key import basis, key
from pcdlint.outcome import FileReport, outcome
from pcdlint.readers import opened
from pcdlint.result import NOT_A_PAPER, TORN, Options, cannot_be_read, passed_over
from pcdlint.rules.pack import Pack, Rule
from pcdlint.rules.select import choose
from pcdlint.spent import Spent

if TYPE_CHECKING:
    from pcdlint.api import Linter

KEPT_ERRORS = ((), (NOT_A_PAPER,), (TORN,))
"""What a file's errors may be for its outcome to be kept: other faults may heal without the file changing."""


class Habits(NamedTuple):
    """How a checker works, whatever it is asked: whether outcomes are kept from run to run, and time is taken."""

    cached: bool = False
    timed: bool = False


class Checked(NamedTuple):
    """What came of a file: `kept` says that it was known from an earlier run."""

    report: FileReport
    kept: bool = False
    spent: Spent | None = None


class Checker:
    """Asked about one file after the other.

    Raises `pcdlint.rules.errors.SelectionError` for a code that no rule has.
    """

    def __init__(self, options: Options, pack: Pack, habits: Habits = Habits()) -> None:  # noqa: B008 (a value)
        self.options = options
        self.habits = habits
        self.rules: tuple[Rule, ...] = choose(pack.rules, options.select, options.ignore, dict(options.levels))
        self._pack = pack
        self._basis = basis(options, pack) if habits.cached else None
        self._today = options.as_of or date.today()

    @cached_property
    def linter(self) -> Linter:
        """Its imports are most of what a short run takes."""
        if self.habits.timed:
            from pcdlint.timed import TimedLinter

            return TimedLinter(self.options, self._pack)
        from pcdlint.api import Linter

        return Linter(self.options, self._pack)

    def path(self, path: Path, paper: bool = True) -> Checked:
        """Check a file. `paper` is False for one that need not be a paper: it is then passed over when it is none."""
        try:
            contents = opened(path)
        except OSError as error:
            return Checked(FileReport(str(path), errors=(cannot_be_read(error),)))
        return self.contents(contents, str(path), paper)

    def contents(self, contents: bytes, path: str, paper: bool = True) -> Checked:
        """Check what a file called `path` holds."""
        name = self.key(contents, path)
        known = self.recalled(name, path, paper) if name else None
        if known is not None:
            return known
        report = outcome(self.linter.data(contents, path))
        if name and report.errors in KEPT_ERRORS:
            folder.store(name, _head(report.day) + plain.dumped(report).encode("ascii"))
        return Checked(_passed_over(report, paper), False, self.linter.taken())

    def key(self, contents: bytes, path: str) -> str | None:
        """The name under which the outcome of a file is kept; None where none is."""
        return key(self._basis, contents, path) if self._basis else None

    def keeps(self, key: str) -> bool:
        """Whether an outcome is kept under a key that holds today."""
        return self._kept(key) is not None

    def recalled(self, key: str, path: str, paper: bool = True) -> Checked | None:
        """The outcome kept under a key, if it holds today."""
        kept = self._kept(key)
        try:
            return Checked(_passed_over(plain.loaded(kept, path), paper), kept=True) if kept else None
        except plain.DAMAGE:
            return None

    def _kept(self, key: str) -> bytes | None:
        contents = folder.fetch(key)
        for head in (_head(None), _head(self._today)):
            if contents is not None and contents.startswith(head):
                return contents[len(head) :]
        return None


def _head(day: date | None) -> bytes:
    """What an outcome is kept behind: the day it was judged by, or that it holds on any."""
    return f"{day or 'any day'} ".encode("ascii")


def _passed_over(report: FileReport, paper: bool) -> FileReport:
    """A file that need not be a paper, and is none, is no fault."""
    other = passed_over(report.errors, paper)
    return FileReport(report.path, skipped=other) if other else report
