"""What a check yields (`Hit`) and what a reader of a report gets (`Finding`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pcdlint.source import Place
from pcdlint.values import Span

LEVELS = ("info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text of a span."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A mend. `safe` ones may be applied without a person looking."""

    title: str
    safe: bool
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that the finding is about."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer of a check: where, the values that the rule's message names, and more.

    `level` lowers the rule's level for this hit (evidence that a reader lost); it never raises it.
    """

    span: Span
    values: Mapping[str, object] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
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
