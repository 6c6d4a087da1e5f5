"""The library: lint a text, a file, or many. Prints nothing; what an embedder imports.

from pcdlint.api import Linter
for result in Linter().paths(["papers"]):
    print(result.path, result.findings, result.errors)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from pcdlint.engine import Crash, run
from pcdlint.files import Met, PassedOver, Problem, find
from pcdlint.finding import Finding, Suppressed
from pcdlint.grammar.parse import is_torn, parse
from pcdlint.grammar.vocabulary import vocabulary
from pcdlint.judge.suppress import Asked, suppress
from pcdlint.judge.waiver import Waiver
from pcdlint.layout import Layout
from pcdlint.paper import Paper
from pcdlint.readers import MAX_BYTES, read
from pcdlint.readers.errors import UnreadableError
from pcdlint.registers import Registers
from pcdlint.registers.facts import Facts
from pcdlint.rules import compiled
from pcdlint.rules.pack import Pack, Rule
from pcdlint.rules.select import choose
from pcdlint.source import Source

NOT_A_PAPER = (
    "not a decision paper: none of the headings, statements and questions of a known layout were found; "
    "check that this is the right file and that its text was converted whole"
)
TORN = (
    "only scraps of a decision paper: too few of its headings, statements and questions were found to check it; "
    "check that its text was converted whole"
)

OTHER = "not a decision paper"
"""Why a file is passed over that need not be a paper and shows nothing of one."""
STUMBLED = "pcdlint failed on this file, which is a fault of pcdlint: please report it"


class Options(NamedTuple):
    """How to lint. `as_of` stands in for the date of a paper that shows none; None is today."""

    stage: str | None = None
    as_of: date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()
    """Files or folders of registers, laid over those of the packs."""
    levels: tuple[tuple[str, str], ...] = ()
    """Code, family or name, and `error`, `warning`, `info` or `off`."""
    waivers: tuple[Waiver, ...] = ()
    """Suppressions besides those that stand in the paper."""
    suppressions: bool = True
    """Whether any suppression counts."""


class Result(NamedTuple):
    """What came of one file. A paper checked and clean has papers and no findings; a file that
    could not be checked has `errors` (for the officer: what and what to do); `skipped` says why a
    file met in a folder was passed over."""

    path: str
    papers: tuple[Paper, ...] = ()
    findings: tuple[Finding, ...] = ()
    errors: tuple[str, ...] = ()
    skipped: str | None = None
    suppressed: tuple[Suppressed, ...] = ()


def settled(packs: Sequence[str]) -> tuple[str, ...]:
    """The packs to load for those that were asked for: packs that bring no layout know no paper,
    and are laid over the default pack. Raises `pcdlint.rules.errors.PackError`."""
    if packs and not compiled.load(packs).layouts.get("layouts"):
        return (*compiled.DEFAULT, *packs)
    return tuple(packs)


def loaded(packs: Sequence[str] = (), registers: Sequence[str] = ()) -> Pack:
    """The packs as one, with registers laid over theirs. Raises `pcdlint.rules.errors.PackError`."""
    pack = compiled.load(settled(packs))
    if not registers:
        return pack
    from pcdlint.rules.overlay import laid_over

    return laid_over(pack, registers)


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

    def parse(self, source: Source, stage: str | None = None, fallback: str | None = None) -> tuple[Paper, ...]:
        """The papers of a source as pcdlint understands them, scraps by the layout `fallback` if one is given."""
        return parse(source, self._words, stage or self.options.stage, fallback, self._shorts)

    def papers(self, data: bytes, path: str) -> tuple[Paper, ...]:
        """The papers in the bytes of a file called `path`. Raises `pcdlint.readers.errors.UnreadableError`."""
        return self.parse(read(data, path))

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
            for outcome in run(paper, self.rules, self.facts(paper)):
                if isinstance(outcome, Crash):
                    crashes.append(outcome)
                else:
                    findings.append(outcome)
        findings.sort(key=lambda f: (f.start.line, f.start.column, f.rule, f.message))
        errors = tuple(crash.message for crash in crashes)
        if not self.options.suppressions:
            return Result(path, papers, tuple(findings), errors)
        crashed = {crash.rule for crash in crashes}
        asked = Asked(self.pack.rules, tuple(rule for rule in self.rules if rule.code not in crashed))
        kept, suppressed = suppress(papers, findings, asked, self.options.waivers, self._today)
        return Result(path, papers, kept, errors, suppressed=suppressed)

    def facts(self, paper: Paper) -> Facts:
        """The registers as of the paper's date."""
        return Facts(self._registers, paper.as_of or self._today, paper.as_of is not None)

    def data(self, data: bytes, path: str) -> Result:
        """Lint the bytes of a file called `path`."""
        try:
            return self.source(read(data, path))
        except UnreadableError as error:
            return Result(path, errors=(str(error),))
        except Exception as error:
            # One file that pcdlint stumbles over must not cost the others their check.
            return Result(path, errors=(f"{STUMBLED} ({type(error).__name__}: {error})",))

    def text(self, text: str, path: str = "<text>") -> Result:
        """Lint a text."""
        return self.data(text.encode("utf-8"), path)

    def path(self, path: Path, named: bool = True) -> Result:
        """Lint one file. `named` is False for a file met in a folder, and any other that need not be a paper:
        one that shows nothing of a decision paper is then passed over and said to be so."""
        try:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)  # no more than `read` needs to see that it is too much
        except OSError as error:
            return Result(
                str(path), errors=(f"cannot be read ({error.strerror or error}): check the file and try again",)
            )
        result = self.data(data, str(path))
        return result if named else passed_over(result)

    def paths(self, paths: Sequence[str | Path]) -> Iterator[Result]:
        """Lint files and folders, in a fixed order, each file once. A folder in which no file is a
        paper is an error of its own."""
        return checked(find(paths), lambda _: self)


def passed_over(result: Result) -> Result:
    """The result for a file that need not be a paper."""
    return Result(result.path, skipped=OTHER) if result.errors == (NOT_A_PAPER,) else result


def checked(found: Iterable[Met], linter: Callable[[Path], Linter], empty: bool = False) -> Iterator[Result]:
    """Lint what was found, each file by the linter that is for it. `empty`: a folder may be without papers."""

    def result(each: Met) -> Result:
        if isinstance(each, Problem):
            return Result(each.path, errors=(each.message,))
        if isinstance(each, PassedOver):
            return Result(each.path, skipped=each.reason)
        return linter(each.path).path(each.path, each.paper)

    for folder, group in groupby(found, key=lambda each: each.folder):
        results = map(result, group)
        yield from results if folder is None or empty else _with_papers(folder, results)


def _with_papers(folder: str, results: Iterable[Result]) -> Iterator[Result]:
    """The results of a folder, and an error when all of its files were passed over."""
    seen = passed_over = 0
    for result in results:
        seen += 1
        passed_over += result.skipped is not None
        yield result
    if seen == passed_over:
        yield Result(folder, errors=(f"no decision paper in this folder: none of its {seen} files is one",))


def lint_text(text: str, path: str = "<text>", options: Options | None = None) -> Result:
    """Lint one text with the built-in packs."""
    return Linter(options).text(text, path)
