"""The library: lint a text, a file, or many. Prints nothing; what an embedder imports.

from pcdlint.api import Linter
for result in Linter().paths(["papers"]):
    print(result.path, result.findings, result.errors)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from pcdlint.engine import Crash, run
from pcdlint.files import Met, PassedOver, Problem, find, with_papers
from pcdlint.finding import Finding
from pcdlint.grammar.parse import is_torn, parse
from pcdlint.grammar.vocabulary import vocabulary
from pcdlint.judge.suppress import Asked, suppress
from pcdlint.layout import Layout
from pcdlint.paper import Paper
from pcdlint.readers import opened, read
from pcdlint.readers.errors import UnreadableError
from pcdlint.registers import Registers
from pcdlint.registers.facts import Facts
from pcdlint.result import NOT_A_PAPER, TORN, cannot_be_read, passed_over, stumbled
from pcdlint.result import Options as Options
from pcdlint.result import Result as Result
from pcdlint.rules.choice import loaded
from pcdlint.rules.pack import Pack, Rule
from pcdlint.rules.select import choose
from pcdlint.source import Source
from pcdlint.spent import Spent


class Linter:
    """Packs loaded once, then asked about any number of papers.

    Raises `pcdlint.rules.errors.PackError` for a pack that cannot be loaded and
    `pcdlint.rules.select.SelectionError` for a code that no rule has.
    """

    def __init__(self, options: Options | None = None, pack: Pack | None = None) -> None:
        self.options = options or Options()
        self.pack = pack or loaded(self.options.packs, self.options.registers)
        self.rules: tuple[Rule, ...] = choose(
            self.pack.rules, self.options.select, self.options.ignore, dict(self.options.levels)
        )
        self._words = vocabulary(self.pack.layouts)
        self._registers = Registers(self.pack.registers)
        self._today = self.options.as_of or date.today()

    @cached_property
    def _shorts(self) -> frozenset[str]:
        return self._registers.legislation.shorts if "legislation" in self.pack.registers else frozenset()

    @property
    def layouts(self) -> tuple[Layout, ...]:
        """The kinds of paper that the packs know."""
        return self._words.layouts

    def read(self, data: bytes, path: str) -> Source:
        """The text in the bytes of a file called `path`. Raises `pcdlint.readers.errors.UnreadableError`."""
        return read(data, path)

    def parse(self, source: Source, stage: str | None = None, fallback: str | None = None) -> tuple[Paper, ...]:
        """The papers of a source as pcdlint understands them, scraps by the layout `fallback` if one is given."""
        return parse(source, self._words, stage or self.options.stage, fallback, self._shorts)

    def papers(self, data: bytes, path: str) -> tuple[Paper, ...]:
        """The papers in the bytes of a file called `path`. Raises `pcdlint.readers.errors.UnreadableError`."""
        return self.parse(self.read(data, path))

    def source(self, source: Source) -> Result:
        """Lint what a reader made of a file."""
        papers = self.parse(source)
        if not papers:
            return Result(source.path, errors=(TORN if is_torn(source, self._words) else NOT_A_PAPER,))
        return self.judged(source.path, papers)

    def judged(self, path: str, papers: tuple[Paper, ...]) -> Result:
        """Ask all rules about the papers of a file, and set aside what is suppressed."""
        findings: list[Finding] = []
        crashes: list[Crash] = []
        for paper in papers:
            for outcome in self.answers(paper):
                if isinstance(outcome, Crash):
                    crashes.append(outcome)
                else:
                    findings.append(outcome)
        findings.sort(key=lambda finding: finding.order)
        errors = tuple(crash.message for crash in crashes)
        day = self._today if any(paper.as_of is None for paper in papers) else None
        if not self.options.suppressions:
            return Result(path, papers, tuple(findings), errors, day=day)
        crashed = {crash.rule for crash in crashes}
        asked = Asked(self.pack.rules, tuple(rule for rule in self.rules if rule.code not in crashed))
        kept, suppressed, ends = suppress(papers, findings, asked, self.options.waivers, self._today)
        return Result(path, papers, kept, errors, suppressed=suppressed, day=self._today if ends else day)

    def answers(self, paper: Paper) -> Iterable[Finding | Crash]:
        """What the rules say about a paper, rule by rule."""
        return run(paper, self.rules, self.facts(paper))

    def taken(self) -> Spent | None:
        """The time that was taken since this was last asked, by a linter that looks at the clock."""
        return None

    def facts(self, paper: Paper) -> Facts:
        """The registers as of the paper's date."""
        return Facts(self._registers, paper.as_of or self._today, paper.as_of is not None)

    def data(self, data: bytes, path: str) -> Result:
        """Lint the bytes of a file called `path`."""
        try:
            return self.source(self.read(data, path))
        except UnreadableError as error:
            return Result(path, errors=(str(error),))
        except Exception as error:
            return Result(path, errors=(stumbled(error),))

    def text(self, text: str, path: str = "<text>") -> Result:
        """Lint a text."""
        return self.data(text.encode("utf-8"), path)

    def path(self, path: Path, named: bool = True) -> Result:
        """Lint one file. `named` is False for a file met in a folder, and any other that need not be a paper:
        one that shows nothing of a decision paper is then passed over and said to be so."""
        try:
            data = opened(path)
        except OSError as error:
            return Result(str(path), errors=(cannot_be_read(error),))
        result = self.data(data, str(path))
        other = passed_over(result.errors, named)
        return Result(result.path, skipped=other) if other else result

    def paths(self, paths: Sequence[str | Path]) -> Iterator[Result]:
        """Lint files and folders, in a fixed order, each file once. A folder in which no file is a
        paper is an error of its own."""

        def result(each: Met) -> Result:
            if isinstance(each, Problem):
                return Result(each.path, errors=(each.message,))
            if isinstance(each, PassedOver):
                return Result(each.path, skipped=each.reason)
            return self.path(each.path, each.paper)

        outcomes = ((each, result(each)) for each in find(paths))
        return with_papers(outcomes, lambda folder, message: Result(folder, errors=(message,)))


def lint_text(text: str, path: str = "<text>", options: Options | None = None) -> Result:
    """Lint one text with the built-in packs."""
    return Linter(options).text(text, path)
