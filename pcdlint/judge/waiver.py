"""A suppression, wherever it was written: which findings it is about, why, and until when."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from pcdlint.finding import Finding
from pcdlint.source import Place

Position = tuple[int, int]
FIRST: Position = (0, 0)
LAST: Position = (1 << 40, 0)


class Waiver(NamedTuple):
    """`rules` are codes, families or names. Without a `reason`, or after `until`, it suppresses nothing."""

    rules: tuple[str, ...]
    reason: str
    until: date | None
    where: str
    """Where it is written, as a report shows it: `line 12`, `.pcdlint.yaml:7`."""
    external: bool = False
    """Written in the configuration rather than in the paper."""
    start: Place = Place(1, 1)
    """Where it stands in the paper; the paper's beginning for one of the configuration."""
    end: Place = Place(1, 1)
    first: Position = FIRST
    """The findings it is about begin between `first` and `last` (line and column)."""
    last: Position = LAST
    section: str | None = None
    """A section's number or heading."""
    paragraph: str | None = None
    exact: bool = True
    """It is meant for this very paper, so that it must be of use here."""
    fault: str = ""
    """What of it is not understood; then it suppresses nothing."""

    def covers(self, finding: Finding) -> bool:
        """Whether a finding lies where this suppression reaches, whatever its rule."""
        if not self.first <= (finding.start.line, finding.start.column) <= self.last:
            return False
        if self.paragraph and (finding.paragraph or "").rstrip(".") != self.paragraph.rstrip("."):
            return False
        return self.section is None or _folded(self.section) in _names(finding.section or "")

    def named(self, finding: Finding) -> str | None:
        """The word of this suppression that means the finding's rule."""
        terms = terms_of(finding)
        return next((word for word in self.rules if word.lower() in terms), None)


def terms_of(finding: Finding) -> tuple[str, str, str]:
    """What a finding's rule answers to, in small letters."""
    return finding.rule.lower(), finding.name.lower(), finding.rule[:3].lower()


def _names(section: str) -> set[str]:
    number, dot, heading = section.partition(". ")
    if not dot:
        return {_folded(section)}
    return {_folded(section), _folded(number), _folded(heading)}


def _folded(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".:")
