"""Is there a mark that does not belong: a space before a full stop, two stops, "report'."?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._regions import prose
from pcdlint.finding import Edit, Fix, Hit
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


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at each, with the word before it; the fix is safe."""
    text = paper.source.text
    for span in prose(paper):
        for marks, meant in options.get("marks", {}).items():
            for at in _places(text, marks, span):
                if _alone(text, at, marks):
                    yield _hit(text, at, at + len(marks), meant)
        for mark in options.get("spaced", ()):
            for at in _places(text, f" {mark}", span):
                if _spaced(text, at, span):
                    yield _hit(text, at, at + 2, mark)


def _places(text: str, marks: str, span: Span) -> Iterator[int]:
    at = text.find(marks, span.start, span.end)
    while at >= 0:
        yield at
        at = text.find(marks, at + 1, span.end)


def _alone(text: str, at: int, marks: str) -> bool:
    """Whether the marks are no part of a longer row, such as dots that lead to a number."""
    before, after = text[at - 1 : at], text[at + len(marks) : at + len(marks) + 1]
    return before.isalnum() and after not in marks + "." if after else before.isalnum()


def _spaced(text: str, at: int, span: Span) -> bool:
    """Whether the mark ends something: a word before it, and a space or nothing behind."""
    after = text[at + 2 : at + 3]
    return text[at - 1 : at].isalnum() and (at + 2 >= span.end or after.isspace() or after == "")


def _hit(text: str, start: int, end: int, meant: str) -> Hit:
    begin = start
    while begin > 0 and not text[begin - 1].isspace():
        begin -= 1
    fix = Fix(f"Write “{text[begin:start]}{meant}”", True, (Edit(Span(start, end), meant),))
    return Hit(Span(begin, end), {"marks": text[start:end], "words": text[begin:end]}, fix=fix)
