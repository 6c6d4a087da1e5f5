"""A rise to a smaller figure, or a fall to a greater one: "rose from 30 to 20"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._phrases import STRINGS, holds
from pcdlint.figures.reading import Figure, read_figures
from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.patterns import pattern
from pcdlint.prose import Sentence, lowered, sentences
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "direction"
OPTIONS = {
    "type": "object",
    "required": ["rises", "falls"],
    "additionalProperties": False,
    "properties": {
        "rises": {**STRINGS, "description": "Words of a rise."},
        "falls": {**STRINGS, "description": "Words of a fall."},
        "unless": {**STRINGS, "description": "Words of a sentence whose figures are ranks, grades or the like."},
    },
}
VALUES = ("word", "first", "second")

_FIGURE = r"£?\d[\d,]*(?:\.\d+)?(?:k|m|bn|%)?(?: (?:million|billion|per cent))?"
_FROM_TO = pattern(rf"from ({_FIGURE})(?![\w/-])((?: [a-z]+| \(?20\d\d[/-]\d\d\)?){{0,3}}) to ({_FIGURE})(?![\w/-])")
_WORD = pattern(r"[a-z]+")
_LEAD = 40
_NEAREST = 4


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at each pair of figures behind a word of the other direction."""
    folded = lowered(paper)
    for sentence in sentences(paper):
        start, end = sentence.span
        if folded.find("from ", start, end) < 0:
            continue
        for match in _FROM_TO.finditer(folded, start, end):
            first, second = _figure(match.group(1)), _figure(match.group(3))
            if first is None or second is None or first.unit != second.unit or _years(match.group(1)):
                continue
            word = _word(folded, sentence, match.start(), options)
            if word is None or holds(folded, options.get("unless", ()), start, end):
                continue
            rising = paper.text(word).lower() in options["rises"]
            if (second.high < first.low) if rising else (second.low > first.high):
                values = {
                    "word": paper.text(word),
                    "first": _printed(paper, match.span(1)),
                    "second": _printed(paper, match.span(3)),
                }
                yield Hit(Span(word.start, match.end()), values)


def _figure(printed: str) -> Figure | None:
    figures = read_figures(printed)
    return figures[0] if len(figures) == 1 and not figures[0].flaw else None


def _years(printed: str) -> bool:
    return len(printed) == 4 and printed.isdecimal() and printed[:2] in ("19", "20")


def _printed(paper: Paper, span: tuple[int, int]) -> str:
    return paper.text(Span(*span))


def _word(folded: str, sentence: Sentence, at: int, options: Mapping[str, Any]) -> Span | None:
    """The word of a direction among the last few before an offset; None where there is none, or one of each."""
    start = max(sentence.span.start, at - _LEAD)
    known = {**dict.fromkeys(options["rises"], True), **dict.fromkeys(options["falls"], False)}
    found = [w for w in [*_WORD.finditer(folded, start, at)][-_NEAREST:] if w.group() in known]
    if len({known[w.group()] for w in found}) != 1:
        return None
    return Span(*found[-1].span())
