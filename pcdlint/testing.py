"""A pack's examples as its tests: every good one must be passed over, every bad one found, and fixed as it says.

from pcdlint.testing import outcomes
failed = [each for each in outcomes(["my-pack"]) if not each.passed]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pcdlint.api import Linter, Options, settled
from pcdlint.engine import Crash, run
from pcdlint.finding import Finding, Fix
from pcdlint.fix.edits import mended
from pcdlint.judge.suppress import CHECK as SUPPRESSION
from pcdlint.readers import read
from pcdlint.rules import compiled
from pcdlint.rules.pack import Example, Examples, Rule
from pcdlint.source import Source

ASSUMED = date(2026, 11, 22)
"""The day of an example that shows no date and has no `as-of`: fixed, so that no example fails one day."""

_NAMES = {"text": "example.txt", "markdown": "example.md", "html": "example.html"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule said of one of its examples. `kind` is `good` or `bad`, `number` counts from 1;
    `said` are its messages; `crash` says how it failed, if it did.
    `fixes` are those that it offers, `fixed` is the text that they make of the example (None: there are none),
    `still` what the rule says of that text."""

    rule: Rule
    kind: str
    number: int
    example: Example
    said: tuple[str, ...]
    crash: str | None = None
    fixes: tuple[Fix, ...] = ()
    fixed: str | None = None
    still: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the rule spoke about a bad example, or kept silent about a good one, and its fixes did as told."""
        if self.crash is not None or bool(self.said) != (self.kind == "bad"):
            return False
        return self.example.fixed is None or (self.fixed == self.example.fixed and not self.still)


class Bench:
    """The rules of packs with their examples. Raises `pcdlint.rules.errors.PackError`."""

    def __init__(self, packs: Sequence[str] = ()) -> None:
        chosen = settled(packs)
        self.linter = Linter(Options(as_of=ASSUMED, packs=chosen))
        self.examples: Mapping[str, Examples] = compiled.examples(chosen)
        self.own = _name(packs[-1]) if packs else self.linter.pack.names[-1]
        """The name of the pack that was asked for last; the others are those it extends."""

    def outcomes(self, rules: Sequence[Rule]) -> Iterator[Outcome]:
        """Every example of the rules, in order."""
        for rule in rules:
            examples = self.examples[rule.code]
            for kind, entries in (("good", examples.good), ("bad", examples.bad)):
                for number, example in enumerate(entries, 1):
                    yield self._outcome(rule, kind, number, example)

    def _outcome(self, rule: Rule, kind: str, number: int, example: Example) -> Outcome:
        try:
            found, source = self._found(rule, example, example.text)
            said = tuple(finding.message for finding in found)
            fixes = tuple(finding.fix for finding in found if finding.fix)
            if not fixes:
                return Outcome(rule, kind, number, example, said)
            fixed = mended(source, found)
            still = tuple(finding.message for finding in self._found(rule, example, fixed)[0])
            return Outcome(rule, kind, number, example, said, None, fixes, fixed, still)
        except _CrashedError as error:
            return Outcome(rule, kind, number, example, (), str(error))

    def _found(self, rule: Rule, example: Example, text: str) -> tuple[list[Finding], Source]:
        """What a rule finds in a text, told about it what the example says. Raises _CrashedError."""
        source = read(text.encode("utf-8"), _NAMES[example.format])
        # An example may be a scrap of a paper: it is read by the rule's first layout whatever it shows.
        layouts = rule.layouts or tuple(layout.name for layout in self.linter.layouts)
        papers = self.linter.parse(source, example.stage, layouts[0] if layouts else None)
        if rule.check == SUPPRESSION:
            # What a suppression is good for depends on what all other rules say.
            judged = self.linter.judged(source.path, papers).findings if papers else ()
            return [finding for finding in judged if finding.rule == rule.code], source
        found: list[Finding] = []
        for paper in papers:
            facts = self.linter.facts(paper)
            if paper.as_of is None and example.as_of:
                facts = facts._replace(as_of=example.as_of)
            for outcome in run(paper, (rule,), facts):
                if isinstance(outcome, Crash):
                    raise _CrashedError(outcome.message)
                found.append(outcome)
        return found, source


class _CrashedError(Exception):
    """A rule failed on an example."""


def _name(pack: str) -> str:
    from pcdlint.rules.compose import folder_of
    from pcdlint.rules.folder import manifest

    return str(manifest(folder_of(pack)).data["name"])


def outcomes(packs: Sequence[str] = (), inherited: bool = False) -> Iterator[Outcome]:
    """The outcomes of all examples of the last of the packs, with `inherited` also of those it extends."""
    bench = Bench(packs)
    yield from bench.outcomes([rule for rule in bench.linter.rules if inherited or rule.pack == bench.own])
