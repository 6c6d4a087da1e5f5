"""Is there template text or a placeholder left in the paper?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pcdlint.checks._regions import bare, prose_at, word_set
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "placeholder"
_TEXTS = {"type": "array", "items": {"type": "string"}}
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "phrases": {**_TEXTS, "description": "Phrases in small letters, found anywhere."},
        "patterns": {
            "type": "array",
            "description": "Regular expressions looked up only around a text that is cheap to find.",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["near", "match"],
                "properties": {
                    "near": {"type": "string", "description": "The text that every match begins with; small letters."},
                    "match": {"type": "string", "description": "The expression, matched there, capitals as given."},
                },
            },
        },
        "where": {
            "enum": ["paper", "prose"],
            "description": "The whole paper, or its title, its sections' paragraphs and its declarations.",
        },
        "filler": {**_TEXTS, "description": "A section with nothing but these is another rule's finding."},
    },
}
VALUES = ("placeholder",)

_CLOSES = {"[": "]", "<": ">", "{": "}", "(": ")"}
_WIDE = 90


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at each placeholder; one that comes again unchanged is related to the first."""
    found: dict[str, list[Span]] = {}
    last = -1
    for span in sorted(_spans(paper, options), key=lambda s: (s.start, -s.end)):
        if span.start < last or not _counts(paper, span, options):
            continue
        last = span.end
        found.setdefault(" ".join(paper.text(span).split()), []).append(span)
    for printed, spans in found.items():
        first, *others = spans
        yield Hit(
            first,
            {"placeholder": printed},
            tuple(Related(s, "and here") for s in others),
            level="info" if _unsigned(paper, first) else None,
        )


def _spans(paper: Paper, options: Mapping[str, Any]) -> Iterator[Span]:
    text, raw = lowered(paper), paper.source.text
    start, end = paper.span.start, paper.span.end
    for near, phrases in _grouped(tuple(options.get("phrases", ()))):
        at = text.find(near, start, end)
        while at >= 0:
            phrase = next((p for p in phrases if text.startswith(p, at)), None)
            if phrase is not None:
                yield Span(at, _closing(raw, at, at + len(phrase)))
            at = text.find(near, at + 1, end)
    for entry in options.get("patterns", ()):
        at = text.find(entry["near"], start, end)
        while at >= 0:
            match = _compiled(entry["match"]).match(raw, at, end)
            if match is not None:
                yield Span(match.start(), match.end())
            at = text.find(entry["near"], match.end() if match else at + 1, end)


def _closing(raw: str, start: int, end: int) -> int:
    """The end of a phrase, or of the brackets that it opens."""
    close = _CLOSES.get(raw[start])
    at = raw.find(close, end, end + _WIDE) if close else -1
    return at + 1 if at >= 0 and "\n" not in raw[end:at] else end


def _counts(paper: Paper, span: Span, options: Mapping[str, Any]) -> bool:
    """Not in the form's own questions, nor where another rule tells it."""
    for answer in (paper.deferral, paper.part2):
        if answer is not None and answer.span.start <= span.start < max(answer.value_span.end, answer.span.end):
            return False
    if paper.reference is None and paper.reference_span is not None:
        line = paper.source.text.find("\n", paper.reference_span.start)
        if paper.reference_span.start <= span.start < (line if line >= 0 else paper.reference_span.end):
            return False
    section = paper.section_at(span.start)
    if section is not None and len(section.paragraphs) == 1 and not section.tables and options.get("filler"):
        words = bare(paper.text(section.paragraphs[0].span).strip("0123456789. \t\n"))
        if words in word_set(tuple(options["filler"])):
            return False
    if options.get("where") == "prose":
        return prose_at(paper, span.start) is not None or _in_cell(paper, span)
    return True


def _in_cell(paper: Paper, span: Span) -> bool:
    """Whether it is letters in a table: a column's head may well be a lone pound sign."""
    if not paper.text(span).isalpha():
        return False
    return any(t.span.start <= span.start < t.span.end for s in paper.sections for t in s.tables)


def _unsigned(paper: Paper, span: Span) -> bool:
    """Whether it stands in the sign-off of a paper that is not signed yet."""
    if paper.stage not in ("draft", "submission"):
        return False
    return any(s.span.start <= span.start < s.span.end and s.signed is None for s in paper.signatures)


@cache
def _grouped(phrases: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The phrases by what to look for first: a mark that they begin with, else all of a phrase."""
    groups: dict[str, list[str]] = {}
    for phrase in phrases:
        groups.setdefault(phrase if phrase[0].isalnum() else phrase[0], []).append(phrase)
    return tuple((near, tuple(group)) for near, group in groups.items())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
