"""A question of the form (deferral, Part 2): asked, answered, and answered with what the answer needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._phrases import STRINGS, holds
from pcdlint.finding import Hit, Related
from pcdlint.paper import Answer, Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "form-question"
OPTIONS = {
    "type": "object",
    "required": ["question", "wrong"],
    "additionalProperties": False,
    "properties": {
        "question": {"enum": ["deferral", "part2"]},
        "wrong": {
            "enum": ["missing", "both", "blank", "no-reason", "no-date", "needless-reason", "date-past"],
            "description": "What is looked for; `both` is an answer that still shows YES/NO.",
        },
        "traces": {**STRINGS, "description": "Words that show that the question is there, though it was not read."},
        "ends": {**STRINGS, "description": "The words with which the question ends; its answer stands behind them."},
        "nothing": {**STRINGS, "description": "Ways to say that there is nothing to say."},
        "softer": {"type": "object", "additionalProperties": {"enum": ["info", "warning"]}},
    },
}
VALUES = ("answer", "given", "until", "signed")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit when the question is wrong in the way that the rule asks about."""
    answer = paper.deferral if options["question"] == "deferral" else paper.part2
    level = options.get("softer", {}).get(paper.stage)
    wrong = options["wrong"]
    if answer is None:
        if wrong == "missing" and not _traced(paper, options):
            yield Hit(_foot(paper), level=level)
    elif wrong == "both" and answer.value == "YES/NO":
        yield Hit(answer.value_span, {"answer": paper.text(answer.value_span)}, level=level)
    elif wrong == "blank" and not answer.value and not _otherwise(paper, answer, options):
        yield Hit(answer.span, level=level)
    elif answer.value == "YES":
        yield from _after_yes(paper, answer, options, level)
    elif answer.value == "NO" and wrong == "needless-reason" and _filled(paper, answer.reason, options):
        assert answer.reason is not None
        # A reason alone may be left over; a reason and a day are somebody's answer.
        alone = not _filled(paper, answer.until, options)
        yield Hit(answer.reason, {"given": paper.text(answer.reason)}, level=level or ("info" if alone else None))


def _after_yes(paper: Paper, answer: Answer, options: Mapping[str, Any], level: str | None) -> Iterator[Hit]:
    """What the answer YES asks for and does not get. A line that a conversion lost is less certain than a blank one."""
    wrong = options["wrong"]
    part = answer.reason if wrong == "no-reason" else answer.until
    if wrong in ("no-reason", "no-date"):
        if part is None:
            yield Hit(answer.span, level=level or "warning")
        elif not _filled(paper, part, options):
            yield Hit(paper.line_at(part.start), related=(Related(answer.span, "the question"),), level=level)
    elif wrong == "date-past" and part is not None and paper.date is not None:
        days = [d for d in paper.dates if part.start <= d.span.start < part.end]
        last = max((d.last for d in days if d.last), default=None)
        if last is not None and last < paper.date:
            signed = next((s.date_span for s in paper.signatures if s.signed == paper.date and s.date_span), None)
            related = (Related(signed, "signed on this day"),) if signed else ()
            yield Hit(part, {"until": last, "signed": paper.date}, related, level=level)


def _filled(paper: Paper, part: Span | None, options: Mapping[str, Any]) -> bool:
    if part is None:
        return False
    said = lowered(paper)[part.start : part.end].strip(" .:;-_/()[]*")
    return bool(said) and said not in options.get("nothing", ())


def _traced(paper: Paper, options: Mapping[str, Any]) -> bool:
    return holds(lowered(paper), options.get("traces", ()), paper.span.start, paper.span.end)


def _otherwise(paper: Paper, answer: Answer, options: Mapping[str, Any]) -> bool:
    """Whether something else than YES or NO answers the question ("not applicable"), there or on the next line."""
    folded = lowered(paper)
    question = folded[answer.span.start : answer.span.end]
    ends = [question.rfind(end) + len(end) for end in options.get("ends", ()) if end in question]
    if not ends or any(c.isalpha() for c in question[max(ends) :]):
        return True
    below = paper.source.text[answer.span.end : paper.span.end].split("\n", 3)
    following = next((line.strip(" .:*") for line in below if line.strip()), "")
    return following.lower() in options.get("nothing", ())


def _foot(paper: Paper) -> Span:
    """Where the question would stand: before the declarations, else the first line of the paper."""
    if paper.declarations_span is not None:
        start = paper.declarations_span.start
        end = paper.source.text.find("\n", start)
        return Span(start, end if start < end <= paper.declarations_span.end else paper.declarations_span.end)
    return _heading(paper)


def _heading(paper: Paper) -> Span:
    for span in (paper.reference_span, paper.title_span):
        if span is not None:
            return span
    return Span(paper.span.start, paper.span.start)
