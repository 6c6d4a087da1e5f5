"""Counts of things that split: "83 bids … 30 were rejected and of the 53 remaining: 13 …, 11 …"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from pcdlint.figures.intervals import Interval, total
from pcdlint.figures.prose import has, miss, split
from pcdlint.figures.reading import one_slip
from pcdlint.figures.results import Miss, Part, Sum
from pcdlint.figures.words import number_word, shipped_words
from pcdlint.patterns import begun
from pcdlint.values import Span

# A digit in front, so that the engine skips to one.
_NUMBER = re.compile(r"(\d(?<![\w£.,/-].)(?:\d{0,2}(?:,\d{3})+|\d{0,3}))(?![\w%/,.-]*\d|\w|%)")
_TAIL = 32
_SMALL = 2
_REMAINING = re.compile(r"\b(?:of|from|with)\s+(?:the|these)\s+(?:(?:remaining|other)\s+)?$")
_DATE = re.compile(r"\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
_REFERENCE = re.compile(
    r"\b(?:paragraphs?|sections?|tables?|appendix|appendices|article|schedule|regulation|year|version|part|no\.?|pcd"
    r"|page|stage|phase|lot|option|week|day|grade|age[ds]?)\s*$",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"^[\s-](?:years?|months?|weeks?|days?|hours?|minutes?|per ?cent|st|nd|rd|th|miles?|am|pm|x)\b|^[%)]"
)


class Count(NamedTuple):
    """A number of things."""

    span: Span
    value: int


def scan_counts(text: str, span: Span, one: str | None = None) -> list[Count]:
    """The numbers of things in a passage, in figures or words: no dates, references, money, periods.

    "One" counts only where a phrase of the list `one` follows, since it stands for a thing more often.
    """
    found: list[Count] = []
    for match in _NUMBER.finditer(text, span.start, span.end):
        value = int(match[1].replace(",", ""))
        after = text[match.end() : match.end() + 14]
        if 1990 <= value <= 2060 or _DATE.match(after) or _MEASURE.match(after):
            continue
        if not _REFERENCE.search(text, max(span.start, match.start() - 14), match.start()):
            found.append(Count(Span(*match.span(1)), value))
    for match in _number_words().finditer(text, span.start, span.end):
        value = number_word(match[0]) or 0
        after = text[match.end() : match.end() + 14]
        counts = value > 1 or (one is not None and has(one, text[match.end() : min(match.end() + _TAIL, span.end)]))
        if counts and not _MEASURE.match(after) and "(" not in after[:2]:
            found.append(Count(Span(*match.span()), value))
    return sorted(found, key=lambda c: c.span.start)


@cache
def _number_words() -> re.Pattern[str]:
    numbers = shipped_words().numbers
    ones = sorted((w for w, n in numbers.items() if 0 < n < 20), key=len, reverse=True)
    tens = [rf"{w}(?:[- ](?:{'|'.join(ones)}))?" for w, n in numbers.items() if n >= 20]
    return re.compile(rf"{begun([*tens, *ones], capitals=True)}\b")


def _speaking(text: str, paragraphs: Sequence[Span], key: str) -> list[int]:
    """The paragraphs, by their places in order, in which a word of a list stands."""
    if not paragraphs:
        return []
    start, end = paragraphs[0].start, paragraphs[-1].end
    starts: list[int] | None = None
    found: set[int] = set()
    for word in shipped_words().lists[key]:
        at = text.find(word, start, end)
        while at >= 0:
            starts = starts or [p.start for p in paragraphs]
            place = bisect_right(starts, at) - 1
            found.add(place)
            at = text.find(word, paragraphs[place].end, end)
    return sorted(found)


def check_counts(text: str, paragraphs: Sequence[Span]) -> Iterator[Sum | Miss]:
    """Splits of a count, within a paragraph and in the list that follows it."""
    for i in _speaking(text, paragraphs, "remaining-words"):
        paragraph = paragraphs[i]
        counts = scan_counts(text, paragraph)
        for at, count in enumerate(counts):
            lead = text[max(paragraph.start, count.span.start - 28) : count.span.start].lower()
            tail = text[count.span.end : count.span.end + 40].lower()
            named = re.match(r"\s+(?:[a-z]+\s+)?remain(?:ing|ed|der)?\b", tail) or lead.endswith("remaining ")
            if not named or not (_REMAINING.search(lead) or lead.endswith(("leaving ", "remaining "))):
                continue
            yield from _taken(text, counts[:at], count)
            yield from _split(text, counts[at + 1 :], count, paragraph, paragraphs[i + 1 :])
            break


def _part(text: str, count: Count, sign: int = 1) -> Part:
    return Part(count.span, Decimal(count.value), text[count.span.start : count.span.end], sign)


def sum_of(text: str, parts: Sequence[tuple[Count, int]], stated: Count) -> Sum:
    """Signed counts that should make a stated one."""
    computed = total(Interval(Decimal(c.value), Decimal(c.value)).scaled(Decimal(s)) for c, s in parts)
    exact = Interval(Decimal(stated.value), Decimal(stated.value))
    return Sum("count", tuple(_part(text, c, s) for c, s in parts), computed, _part(text, stated), exact)


def _taken(text: str, before: Sequence[Count], rest: Count) -> Iterator[Sum | Miss]:
    """The whole less what was taken from it is what remains."""
    larger = [c for c in before if c.value > rest.value]
    if not larger:
        return
    whole = larger[-1]
    between = [c for c in before if c.span.start > whole.span.start]
    ways = [[(whole, 1), *((c, -1) for c in between)], *([(whole, 1), (c, -1)] for c in between)]
    sums = [sum_of(text, way, rest) for way in ways if len(way) > 1]
    right = next((s for s in sums if s.holds), None)
    if right is not None:
        yield right
    elif len(between) == 1:
        yield miss(sums[0], "likely")


def _split(
    text: str, after: Sequence[Count], rest: Count, paragraph: Span, following: Sequence[Span]
) -> Iterator[Sum | Miss]:
    """What remains is split in the same sentence, or in the list below: one count leads each item."""
    listed: list[Count] = []
    if text[paragraph.start : paragraph.end].rstrip()[-1:] in (":", ";") and not after:
        for item in following[:12]:
            first = scan_counts(text, Span(item.start, min(item.start + 14, item.end)))
            if not first or text[item.start : first[0].span.start].strip(" \t•o-–*") != "":
                break
            listed.append(first[0])
    parts = listed if len(listed) > 1 else list(after)
    if len(parts) < 2:
        return
    for size in range(len(parts), 1, -1):
        found = sum_of(text, [(c, 1) for c in parts[:size]], rest)
        if found.holds:
            yield found
            return
    found = sum_of(text, [(c, 1) for c in parts], rest)
    if listed and any(one_slip(str(c.value), str(c.value - int(found.difference) * -1)) for c in listed):
        yield miss(found, "likely")


def check_outcomes(text: str, paragraphs: Sequence[Span]) -> Iterator[Sum | Miss]:
    """ "52 applications came in: 31 were approved, 17 refused and four withdrawn", sentence by sentence."""
    for i in _speaking(text, paragraphs, "outcome-stems"):
        yield from _outcomes(text, split(text, paragraphs[i]))


def _outcomes(text: str, passage: Sequence[Span]) -> Iterator[Sum | Miss]:
    for i, sentence in enumerate(passage):
        if not has("outcomes", text[sentence.start : sentence.end]):
            continue
        counts = scan_counts(text, sentence, "outcomes")
        earlier = scan_counts(text, passage[i - 1]) if i else []
        begun = text[sentence.start : sentence.start + 9].lower().startswith(("of these", "of those", "of them"))
        if earlier and (begun or (len(earlier) == 1 and has("came-in", text[passage[i - 1].start : sentence.start]))):
            yield from _outcome(text, sentence, earlier[0], counts)
        elif len(counts) > 2:
            yield from _outcome(text, sentence, counts[0], counts[1:])


def _outcome(text: str, span: Span, whole: Count, others: Sequence[Count]) -> Iterator[Sum | Miss]:
    """The counts behind each of which stands what became of so many are the parts of the whole."""
    ends = [*(c.span.start for c in others[1:]), span.end]
    tails = [text[c.span.end : min(e, c.span.end + _TAIL)].lower() for c, e in zip(others, ends, strict=True)]
    lead = text[others[-1].span.start - 14 : others[-1].span.start].lower() if others else ""
    rest = "remaining" in lead or "other" in lead
    others, tails = _first_split(text, others, tails)
    if others and others[0].span.start > span.start and whole.span.start < span.start:
        tails[0] = text[max(span.start, others[0].span.start - _TAIL) : others[0].span.start].lower() + tails[0]
    told = [(c, t) for c, t in zip(others, tails, strict=True) if has("outcomes", t) or (rest and c is others[-1])]
    parts = [c for c, _ in told]
    if len(parts) < 2 or any(c.value > whole.value for c in parts[:1]):
        return
    for some in ([*others], parts):
        found = sum_of(text, [(c, 1) for c in some], whole)
        if found.holds:
            yield found
            return
    ruled = [has("ruled-out", t) for _, t in told]
    looked = any(has("looked-at", t) and not out for (_, t), out in zip(told, ruled, strict=True))
    closed = has("so", text[parts[0].span.end : span.end]) or rest
    every, sides = len(parts) == len(others), any(ruled) and looked and len(parts) == 2
    if not (every or sides) or (all(ruled) and not closed):
        return  # what is not told of the others is that they stayed
    if not _slip_of_count(found, [whole, *parts], small=every and sides):
        return
    yield miss(found, "likely" if len(parts) > 2 or closed or sides else "low")


def _first_split(text: str, others: Sequence[Count], tails: list[str]) -> tuple[Sequence[Count], list[str]]:
    """Those up to the one that is split further ("eight failed and of the 23 left, five …")."""
    nested = (i for i, c in enumerate(others[:-1]) if i and _REMAINING.search(text[c.span.start - 10 : c.span.start]))
    end = next(nested, len(others) - 1) + 1
    return others[:end], tails[:end]


def _slip_of_count(found: Sum, counts: Sequence[Count], small: bool) -> bool:
    """One digit put right makes the counts agree; of a `small` one any digit, else a step at most."""
    gap = int(found.difference)
    whole, *parts = counts
    options = [(whole.value, whole.value - gap), *((c.value, c.value + gap) for c in parts)]
    near = small or abs(gap) <= _SMALL
    return any(right > 0 and (near or wrong > 9) and one_slip(str(wrong), str(right)) for wrong, right in options)
