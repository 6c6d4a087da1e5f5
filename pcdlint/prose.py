"""Views of a paper's words that several checks need, made once a paper: sentences, folded text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pcdlint.paper import Paper, Paragraph, Section
from pcdlint.patterns import pattern
from pcdlint.values import Span

# One class of marks in front, so that the engine skips to them.
_STOP = pattern(r"[.!?;](?:(?<!;)[)”\"'’]*(?=\s+[A-Z£“\"‘'(\[•]|\s*$)|(?<=;)\s*\n)")
_SHORT = pattern(
    r"(?:\b(?:e\.g|i\.e|etc|para|paras|no|nos|s|ss|reg|regs|art|sch|st|dr|mr|mrs|ms|prof|ltd|inc|vs|cf|ref|fig|app|approx|p|pp|dept|hon|supt|insp|sgt|[A-Z]))$",
    re.IGNORECASE,
)
_RUN = pattern(r"[^\W_]+")
_ALIKE = {"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "−": "-"}
_ALIKE |= {"\n": " ", "\t": " "}


class Sentence(NamedTuple):
    """A sentence with the section and paragraph it stands in."""

    span: Span
    section: Section
    paragraph: Paragraph


@lru_cache(maxsize=4)
def lowered(paper: Paper) -> str:
    """The text of the paper's whole file in lower case with plain quotes, dashes and spaces; same offsets."""
    text = paper.source.text
    for char, plain in _ALIKE.items():  # quicker than translate() on a long text
        text = text.replace(char, plain)
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@lru_cache(maxsize=8)
def words_in(folded: str) -> frozenset[str]:
    """The words of a folded text, each a run of letters and digits."""
    words = frozenset(folded.split())
    return words.union(_RUN.findall(" ".join([word for word in words if not word.isalnum()])))


@cache
def words_of(phrase: str) -> frozenset[str]:
    """The words of a phrase. It can stand in a text only where `words_in` has them all, which is thirty
    times quicker to see than by a search."""
    return frozenset(_RUN.findall(phrase))


@lru_cache(maxsize=4)
def sentences(paper: Paper) -> tuple[Sentence, ...]:
    """The sentences of all paragraphs of all sections, in order. A paragraph without a full stop is one sentence."""
    found: list[Sentence] = []
    for section in paper.sections:
        for paragraph in section.paragraphs:
            found.extend(Sentence(span, section, paragraph) for span in split(paper.source.text, paragraph.span))
    return tuple(found)


def split(text: str, span: Span) -> Iterator[Span]:
    """The sentences of a span of text."""
    start = span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        if text[stop.start()] == "." and _SHORT.search(text, max(start, stop.start() - 8), stop.start()):
            continue
        if stop.end() > start:
            yield Span(start, stop.end())
        start = stop.end()
        while start < span.end and text[start].isspace():
            start += 1
    if start < span.end:
        yield Span(start, span.end)


def sentence_at(paper: Paper, offset: int) -> Sentence | None:
    """The sentence that holds an offset."""
    found = sentences(paper)
    at = bisect_right(found, offset, key=lambda sentence: sentence.span.start) - 1
    return found[at] if at >= 0 and offset < found[at].span.end else None
