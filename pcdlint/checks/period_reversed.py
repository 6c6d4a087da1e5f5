"""A period that ends before it begins: "between July 2022 and September 2021"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from pcdlint.checks._phrases import STRINGS, holds
from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.prose import lowered, sentence_at
from pcdlint.registers.facts import Facts
from pcdlint.values import DateMention, Span

NAME = "period-reversed"
OPTIONS = {
    "type": "object",
    "required": ["joins"],
    "additionalProperties": False,
    "properties": {
        "joins": {
            "type": "object",
            "additionalProperties": STRINGS,
            "description": "What makes a period of two dates, and words of which one must stand before.",
        },
        "alone": {**STRINGS, "description": "What makes a period of two dates that a line or cell begins with."},
        "unless": {**STRINGS, "description": "Words of a sentence that speaks of a date that was moved."},
    },
}
VALUES = ("printed", "first", "last")

_KINDS = frozenset(("day", "month", "financial-year"))


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at each pair of dates that the words between and before them make a period running backwards."""
    folded = lowered(paper)
    dates = [d for d in paper.dates if d.first is not None and d.kind in _KINDS]
    for first, last in pairwise(dates):
        if not _backwards(first, last) or not _period(paper, first, last, options):
            continue
        sentence = sentence_at(paper, first.span.start)
        around = sentence.span if sentence else first.span
        if holds(folded, options.get("unless", ()), around.start, around.end):
            continue
        span = Span(first.span.start, last.span.end)
        values = {"printed": " ".join(paper.text(span).split()), "first": first.first, "last": last.last}
        yield Hit(span, values)


def _backwards(first: DateMention, last: DateMention) -> bool:
    return bool(first.kind == last.kind and first.first and last.last and last.last < first.first)


def _period(paper: Paper, first: DateMention, last: DateMention, options: Mapping[str, Any]) -> bool:
    folded = lowered(paper)
    between = " ".join(folded[first.span.end : last.span.start].split())
    ahead = folded[max(0, first.span.start - 16) : first.span.start]
    printed = paper.source.text[max(0, first.span.start - 16) : first.span.start].rstrip(" *_")
    if between in options.get("alone", ()) and printed[-1:] in ("", "\n", "\t", "|"):
        return True
    return ahead.rstrip().endswith(tuple(f" {lead}" for lead in options["joins"].get(between, ())))
