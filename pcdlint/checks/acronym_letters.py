"""Letters in brackets that are the initials of the words before them, in another order: "women and girls (GW)"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pcdlint.checks._phrases import STRINGS
from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.patterns import pattern
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "acronym-letters"
OPTIONS = {
    "type": "object",
    "required": ["small"],
    "additionalProperties": False,
    "properties": {
        "small": {**STRINGS, "description": "Words whose initials may be left out."},
        "known": {**STRINGS, "description": "Short forms whose letters stand in the order of another language."},
    },
}
VALUES = ("acronym", "initials", "words")

_BRACKETS = pattern(r"\((?:the )?[“\"']?([A-Z]{4,7})s?[”\"']?\)")
_WORD = pattern(r"[A-Za-z][A-Za-z’']*")
_REACH = 90


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at each short form of four letters or more whose letters are all there, but not in that order."""
    text, known = paper.source.text, frozenset(options.get("known", ()))
    small = frozenset(options["small"])
    for match in _BRACKETS.finditer(text, paper.span.start, paper.span.end):
        acronym = match.group(1)
        words = [*_WORD.finditer(text, max(paper.span.start, match.start() - _REACH), match.start())]
        if acronym in known or not words or text[words[-1].end() : match.start()].strip():
            continue
        if _spelt([w.group() for w in words], acronym, small):
            continue
        for told in (words[-len(acronym) :], [w for w in words if w.group().lower() not in small][-len(acronym) :]):
            initials = "".join(w.group()[0] for w in told).upper()
            if sorted(initials) == sorted(acronym):
                expansion = Span(told[0].start(), told[-1].end())
                values = {"acronym": acronym, "initials": initials, "words": " ".join(paper.text(expansion).split())}
                yield Hit(Span(*match.span(1)), values)
                break


def _spelt(words: Sequence[str], acronym: str, small: frozenset[str]) -> bool:
    """Whether the last words begin with the letters in their order, small words left out or not."""
    if not acronym:
        return True
    if not words:
        return False
    last, before = words[-1], words[:-1]
    if last[0].upper() == acronym[-1] and _spelt(before, acronym[:-1], small):
        return True
    return last.lower() in small and _spelt(before, acronym, small)
