"""A day on which an instrument is said to have come into force, and did not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _law
from pcdlint.checks._phrases import STRINGS, holds
from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import Citation, DateMention

NAME = "instrument-begun"
OPTIONS = {
    "type": "object",
    "required": ["says", "instruments"],
    "additionalProperties": False,
    "properties": {
        "says": {**STRINGS, "description": "Words between the instrument and the day, right before it."},
        "instruments": {**STRINGS, "description": "Instruments (title with year) that began on one day as a whole."},
        "unless": {**STRINGS, "description": "Words of the sentence with which another day may be meant."},
    },
}
VALUES = ("instrument", "printed", "since")

_NEAR = 60


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at each such day; only days known from the law itself are held against it."""
    folded = lowered(paper)
    for meaning in _law.read(paper, facts):
        what = meaning.instrument
        if what is None or what.name not in options["instruments"] or what.dates != "verified":
            continue
        around = _law.sentence(paper, meaning.citation.span.start)
        if holds(folded, options.get("unless", ()), around.start, around.end):
            continue
        day = _told(paper, meaning.citation, around.end, options)
        since = what.period.start
        if day is None or day.first is None or day.last is None or since is None or day.first <= since <= day.last:
            continue
        yield Hit(day.span, {"instrument": what.name, "printed": _law.name(paper, day.span), "since": since})


def _told(paper: Paper, citation: Citation, end: int, options: Mapping[str, Any]) -> DateMention | None:
    """The day that the words right behind a citation lead to, where no other law stands between."""
    title = _law.title_span(paper, citation).end
    for mention in paper.dates:
        if not title <= mention.span.start < min(end, title + 2 * _NEAR):
            continue
        if any(title <= c.span.start < mention.span.start and c.kind != "short" for c in paper.citations):
            return None
        before = lowered(paper)[title : mention.span.start].rstrip()
        return mention if before.endswith(tuple(options["says"])) else None
    return None
