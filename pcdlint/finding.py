"""What a check yields (`Hit`) and what a reader of a report gets (`Finding`)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from pcdlint.source import Place
from pcdlint.values import Span

LEVELS = ("info", "warning", "error")


class Edit(NamedTuple):
    """Replace the text of a span. `start` and `end` say where that is in the file; None where the words do not
    stand there as they stand in the text, and so cannot be replaced."""

    span: Span
    text: str
    start: Place | None = None
    end: Place | None = None


class Fix(NamedTuple):
    """A mend. `safe` ones may be applied without a person looking."""

    title: str
    safe: bool
    edits: tuple[Edit, ...]

    @property
    def placed(self) -> bool:
        """Whether the place of every edit in the file is known."""
        return all(edit.start and edit.end for edit in self.edits)


class Related(NamedTuple):
    """Another place that the finding is about."""

    span: Span
    message: str


class Hit(NamedTuple):
    """One answer of a check: where, the values that the rule's message names, and more.

    `level` lowers the rule's level for this hit (evidence that a reader lost); it never raises it.
    """

    span: Span
    values: Mapping[str, object] = MappingProxyType({})
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    level: str | None = None
    hidden: tuple[Span, ...] = ()
    """What no report may show (personal data): masked wherever the words or their line are shown."""


class Finding(NamedTuple):
    """One finding, ready to be shown. `severity` is `error`, `warning` or `info`."""

    path: str
    rule: str
    name: str
    severity: str
    message: str
    span: Span
    start: Place
    end: Place
    section: str | None
    paragraph: str | None
    excerpt: str
    related: tuple[tuple[str, Place, Place], ...]
    fix: Fix | None
    source: str
    advice: str = ""
    """What to do, in one sentence; "" where the rule does not say."""
    hidden: tuple[tuple[Place, Place], ...] = ()
    """What no report may show of the lines of this finding."""

    @property
    def order(self) -> tuple[int, int, str, str]:
        """What the findings of a file are sorted by."""
        return self.start.line, self.start.column, self.rule, self.message


class Suppressed(NamedTuple):
    """A finding that was set aside: why, the last day on which that holds (None: for good), and where it is written."""

    finding: Finding
    reason: str
    until: date | None
    where: str
    external: bool = False
    """Written in the configuration rather than in the paper."""


def masked(text: str) -> str:
    """The text with every letter and figure made a dot."""
    return "".join("•" if c.isalnum() else c for c in text)
