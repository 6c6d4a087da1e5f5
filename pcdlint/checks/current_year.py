"""A named year is called the present one, though it had ended when the paper was signed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pcdlint.checks._phrases import STRINGS, places
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import DateMention, Span

NAME = "current-year"
OPTIONS = {
    "type": "object",
    "required": ["phrases", "links"],
    "additionalProperties": False,
    "properties": {
        "phrases": {**STRINGS, "description": "How the present year is named ('this financial year')."},
        "links": {**STRINGS, "description": "What may stand between phrase and year, besides nothing."},
        "kinds": {"type": "array", "items": {"enum": ["financial-year", "year"]}},
    },
}
VALUES = ("phrase", "printed", "last", "signed")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at each phrase with a past year right behind or before it."""
    if not facts.dated or paper.date is None:
        return
    folded = lowered(paper)
    seen = -1
    for phrase in sorted(places(folded, options["phrases"], paper.span.start, paper.span.end), key=lambda s: s.start):
        if phrase.start < seen:
            continue
        for year in _around(paper, phrase):
            if year.kind not in options.get("kinds", ("financial-year",)) or year.last is None:
                continue
            if year.last < paper.date and _beside(folded, phrase, year.span, options["links"]):
                seen = max(phrase.end, year.span.end)
                yield _hit(paper, phrase, year.span, {"last": year.last, "signed": paper.date})
                break


def _around(paper: Paper, phrase: Span) -> Sequence[DateMention]:
    """The dates before and behind a phrase, and one that begins in it: no other can be beside it."""
    at = bisect_left(paper.dates, phrase.start, key=lambda date: date.span.start)
    return paper.dates[max(at - 1, 0) : at + 2]


def _beside(folded: str, phrase: Span, year: Span, links: Sequence[str]) -> bool:
    """Whether nothing but a link stands between the two."""
    if year.start >= phrase.end:
        between = folded[phrase.end : year.start].strip()
    elif year.end <= phrase.start:
        between = folded[year.end : phrase.start].strip()
    else:
        return False
    return not between or between in links


def _hit(paper: Paper, phrase: Span, year: Span, days: dict[str, object]) -> Hit:
    signed = next((s.date_span for s in paper.signatures if s.signed == paper.date and s.date_span), None)
    related = (Related(signed, "signed on this day"),) if signed else ()
    span = Span(min(phrase.start, year.start), max(phrase.end, year.end))
    return Hit(span, {"phrase": paper.text(phrase), "printed": paper.text(year), **days}, related)
