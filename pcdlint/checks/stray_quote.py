"""Does a quotation mark close what none has opened?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pcdlint.checks._regions import prose
from pcdlint.finding import Edit, Fix, Hit
from pcdlint.paper import Paper
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

# An apostrophe behind s may be a plural's ("the officers'."), behind a figure feet or a year.
_SINGLE = re.compile(r"['’](?=[.,;]?\s*$|[.;](?=\s))")
_DOUBLE = re.compile(r"[\"”](?=[.,;]?\s*$|[.;](?=\s))")
_COUNTED = re.compile(r"\b(?:about|some|over|under|than|to|take|takes|for|in|within|every) (?:[a-z]+|\d+) [a-z]+$")
_OPENS = re.compile(r"(?:^|[\s(\[“\"–—-])['‘](?=\w)|[‘`]")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at each such mark at the end of a clause, with the word before it; the fix is safe."""
    text = paper.source.text
    measures = tuple(options.get("measures", ()))
    quoting = False
    for span in prose(paper):
        piece = text[span.start : span.end]
        if piece.strip().isdecimal():  # the number of a page between two halves of a paragraph
            continue
        opened = quoting
        quoting = _unclosed(piece)
        if opened:  # a quotation over several paragraphs
            continue
        if "'" in piece or "’" in piece:
            yield from _stray(text, span, _SINGLE, lambda before: _single_open(before, measures))
        if '"' in piece or "”" in piece:
            yield from _stray(text, span, _DOUBLE, _double_open)


def _stray(text: str, span: Span, marks: re.Pattern[str], opened: Callable[[str], bool]) -> Iterator[Hit]:
    for match in marks.finditer(text, span.start, span.end):
        at = match.start()
        if not text[at - 1 : at].isalpha() or opened(text[span.start : at]):
            continue
        begin = at
        while begin > span.start and not text[begin - 1].isspace():
            begin -= 1
        end = min(at + 2, span.end) if text[at + 1 : at + 2] in (".", ",", ";") else at + 1
        fix = Fix("Delete the mark", True, (Edit(Span(at, at + 1), ""),))
        yield Hit(Span(begin, end), {"words": text[begin:end], "mark": text[at]}, fix=fix)


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
