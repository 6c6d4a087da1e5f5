"""The findings of one rule for a scrap of a paper, read as a decision form."""

from __future__ import annotations

from functools import cache

from pcdlint.api import Linter, Options
from pcdlint.engine import Crash, run
from pcdlint.finding import Finding
from pcdlint.readers import read
from pcdlint.testing import ASSUMED


@cache
def _linter(code: str) -> Linter:
    return Linter(Options(as_of=ASSUMED, select=(code,)))


def found(code: str, text: str, *, stage: str | None = None, name: str = "paper.txt") -> list[Finding]:
    """The findings of the rule `code`, in the order in which its check gives them."""
    linter = _linter(code)
    findings: list[Finding] = []
    for paper in linter.parse(read(text.encode("utf-8"), name), stage, "form"):
        for outcome in run(paper, linter.rules, linter.facts(paper)):
            assert not isinstance(outcome, Crash), outcome.message
            findings.append(outcome)
    return findings


def words(text: str, finding: Finding) -> str:
    """What the finding's span covers in a text without markup."""
    return text[finding.span.start : finding.span.end]
