"""Is there a mark that does not belong: a space before a full stop, two stops, "report'."?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._regions import prose_at
from pcdlint.finding import Edit, Fix, Hit, Related
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "stray-marks"
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "marks": {
            "type": "object",
            "additionalProperties": {"type": "string"},
            "description": "Marks that do not belong together, and what they are meant to be.",
        },
        "spaced": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Marks that no space stands before.",
        },
    },
}
VALUES = ("marks", "words")

_MANY = 4


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at each, with the word before it; the fix is safe. Where there are many, a conversion
    has put them there: one hit for all, info."""
    hits = sorted(_hits(paper, options), key=lambda h: h.span.start)
    if len(hits) <= _MANY:
        yield from hits
        return
    first, *others = hits
    edits = tuple(e for h in hits if h.fix for e in h.fix.edits)
    yield Hit(
        first.span,
        first.values,
        tuple(Related(h.span, "and here") for h in others),
        Fix("Correct them all", True, edits),
        level="info",
    )


def _hits(paper: Paper, options: Mapping[str, Any]) -> Iterator[Hit]:
    text = paper.source.text
    for marks, meant in options.get("marks", {}).items():
        for at in _places(text, marks, paper.span):
            if _alone(text, at, marks) and prose_at(paper, at) is not None:
                yield _hit(text, at, at + len(marks), meant)
    for mark in options.get("spaced", ()):
        for at in _places(text, f" {mark}", paper.span):
            if _spaced(text, at) and prose_at(paper, at) is not None:
                yield _hit(text, at, at + 2, mark)


def _places(text: str, marks: str, span: Span) -> Iterator[int]:
    at = text.find(marks, span.start, span.end)
    while at >= 0:
        yield at
        at = text.find(marks, at + 1, span.end)


def _alone(text: str, at: int, marks: str) -> bool:
    """Whether the marks are no part of a longer row, such as dots that lead to a number."""
    before, after = text[at - 1 : at], text[at + len(marks) : at + len(marks) + 1]
    worded = before.isalnum() or before in ("%", ")")
    return worded and (not after or after == " " or after not in marks + ".")


def _spaced(text: str, at: int) -> bool:
    """Whether the mark ends something: a word before it, and a space or nothing behind."""
    after = text[at + 2 : at + 3]
    return text[at - 1 : at].isalnum() and (after.isspace() or after == "")


def _hit(text: str, start: int, end: int, meant: str) -> Hit:
    begin = start
    while begin > 0 and not text[begin - 1].isspace():
        begin -= 1
    kept = len(meant) if text.endswith(meant, start, end) else 0
    edit = Edit(Span(start, end - kept), meant[: len(meant) - kept])
    fix = Fix(f"Write “{text[begin:start]}{meant}”", True, (edit,))
    return Hit(Span(begin, end), {"marks": text[start:end], "words": text[begin:end]}, fix=fix)
