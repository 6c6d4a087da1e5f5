"""What the checks of law share: the day they may judge by, the words around a citation, levels by confidence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from pcdlint.paper import Paper
from pcdlint.prose import sentences
from pcdlint.registers.facts import Facts
from pcdlint.registers.resolve import Meaning, meanings
from pcdlint.values import Citation, Span

_BY_CONFIDENCE = {"memory": "info", "quoted": "warning", "verified": "error"}


def day(paper: Paper, facts: Facts) -> date | None:
    """The day whose law counts: for a draft the one asked for; None for a published page that lost its date."""
    return facts.as_of if facts.dated or paper.stage != "published" else None


def read(paper: Paper, facts: Facts) -> tuple[Meaning, ...]:
    """What the citations of the paper stand for."""
    return meanings(paper, facts.registers.legislation, day(paper, facts))


def told(confidence: str) -> str:
    """The highest level that a fact of that confidence can carry."""
    return _BY_CONFIDENCE[confidence]


@lru_cache(maxsize=4)
def _starts(paper: Paper) -> list[int]:
    return [s.span.start for s in sentences(paper)]


def sentence(paper: Paper, offset: int) -> Span:
    """The sentence around an offset, or the line where it stands in none."""
    i = bisect_right(_starts(paper), offset) - 1
    if i >= 0 and offset < sentences(paper)[i].span.end:
        return sentences(paper)[i].span
    return paper.line_at(offset)


def title_span(paper: Paper, citation: Citation) -> Span:
    """Title and year of a citation, without its provisions."""
    year = year_span(paper, citation)
    return Span(citation.name_span.start, year.end if year else citation.name_span.end)


def year_span(paper: Paper, citation: Citation) -> Span | None:
    """Where the year of a citation is printed behind its title."""
    if citation.year is None:
        return None
    at = paper.source.text.find(str(citation.year), citation.name_span.end, citation.name_span.end + 120)
    return Span(at, at + 4) if at >= 0 else None


def name(paper: Paper, span: Span) -> str:
    """The words of a span on one line."""
    return " ".join(paper.text(span).split())


def grouped(found: Iterable[tuple[object, Meaning]]) -> Iterator[list[Meaning]]:
    """The meanings that make one finding together, in order of the first of each."""
    groups: dict[object, list[Meaning]] = {}
    for cause, meaning in found:
        groups.setdefault(cause, []).append(meaning)
    yield from groups.values()
