"""Does a quotation mark close what none has opened?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._regions import prose, prose_at
from pcdlint.finding import Edit, Fix, Hit
from pcdlint.paper import Paper
from pcdlint.patterns import pattern
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "stray-quote"
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "measures": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Plurals that own nothing where a clause ends (two years').",
        }
    },
}
VALUES = ("words", "mark")

# At the end of a clause: an apostrophe there may be a plural's ("the officers'.").
# Where the line alone ends and the sentence goes on, so does the clause.
_CLOSES = pattern(r"['’\"”](?=[.,;]?[ \t]*(?:\n|\Z)|[.;]\s)(?![ \t]*\n[ \t]*[a-z])")
_COUNTED = pattern(r"\b(?:about|some|over|under|than|to|take|takes|for|in|within|every) (?:[a-z]+|\d+) [a-z]+$")
_OPENS = pattern(r"(?:^|[\s(\[“\"–—-])['‘](?=\w)|[‘`]")
_BACK = 12


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at each such mark at the end of a clause, with the word before it."""
    text = paper.source.text
    measures = tuple(options.get("measures", ()))
    for match in _CLOSES.finditer(text, paper.span.start, paper.span.end):
        at = match.start()
        if not text[at - 1 : at].isalpha():
            continue
        span = prose_at(paper, at)
        if span is None or _is_open(text[span.start : at], match.group(), measures) or _goes_on(paper, span):
            continue
        begin = at
        while begin > span.start and not text[begin - 1].isspace():
            begin -= 1
        end = at + 2 if text[at + 1 : at + 2] in (".", ",", ";") else at + 1
        # A double mark was meant to close something: where that begins, only the author knows.
        fix = Fix("Delete the mark", text[at] in "'’", (Edit(Span(at, at + 1), ""),))
        yield Hit(Span(begin, end), {"words": text[begin:end], "mark": text[at]}, fix=fix)


def _is_open(before: str, mark: str, measures: tuple[str, ...]) -> bool:
    return _single_open(before, measures) if mark in "'’" else _double_open(before)


def _goes_on(paper: Paper, span: Span) -> bool:
    """Whether a quotation of several paragraphs is open where this one begins.

    It was opened a few paragraphs before; the number of a page may stand between.
    """
    before = [paper.text(s) for s in prose(paper) if s.end <= span.start][-_BACK:]
    for piece in reversed(before):
        if piece.strip().isdecimal():
            continue
        if _unclosed(piece):
            return True
        if "”" in piece or '"' in piece or "’" in piece:
            return False
    return False


def _single_open(before: str, measures: tuple[str, ...]) -> bool:
    """Whether a quotation is open, or the mark may be that of an owner in the plural."""
    if before[-1] in "sSzxX" and not (before.endswith(measures) and _COUNTED.search(before)):
        return True
    return _OPENS.search(before) is not None


def _double_open(before: str) -> bool:
    if "“" in before or "„" in before:
        return True
    return before.count('"') % 2 == 1


def _unclosed(piece: str) -> bool:
    """Whether a paragraph opens a quotation that it does not close."""
    if piece.count("“") > piece.count("”") or piece.count('"') % 2 == 1:
        return True
    return piece.lstrip()[:1] == "‘" and "’" not in piece
