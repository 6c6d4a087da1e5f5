"""Numbers of things that a sentence lists beside their whole: "nine suites: five …, three … and one …", "seven for
lot 1, four for lot 2, eleven in all", "of the 23 claims four … and two …, leaving 17"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pcdlint.figures.counts import Count, scan_counts, sum_of
from pcdlint.figures.reading import one_slip
from pcdlint.figures.results import Miss, Sum
from pcdlint.values import Span

_TIED = re.compile(
    r"(?::|\bof whom|\bof which|\bof these|\bof them|\b(?:would|will) be|\bmade up of|\bnamely"
    r"|\bconsist(?:s|ing) of|\bcompris(?:es|ing))\s*$"
)
_BY_WHICH = re.compile(r"\bof (?:whom|which|these|them)\s*$")
_RESUMES = re.compile(r",\s+and\s*$")
_ITEM = re.compile(r"(?:[:,;(]|\band|\bwhom|\bwhich|\bof|\bbe|\bnamely|\bcompris(?:es|ing))\s*$")
_LAST = re.compile(r"\band\s*$")
_IN_ALL = re.compile(r"^[^.;,]{0,40}?\b(?:in all|in total|altogether)\b")
_A_TOTAL = re.compile(r"\b(?:a total of|altogether|making|totalling|or)\s*$")
_LEAVING = re.compile(r"\b(?:leaving|which leaves|leaves)\s+(?:the\s)?$")
_REMAIN = re.compile(r"^\s+(?:[a-z]+\s)?remain(?:s|ed|ing)?\b")
_OTHER = re.compile(r"\b(?:the other|the remaining)\s$")
_AND_OTHER = re.compile(r"(?:\band|[,;]) the (?:other|remaining)\s$")
_OF_WHOLE = re.compile(r"\b[Oo]f\s+(?:the|these|those|its|all|our)?\s*(?:(?!whom|which)[a-z]+\s)?$")
_ONE = re.compile(r"(?:[:,;]|\band)\s+(one)\b(?! of| another| or | day| year| that)")
_OF_THE = re.compile(r"[Oo]f (?:the|these|those|them|all)\b[a-z ]*,?\s*$")
_SMALL, _GREAT, _PAIR = 2, 100, 2


def check_splits(text: str, passage: Sequence[Span]) -> Iterator[Sum | Miss]:
    """The lists of counts in the sentences of a paragraph that are said to be all of a whole."""
    earlier: list[Count] = []
    for span in passage:
        counts = _counts(text, span)
        found: Sum | Miss | None = None
        if len(counts) > 2:
            found = _left(text, span, counts) or _listed(text, span, counts) or _in_all(text, span, counts)
        if found is None and len(counts) > 1 and earlier:
            found = _others(text, span, counts, earlier) or _of_the(text, span, counts, earlier)
        if found is not None:
            yield found
        earlier = counts


def _counts(text: str, span: Span) -> list[Count]:
    """The counts of a sentence; "one" where it leads an item of a list."""
    ones = [Count(Span(*m.span(1)), 1) for m in _ONE.finditer(text, span.start, span.end)]
    return sorted([*scan_counts(text, span), *ones], key=lambda c: c.span.start)


def _before(text: str, span: Span, count: Count) -> str:
    return text[max(span.start, count.span.start - 40) : count.span.start]


def _listed(text: str, span: Span, counts: Sequence[Count]) -> Sum | Miss | None:
    """The whole, a colon (or "of whom"), and the parts up to the end of the sentence."""
    for i in range(1, len(counts) - 1):
        if not _TIED.search(_before(text, span, counts[i])) or not _items(text, span, counts[i:]):
            continue
        if _BY_WHICH.search(_before(text, span, counts[i])) and (
            _ITEM.search(_before(text, span, counts[i - 1])) or _RESUMES.search(_before(text, span, counts[-1]))
        ):
            continue  # "seven for the first, of which four were late, and five for the second"
        by_which = _BY_WHICH.search(_before(text, span, counts[i])) is not None
        wholes = counts[i - 1 : i] if by_which else counts[:i]
        sums = [sum_of(text, [(c, 1) for c in counts[i:]], whole) for whole in wholes]
        if by_which and len(counts) - i == _PAIR and sums[0].computed.high < sums[0].stated.value:
            continue  # "five tenders, of which two were late and one was too dear": the others were neither
        return _judge(sums, counts)
    return None


def _items(text: str, span: Span, parts: Sequence[Count]) -> bool:
    """Each leads an item of one list, the last of them after "and"."""
    leads = [_before(text, span, c) for c in parts]
    return all(_ITEM.search(lead) for lead in leads) and _LAST.search(leads[-1]) is not None


def _in_all(text: str, span: Span, counts: Sequence[Count]) -> Sum | Miss | None:
    """The parts, and last their whole."""
    *parts, whole = counts
    tail = text[whole.span.end : span.end]
    if not (_IN_ALL.match(tail) or _A_TOTAL.search(_before(text, span, whole))):
        return None
    start = next((i for i in range(len(parts) - 1) if _items(text, span, [parts[i + 1], *parts[i + 2 :]])), -1)
    if start < 0:
        return None
    return _judge([sum_of(text, [(c, 1) for c in parts[i:]], whole) for i in range(start, len(parts) - 1)], counts)


def _left(text: str, span: Span, counts: Sequence[Count]) -> Sum | Miss | None:
    """What is left of a whole: "close 11 of 37, leaving 26", "of the 23 four … and two …, leaving 17"."""
    at = next((i for i, c in enumerate(counts) if i > 1 and _is_rest(text, span, c)), -1)
    if at < 0:
        return None
    before, rest = counts[:at], counts[at]
    wholes = [i for i, c in enumerate(before) if _OF_WHOLE.search(_before(text, span, c))]
    place = wholes[0] if wholes else 0
    whole, taken = before[place], [c for i, c in enumerate(before) if i != place]
    ways = [taken, *([c] for c in taken if len(taken) > 1)]
    return _judge([sum_of(text, [(whole, 1), *((c, -1) for c in way)], rest) for way in ways], counts[: at + 1])


def _is_rest(text: str, span: Span, count: Count) -> bool:
    lead, tail = _before(text, span, count), text[count.span.end : count.span.end + 24]
    return (
        _LEAVING.search(lead) is not None
        or _AND_OTHER.search(lead) is not None
        or (_REMAIN.match(tail) is not None and re.search(r"(?:\band|[,;])\s$", lead) is not None)
    )


def _others(text: str, span: Span, counts: Sequence[Count], earlier: Sequence[Count]) -> Sum | Miss | None:
    """ "14 bids came in. Six were … ; the other eight were …"."""
    for first, second in pairwise(counts):
        if text[span.start : first.span.start].strip() or not _OTHER.search(_before(text, span, second)):
            continue
        return _judge([sum_of(text, [(first, 1), (second, 1)], whole) for whole in earlier], (*earlier, first, second))
    return None


def _of_the(text: str, span: Span, counts: Sequence[Count], earlier: Sequence[Count]) -> Sum | Miss | None:
    """ "61,400 bookings … Of the bookings 41,750 were …, 17,200 … and 2,450 …": numbers too great for chance."""
    lead = text[span.start : counts[0].span.start]
    if len(counts) < 3 or not _OF_THE.match(lead) or not _LAST.search(_before(text, span, counts[-1])):
        return None
    sums = [sum_of(text, [(c, 1) for c in counts], whole) for whole in earlier if whole.value >= _GREAT]
    return _judge(sums, (*earlier, *counts))


def _judge(sums: Sequence[Sum], counts: Sequence[Count]) -> Sum | Miss | None:
    """The sum that holds; else the first that one slip explains."""
    right = next((s for s in sums if s.holds), None)
    if right is not None:
        return right
    known = {c.span for c in counts}
    wrong = [s for s in sums if _slipped(s) and s.stated.span in known]
    return Miss(wrong[0], wrong[0].stated.span, None, "likely") if wrong else None


def _slipped(found: Sum) -> bool:
    """The counts are out by one or two, or one slip of the pen in a number of two digits explains it."""
    gap = int(found.difference)
    if abs(gap) <= _SMALL:
        return True
    options = [(int(found.stated.value), int(found.stated.value) - gap)]
    options += [(int(p.value), int(p.value) + gap * p.sign) for p in found.parts]
    slips = ((wrong, one_slip(str(wrong), str(right))) for wrong, right in options if right > 0)
    return any(slip in ("swap", "digit") and wrong > 9 for wrong, slip in slips)
