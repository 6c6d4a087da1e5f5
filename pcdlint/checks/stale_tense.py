"""A present or future tense for a day that had passed when the paper was signed; or a past one for a day to come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from pcdlint.checks._phrases import STRINGS, holds
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
        "right-before": {**STRINGS, "description": "Words of which one stands right before the date ('by')."},
        "agents": {
            **STRINGS,
            "description": "Words that lead to who did it, or to whom, between verb and date ('by', 'to the').",
        },
        "not-agents": {**STRINGS, "description": "Words that an agent does not have ('by the club to start')."},
        "never-behind": {**STRINGS, "description": "Words right before a verb that make it none ('the end in')."},
        "unless": {**STRINGS, "description": "Words of a sentence that tells of a plan or an earlier time."},
        "not-in": {**STRINGS, "description": "Keys of sections that are not read."},
        "outside": {"type": "boolean", "description": "Lines that belong to no section are read too."},
        "attached": {"type": "boolean", "description": "It is as certain in a report behind a form as in the form."},
        "days": {"enum": ["past", "to-come"], "description": "Which days the verbs do not fit. Default: past."},
        "grace-days": {
            "type": "integer",
            "minimum": 0,
            "description": "A date may have passed, or be ahead, by so many days.",
        },
    },
}
VALUES = ("verb", "printed", "last", "signed")

_REACH = 60
_NEAR = 8
_WORDS = 4


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at each verb with a date right behind it that it does not fit.

    A report behind a form is older than the signature, so that its tenses are only worth a look.
    """
    signed = paper.date or paper.as_of
    if signed is None:
        return
    folded = lowered(paper)
    grace = timedelta(days=options["grace-days"])
    if options.get("days") == "to-come":
        unfit = [d for d in paper.dates if d.first is not None and d.first > signed + grace]
    else:
        unfit = [d for d in paper.dates if d.last is not None and d.last < signed - grace]
    verbs = sorted(options["verbs"], key=len, reverse=True) if unfit else []
    for day in unfit:
        verb = _verb_before(folded, _behind_reference(paper, day.span.start), verbs, options)
        if verb is not None and _in_prose(paper, verb, options):
            sure = paper.date is not None or options.get("attached")
            yield _hit(paper, verb, day, signed, None if sure else "info")


def _behind_reference(paper: Paper, at: int) -> int:
    """Where to look for the verb of a date: "agreed in PCD 1792 on 4 December" is agreed on that day."""
    decisions = (r for r in paper.references if r.kind == "decision" and at - _NEAR <= r.span.end < at)
    last = max(decisions, key=lambda r: r.span.end, default=None)
    if last is None or paper.text(Span(last.span.end, at)).strip(" ,(") not in ("on", "in"):
        return at
    return last.span.start


def _verb_before(folded: str, at: int, verbs: Sequence[str], options: Mapping[str, Any]) -> Span | None:
    """The longest of the verbs that stands before an offset with nothing but links between."""
    links, never = options["links"], options.get("never-behind", ())
    start = max(at - _REACH, 0)
    before = _without_agent(folded[start:at].rstrip(), options)
    nearest = options.get("right-before")
    if nearest and _word(before) not in nearest:
        return None
    ends = tuple(verbs)
    while before:
        if before.endswith(ends):
            verb = next(v for v in verbs if before.endswith(v))
            ahead = before[: -len(verb)]
            if not ahead[-1:].isalnum() and _word(ahead) not in never:
                return Span(start + len(before) - len(verb), start + len(before))
        rest, _, word = before.rpartition(" ")
        if word not in links and word.strip("(,:") not in links:
            return None
        before = rest.rstrip()
    return None


def _without_agent(before: str, options: Mapping[str, Any]) -> str:
    """ "was sold to the borough in" as "was sold"."""
    clause, _, link = before.rpartition(" ")
    for agent in options.get("agents", ()) if link in ("in", "on") else ():
        verb, there, who = clause.rpartition(f" {agent} ")
        words = who.split()
        plain = all(w.isalpha() and w not in options.get("not-agents", ()) for w in words)
        if there and plain and 0 < len(words) <= _WORDS:
            return verb
    return before


def _word(before: str) -> str:
    """The last word of a text."""
    return before.rstrip().rpartition(" ")[2]


def _in_prose(paper: Paper, verb: Span, options: Mapping[str, Any]) -> bool:
    """Whether the verb is the paper's own present: no quotation, no condition, no list of papers."""
    sentence = sentence_at(paper, verb.start)
    if sentence is None:
        return bool(options.get("outside"))
    if sentence.section.key in options.get("not-in", ()):
        return False
    folded = lowered(paper)
    quotes = folded.count('"', sentence.paragraph.span.start, verb.start)
    return quotes % 2 == 0 and not holds(folded, options.get("unless", ()), sentence.span.start, sentence.span.end)


def _hit(paper: Paper, verb: Span, day: DateMention, day_signed: date, level: str | None) -> Hit:
    signed = next((s.date_span for s in paper.signatures if s.signed == paper.date and s.date_span), None)
    related = (Related(signed, "signed on this day"),) if signed else ()
    values = {"verb": paper.text(verb), "printed": paper.text(day.span), "last": day.last, "signed": day_signed}
    return Hit(Span(verb.start, day.span.end), values, related, level=level)
