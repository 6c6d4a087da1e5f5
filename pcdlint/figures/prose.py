"""Sentences with their amounts, and what a sum of prose needs: parts, slips, blame."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple, Protocol

from pcdlint.figures.intervals import Interval, total
from pcdlint.figures.reading import one_slip, reprint
from pcdlint.figures.results import Miss, Part, Sum
from pcdlint.figures.words import shipped_words
from pcdlint.values import Amount, Span

# One class of marks in front, so that the engine skips to them.
_STOP = re.compile(r"[.;?!\n](?:(?<!\n)[)”\"']?\s+(?=[A-Z£“\"(\[•])|(?<=\n)\s*\n)")
_NO_STOP = re.compile(r"\b(?:p\.a|No|c|approx|i\.e|e\.g|vs|ca|Co|Ltd|inc|excl|incl|para|s)\.$")
_LABELLED = re.compile(r"\b[A-Z]{2,}\s$")


class Placed(Protocol):
    """A figure of a sentence."""

    @property
    def span(self) -> Span: ...


class Sentence(NamedTuple):
    """A sentence: its place, its words, and the amounts in it that name a sum of money or a share."""

    span: Span
    text: str
    amounts: tuple[Amount, ...]
    money: tuple[Amount, ...]
    """The sums of money, without those that are part of a name ("VAWG £5m")."""

    def between(self, start: int, end: int) -> str:
        """The words between two offsets of the source."""
        return self.text[start - self.span.start : end - self.span.start]

    def printed(self, amount: Amount) -> str:
        return self.between(amount.span.start, amount.span.end)

    def ahead(self, figure: Placed) -> str:
        """All of the sentence before a figure."""
        return self.between(self.span.start, figure.span.start)

    def behind(self, figure: Placed) -> str:
        """All of the sentence behind a figure."""
        return self.between(figure.span.end, self.span.end)

    def before(self, amount: Placed, width: int = 60) -> str:
        """The words before an amount, back to the one before it."""
        start = max((a.span.end for a in self.amounts if a.span.end <= amount.span.start), default=self.span.start)
        return self.between(max(start, amount.span.start - width), amount.span.start)

    def after(self, amount: Placed, width: int = 60) -> str:
        """The words after an amount, up to the next."""
        end = min((a.span.start for a in self.amounts if a.span.start >= amount.span.end), default=self.span.end)
        return self.between(amount.span.end, min(end, amount.span.end + width))


def sentences(text: str, paragraph: Span, amounts: Sequence[Amount]) -> list[Sentence]:
    """The sentences of a paragraph, whose amounts are given in order."""
    found = []
    for start, end in split(text, paragraph):
        here = tuple(x for x in amounts if start <= x.span.start < end)
        money = tuple(
            x
            for x in here
            if x.unit == "GBP" and not _LABELLED.search(text, max(start, x.span.start - 16), x.span.start)
        )
        found.append(Sentence(Span(start, end), text[start:end], here, money))
    return found


def split(text: str, paragraph: Span) -> list[Span]:
    """The sentences of a paragraph; semicolons before a capital end one too."""
    cuts = [paragraph.start]
    for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
        if not _NO_STOP.search(text, max(paragraph.start, stop.start() - 8), stop.start() + 1):
            cuts.append(stop.end())
    cuts.append(paragraph.end)
    return [Span(start, end) for start, end in pairwise(cuts)]


def has(key: str, text: str) -> bool:
    """A phrase of that list of the vocabulary stands in a text as whole words."""
    lower = text.lower().replace("\n", " ")
    return any(_stands(lower, phrase) for phrase in shipped_words().lists[key] if phrase in lower)


def _stands(text: str, phrase: str) -> bool:
    return next(_found(text, phrase), None) is not None


def _found(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not text[at - 1 : at].isalpha() and not text[end : end + 1].isalpha():
            yield at, end
        at = text.find(phrase, at + 1)


def places(key: str, text: str) -> list[tuple[int, int]]:
    """Where phrases of a list stand in a text, in order; of those that overlap, the longest."""
    lower = text.lower().replace("\n", " ")
    found = [place for phrase in shipped_words().lists[key] if phrase in lower for place in _found(lower, phrase)]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda p: (p[0], -p[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def exact(amount: Amount) -> bool:
    """Stated plainly: no "up to" or "about", no flaw, no period."""
    return amount.qualifier is None and amount.flaw is None and amount.per is None


def interval(amount: Amount) -> Interval:
    return Interval(amount.low, amount.high)


def part(sentence: Sentence, amount: Amount, sign: int = 1) -> Part:
    return Part(amount.span, amount.value, sentence.printed(amount), sign)


def add_up(kind: str, parts: Iterable[tuple[Sentence, Amount, int]], stated: tuple[Sentence, Amount]) -> Sum:
    """Signed amounts that should make a stated one."""
    signed = list(parts)
    computed = total(interval(a).scaled(Decimal(sign)) for _, a, sign in signed)
    return Sum(kind, tuple(part(s, a, sign) for s, a, sign in signed), computed, part(*stated), interval(stated[1]))


def slips(found: Sum) -> list[tuple[Part, str]]:
    """The figures that one slip of the pen would explain, each with what it should read."""
    options = [(found.stated, found.stated.value - found.difference)]
    if found.kind not in ("product", "yearly"):
        options += [(p, p.value + found.difference * p.sign) for p in found.parts]
    explained = [(p, shown) for p, value in options if (shown := reprint(p.printed, value)) is not None]
    return [(p, shown) for p, shown in explained if one_slip(p.printed, shown)]


def miss(found: Sum, certainty: str) -> Miss:
    """A miss that blames the one figure that explains it, else the stated total."""
    possible = slips(found)
    swaps = [(p, shown) for p, shown in possible if one_slip(p.printed, shown) == "swap"]
    best = swaps if len(swaps) == 1 else possible
    if len(best) == 1:
        return Miss(found, best[0][0].span, best[0][1], certainty)
    return Miss(found, found.stated.span, None, certainty)
