"""Does a quotation mark close what none has opened?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._regions import prose
from pcdlint.finding import Edit, Fix, Hit
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "stray-quote"
OPTIONS = {"type": "object", "additionalProperties": False, "properties": {}}
VALUES = ("words", "mark")

# An apostrophe behind s may be a plural's ("the officers'."), behind a figure feet or a year.
_SINGLE = re.compile(r"['’](?=[.,;]?\s*$|[.;](?=\s))")
_DOUBLE = re.compile(r"[\"”](?=[.,;]?\s*$|[.;](?=\s))")
_OPENS = re.compile(r"(?:^|[\s(\[“\"–—-])['‘](?=\w)|[‘`]")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at each such mark at the end of a clause, with the word before it; the fix is safe."""
    text = paper.source.text
    quoting = False
    for span in prose(paper):
        piece = text[span.start : span.end]
        opened = quoting
        quoting = _unclosed(piece)
        if opened:  # a quotation over several paragraphs
            continue
        if "'" in piece or "’" in piece:
            yield from _stray(text, span, _SINGLE, _single_open)
        if '"' in piece or "”" in piece:
            yield from _stray(text, span, _DOUBLE, _double_open)


def _stray(text: str, span: Span, marks: re.Pattern[str], opened: Any) -> Iterator[Hit]:
    for match in marks.finditer(text, span.start, span.end):
        at = match.start()
        letter = text[at - 1 : at]
        if not letter.isalpha() or opened(text[span.start : at], letter):
            continue
        begin = at
        while begin > span.start and not text[begin - 1].isspace():
            begin -= 1
        end = min(at + 2, span.end) if text[at + 1 : at + 2] in (".", ",", ";") else at + 1
        fix = Fix("Delete the mark", True, (Edit(Span(at, at + 1), ""),))
        yield Hit(Span(begin, end), {"words": text[begin:end], "mark": text[at]}, fix=fix)


def _single_open(before: str, letter: str) -> bool:
    return letter in "sSzxX" or _OPENS.search(before) is not None


def _double_open(before: str, letter: str) -> bool:
    if "“" in before or "„" in before:
        return True
    return before.count('"') % 2 == 1


def _unclosed(piece: str) -> bool:
    """Whether a paragraph opens a quotation that it does not close."""
    return piece.count("“") > piece.count("”") or piece.count('"') % 2 == 1 or (piece.lstrip()[:1] == "‘" and "’" not in piece)
