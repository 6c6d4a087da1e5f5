"""A present or future tense for a day that had passed when the paper was signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from pcdlint.checks._phrases import STRINGS, holds, places
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.prose import lowered, sentence_at
from pcdlint.registers.facts import Facts
from pcdlint.values import DateMention, Span

NAME = "stale-tense"
OPTIONS = {
    "type": "object",
    "required": ["verbs", "links", "grace-days"],
    "additionalProperties": False,
    "properties": {
        "verbs": {**STRINGS, "description": "Verbs that speak of what is or will be ('expires', 'is due to end')."},
        "links": {**STRINGS, "description": "Words that may stand between verb and date."},
        "unless": {**STRINGS, "description": "Words of a sentence that tells of a plan or an earlier time."},
        "not-in": {**STRINGS, "description": "Keys of sections that are not read."},
        "grace-days": {"type": "integer", "minimum": 0, "description": "A date may have passed by so many days."},
    },
}
VALUES = ("verb", "printed", "last", "signed")

_REACH = 40


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at each verb with a past date right behind it.

    A report behind a form is older than the signature, so that its tenses are only worth a look.
    """
    signed = paper.date or paper.as_of
    if signed is None:
        return
    folded = lowered(paper)
    limit = signed - timedelta(days=options["grace-days"])
    past = [d for d in paper.dates if d.last is not None and d.last < limit]
    if not past:
        return
    done = -1
    verbs = places(folded, options["verbs"], paper.span.start, paper.span.end)
    for verb in sorted(verbs, key=lambda s: (s.start, -s.end)):
        day = next((d for d in past if verb.end < d.span.start <= verb.end + _REACH), None)
        if day is None or verb.start < done or not _linked(folded[verb.end : day.span.start], options["links"]):
            continue
        if _in_prose(paper, verb, options):
            done = day.span.end
            yield _hit(paper, verb, day, signed)


def _linked(between: str, links: list[str]) -> bool:
    return "." not in between and all(word.strip("(,:") in links for word in between.split())


def _in_prose(paper: Paper, verb: Span, options: Mapping[str, Any]) -> bool:
    """Whether the verb is the paper's own present: no quotation, no condition, no list of papers."""
    sentence = sentence_at(paper, verb.start)
    if sentence is None or sentence.section.key in options.get("not-in", ()):
        return False
    folded = lowered(paper)
    quotes = folded.count('"', sentence.paragraph.span.start, verb.start)
    return quotes % 2 == 0 and not holds(folded, options.get("unless", ()), sentence.span.start, sentence.span.end)


def _hit(paper: Paper, verb: Span, day: DateMention, day_signed: date) -> Hit:
    signed = next((s.date_span for s in paper.signatures if s.signed == paper.date and s.date_span), None)
    related = (Related(signed, "signed on this day"),) if signed else ()
    values = {"verb": paper.text(verb), "printed": paper.text(day.span), "last": day.last, "signed": day_signed}
    return Hit(Span(verb.start, day.span.end), values, related, level=None if paper.date else "info")
