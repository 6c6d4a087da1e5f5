"""Finding the phrases of a rule in the folded words of a paper, as whole words, with their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pcdlint.paper import Paper
from pcdlint.prose import Sentence, lowered, sentences, words_in, words_of
from pcdlint.values import Span

STRINGS = {"type": "array", "items": {"type": "string", "minLength": 1}}
"""JSON schema of a list of phrases. They are given in small letters with plain quotes and dashes."""


def places(folded: str, phrases: Sequence[str], start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Where any of the phrases stand as whole words, phrase by phrase."""
    stop = len(folded) if end is None else end
    there = words_in(folded)
    for phrase in phrases:
        if not words_of(phrase) <= there:
            continue
        at = folded.find(phrase, start, stop)
        while at >= 0:
            after = at + len(phrase)
            if _edge(folded, at - 1, phrase[0]) and _edge(folded, after, phrase[-1]):
                yield Span(at, after)
            at = folded.find(phrase, at + 1, stop)


def first(folded: str, phrases: Sequence[str], start: int = 0, end: int | None = None) -> Span | None:
    """The first place of any of the phrases."""
    return min(places(folded, phrases, start, end), key=lambda s: (s.start, -s.end), default=None)


def holds(folded: str, phrases: Sequence[str], start: int = 0, end: int | None = None) -> bool:
    """Whether any of the phrases stands there."""
    return next(places(folded, phrases, start, end), None) is not None


def said(
    paper: Paper, phrases: Sequence[str], unless: Sequence[str] = (), sections: Sequence[str] = ()
) -> Iterator[tuple[Span, Sentence]]:
    """Each sentence that holds one of the phrases and none of `unless`, with the place of the phrase.

    `sections` keeps to the sections of these keys.
    """
    folded = lowered(paper)
    spots = sorted(places(folded, phrases, paper.span.start, paper.span.end), key=lambda s: s.start)
    if not spots:
        return
    for sentence in sentences(paper):
        if sections and sentence.section.key not in sections:
            continue
        start, end = sentence.span.start, sentence.span.end
        spot = next((s for s in spots if start <= s.start < end), None)
        if spot is not None and not holds(folded, unless, start, end):
            yield spot, sentence


def words(folded: str) -> int:
    """How many words a stretch of text has; figures and signs are none."""
    return sum(1 for word in folded.split() if any(c.isalpha() for c in word))


def _edge(folded: str, at: int, beside: str) -> bool:
    """Whether no word goes on at `at`; a phrase that ends in a sign has its own edge."""
    return not beside.isalnum() or not 0 <= at < len(folded) or not folded[at].isalnum()
