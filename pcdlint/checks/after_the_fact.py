"""Approval after the fact: what is asked for had begun or ended when the decision was taken, and nobody says so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from pcdlint.checks._phrases import STRINGS, holds
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.prose import lowered, sentence_at, sentences
from pcdlint.registers.facts import Facts
from pcdlint.values import DateMention, Span

NAME = "after-the-fact"
OPTIONS = {
    "type": "object",
    "required": ["sections", "said-so", "starts", "joins", "grace-days"],
    "additionalProperties": False,
    "properties": {
        "sections": {**STRINGS, "description": "Keys of the sections that say what is asked for, the decision first."},
        "said-so": {**STRINGS, "description": "Beginnings of words by which a paper owns up ('retrospective')."},
        "starts": {**STRINGS, "description": "Words right before the day on which a term begins."},
        "covers": {**STRINGS, "description": "Words right before the year that a request is for."},
        "joins": {**STRINGS, "description": "What joins the first and the last day of a term."},
        "terms": {**STRINGS, "description": "Words of a sentence about something that runs for a term."},
        "binding": {**STRINGS, "description": "Words of what binds from its first day: financial years count."},
        "history": {**STRINGS, "description": "Words of a sentence about what was, or about the past year's books."},
        "asks": {**STRINGS, "description": "Words of a sentence that asks, in a section that is not the first."},
        "grace-days": {"type": "integer", "minimum": 0, "description": "A term may have begun so many days ago."},
    },
}
VALUES = ("printed", "how", "day", "signed")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """At most one hit, at the term, year or grant asked for, related to the signature."""
    signed = paper.date
    if not facts.dated or signed is None or _owned(paper, options["said-so"]):
        return
    asked = list(_asked(paper, options))
    for find in (_ended, _title_ended, _began):
        found = find(paper, asked, signed, options)
        if found is not None:
            span, how, day = found
            spot = next((s.date_span for s in paper.signatures if s.signed == signed and s.date_span), None)
            related = (Related(spot, "signed on this day"),) if spot else ()
            values = {"printed": " ".join(paper.text(span).split()), "how": how, "day": day, "signed": signed}
            yield Hit(span, values, related, level=None if how == _ENDED or _binds(paper, span, options) else "info")
            return


Found = tuple[Span, str, date]
"""The term as printed, whether it began or ended, and on which day."""
_REACH = 40
_BEGAN, _ENDED = "began on", "ended on"


def _owned(paper: Paper, said_so: Sequence[str]) -> bool:
    folded = lowered(paper)
    return any(word in folded for word in said_so)


def _asked(paper: Paper, options: Mapping[str, Any]) -> Iterator[Span]:
    """The title, and the sentences that say what is asked for and do not tell history."""
    folded = lowered(paper)
    spans = [s.span for key in options["sections"] for s in sentences(paper) if s.section.key == key]
    first = options["sections"][0]
    own = [s.span for s in sentences(paper) if s.section.key == first] + [paper.title_span]
    for span in (*spans, *filter(None, (paper.title_span,))):
        asks = span in own or holds(folded, options.get("asks", ()), span.start, span.end)
        if asks and _dates(paper, span) and not holds(folded, options.get("history", ()), span.start, span.end):
            yield span


def _dates(paper: Paper, span: Span) -> list[DateMention]:
    first = bisect_left(paper.dates, span.start, key=_start)
    last = bisect_left(paper.dates, span.end, key=_start)
    return [d for d in paper.dates[first:last] if d.first is not None]


def _start(mention: DateMention) -> int:
    return mention.span.start


def _cued(paper: Paper, at: int, cues: Sequence[str]) -> bool:
    """Whether one of the cues stands right before an offset."""
    before = lowered(paper)[max(at - _REACH, 0) : at].rstrip(" (")
    return any(before.endswith(cue) and not before[: -len(cue)][-1:].isalnum() for cue in cues)


def _joined(paper: Paper, first: DateMention, last: DateMention, options: Mapping[str, Any]) -> bool:
    return lowered(paper)[first.span.end : last.span.start].strip(" ,()") in options["joins"]


def _ended(paper: Paper, asked: Sequence[Span], signed: date, options: Mapping[str, Any]) -> Found | None:
    """A term "from ... to ..." that is over, or a request for a financial year that is."""
    for span in asked:
        dates = _dates(paper, span)
        if not dates or any(d.last is None or d.last >= signed for d in dates):
            continue
        for i, day in enumerate(dates):
            assert day.last is not None
            first = dates[i - 1] if i and _joined(paper, dates[i - 1], day, options) else None
            if first is not None and _cued(paper, first.span.start, options["starts"]):
                return Span(first.span.start, day.span.end), _ENDED, day.last
            if day.kind == "financial-year" and _cued(paper, day.span.start, options.get("covers", ())):
                return day.span, _ENDED, day.last
    return None


def _binds(paper: Paper, span: Span, options: Mapping[str, Any]) -> bool:
    """Whether the term is that of a contract or the like; a grant may well be accepted in the course of its year."""
    sentence = sentence_at(paper, span.start)
    spans = (sentence.span if sentence else None, paper.title_span)
    return any(s is not None and holds(lowered(paper), options.get("binding", ()), s.start, s.end) for s in spans)


def _title_ended(paper: Paper, asked: Sequence[Span], signed: date, options: Mapping[str, Any]) -> Found | None:
    """A title all of whose years are over."""
    if paper.title_span is None or paper.title_span not in asked:
        return None
    dates = _dates(paper, paper.title_span)
    lasts = [d.last for d in dates if d.last is not None]
    if not lasts or max(lasts) >= signed:
        return None
    return dates[-1].span, _ENDED, max(lasts)


def _began(paper: Paper, asked: Sequence[Span], signed: date, options: Mapping[str, Any]) -> Found | None:
    """A term whose first day is well past. Financial years count only of what binds, and where no day is given."""
    limit = signed - timedelta(days=options["grace-days"])
    by_year: Found | None = None
    for span in asked:
        if not holds(lowered(paper), options.get("terms", ()), span.start, span.end):
            continue
        for day in _dates(paper, span):
            if day.first and day.kind in ("day", "month") and _cued(paper, day.span.start, options["starts"]):
                return (day.span, _BEGAN, day.first) if day.first < limit else None
        by_year = by_year or _years_begun(paper, span, limit, options)
    return by_year


def _years_begun(paper: Paper, span: Span, limit: date, options: Mapping[str, Any]) -> Found | None:
    """Financial years from one to another in a sentence about what binds."""
    if not holds(lowered(paper), options.get("binding", ()), span.start, span.end):
        return None
    years = [d for d in _dates(paper, span) if d.kind == "financial-year"]
    for first, last in pairwise(years):
        if first.first and first.first < limit and _joined(paper, first, last, options):
            return Span(first.span.start, last.span.end), _BEGAN, first.first
    return None
