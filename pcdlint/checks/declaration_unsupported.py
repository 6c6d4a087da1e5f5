"""A declaration that the report covers a matter on which the report says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._phrases import STRINGS
from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "declaration-unsupported"
OPTIONS = {
    "type": "object",
    "required": ["topic", "says", "section", "traces"],
    "additionalProperties": False,
    "properties": {
        "topic": {"type": "string"},
        "says": {**STRINGS, "description": "The statement that the body covers the matter."},
        "section": {"type": "string", "description": "Key of the section that would."},
        "traces": {**STRINGS, "description": "Beginnings of words that show that the body speaks of it elsewhere."},
    },
}
VALUES = ("row", "statement")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit at the statement when neither a section nor any words of the body cover the matter."""
    if paper.section(options["section"]) is not None or not paper.sections:
        return
    folded = lowered(paper)
    body = [folded[s.span.start : _end(paper, s.span)] for s in paper.sections]
    if any(trace in part for part in body for trace in options["traces"]):
        return
    for row in paper.declarations:
        if row.topic != options["topic"]:
            continue
        for phrase in options["says"]:
            at = folded.find(phrase, row.span.start, row.span.end)
            if at >= 0:
                span = Span(at, at + len(phrase))
                yield Hit(span, {"row": paper.text(row.label_span), "statement": paper.text(span)})
                return


def _end(paper: Paper, span: Span) -> int:
    """Where a section ends, at the latest where the declarations begin."""
    block = paper.declarations_span
    return block.start if block is not None and span.start < block.start < span.end else span.end
