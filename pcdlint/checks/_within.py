"""What stands where in a paper: the sums of money and the days of a stretch, the section of an offset."""

from __future__ import annotations

from collections.abc import Container

from pcdlint.paper import Paper
from pcdlint.values import Amount, DateMention, Span


def sums(paper: Paper, span: Span) -> list[Amount]:
    """The sums of pounds in a stretch of the text."""
    return [a for a in paper.amounts if span.start <= a.span.start < span.end and a.unit == "GBP"]


def days(paper: Paper, span: Span) -> list[DateMention]:
    """The dates in a stretch that can be read; the year of an Act is none."""
    cited = [c.span for c in paper.citations if span.start <= c.span.start < span.end]
    return [
        d
        for d in paper.dates
        if d.first is not None
        and span.start <= d.span.start < span.end
        and not any(c.start <= d.span.start < c.end for c in cited)
    ]


def in_sections(paper: Paper, offset: int, keys: Container[str | None]) -> bool:
    """Whether an offset stands in a section of one of the keys."""
    section = paper.section_at(offset)
    return section is not None and section.key in keys
