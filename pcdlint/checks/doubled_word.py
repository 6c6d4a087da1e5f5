"""Does a word stand there twice in a row?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from operator import and_, eq
from typing import Any

from pcdlint.checks._regions import prose, word_set
from pcdlint.finding import Edit, Fix, Hit
from pcdlint.paper import Paper
from pcdlint.patterns import pattern
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "doubled-word"
_TEXTS = {"type": "array", "items": {"type": "string"}}
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "right": {**_TEXTS, "description": "Words that may well stand twice."},
        "particles": {
            "type": "object",
            "additionalProperties": _TEXTS,
            "description": "Words that may stand twice behind a verb of theirs (brought in in 2019), with the verbs.",
        },
        "small": {**_TEXTS, "description": "Small words of which two together may be doubled (of the of the)."},
    },
}
VALUES = ("words",)

_BREAK = " ¶ "
_WORD = pattern(r"\S+")
_VERB = 20
"""A verb ends at most so many letters before its particle."""


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at each doubled word or pair of small words, with a safe fix.

    Across a line's or a cell's end, and for names (Bora Bora), nothing.
    """
    text = lowered(paper)
    spans = list(prose(paper))
    if not _any(_BREAK.join([text[s.start : s.end] for s in spans])):
        return
    right = word_set(tuple(options.get("right", ())))
    small = word_set(tuple(options.get("small", ())))
    particles = options.get("particles", {})
    for span in spans:
        if _any(text[span.start : span.end]):
            for hit in _hits(paper, text, span, right, small):
                if not _is_particle(text, hit.span, particles):
                    yield hit


def _any(text: str) -> bool:
    """Whether a word, or a pair of words, is followed by itself. Runs in C: nearly every text has none."""
    words = text.split()
    if any(map(eq, words, words[1:])):
        return True
    again = list(map(eq, words, words[2:]))
    return any(map(and_, again, again[1:]))


def _hits(paper: Paper, text: str, span: Span, right: frozenset[str], small: frozenset[str]) -> Iterator[Hit]:
    found = list(_WORD.finditer(text, span.start, span.end))
    i = 0
    while i + 1 < len(found):
        size = 0
        if found[i].group() == found[i + 1].group() and _doubled(paper, found[i], found[i + 1], right, small):
            size = 1
        elif i + 3 < len(found) and _pair(found[i : i + 4], small):
            size = 2
        if size and _one_line(paper, found[i + size - 1].end(), found[i + size].start()):
            behind = i + 2 * size
            while size == 1 and behind < len(found) and found[behind].group() == found[i].group():
                behind += 1
            yield _hit(paper, found[i:behind], size)
            i = behind - 1
        i += 1


def _is_particle(text: str, span: Span, particles: Mapping[str, Sequence[str]]) -> bool:
    """Whether the first of two belongs to the verb before it."""
    one, *more = text[span.start : span.end].split()
    verb = text[max(0, span.start - _VERB) : span.start].split()[-1:]
    return len(more) == 1 and bool(verb) and verb[0] in particles.get(one, ())


def _pair(words: list[re.Match[str]], small: frozenset[str]) -> bool:
    one, two = words[0].group(), words[1].group()
    return one in small and two in small and words[2].group() == one and words[3].group() == two


def _doubled(
    paper: Paper, one: re.Match[str], two: re.Match[str], right: frozenset[str], small: frozenset[str]
) -> bool:
    word = one.group()
    if not word.isalpha() or word in right:
        return False
    printed = paper.source.text[one.start()], paper.source.text[two.start()]
    named = printed[0].isupper() and printed[1].isupper()
    return word in small or (len(word) > 1 and not named)


def _one_line(paper: Paper, end: int, start: int) -> bool:
    """Whether only spaces, or the one line break of wrapped text, stand between."""
    gap = paper.source.text[end:start]
    return "\t" not in gap and gap.count("\n") <= 1


def _hit(paper: Paper, words: list[re.Match[str]], size: int) -> Hit:
    """The hit for some words, the first `size` of which are enough."""
    start, end = words[0].start(), words[-1].end()
    text = paper.source.text
    kept, again = words[size - 1].end(), words[size].start()
    if "\n" in text[kept:again] and text[end : end + 1] == " ":
        # The line break stays where it is.
        edit = Edit(Span(again, end + 1), "")
    else:
        edit = Edit(Span(kept, end), "")
    return Hit(Span(start, end), {"words": " ".join(text[start:end].split())}, fix=Fix("Write it once", True, (edit,)))
