"""A part in per cent of its whole: "£416,000 is 2.6% of the value of £16.0m", "31,500 of 630,000 (5%)", and the
parts of one whole, each with its share in brackets: "924 (20%) for and 3,696 (80%) against"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from pcdlint.figures.intervals import Interval, total
from pcdlint.figures.prose import Sentence, has
from pcdlint.figures.quantities import COUNT, MONEY, PERCENT, Quantity, in_order, judged, quantities
from pcdlint.figures.results import Miss, Sum

_HUNDRED = Decimal(100)
_ALL = Interval(_HUNDRED, _HUNDRED)
_OF_WHOLE = re.compile(r"^\)?\s+of\s+(?:(?!and\s)[A-Za-z'’-]+\s+){0,9}\(?$")
_LINK = re.compile(
    r"^\)?(?:,)?\s*(?:\(|\((?:or|about|i\.e\.|that is),?\s|(?:[a-z'’-]+\s){0,2}(?:is|being|or|represents?|equals?"
    r"|makes? up|made up|equal to|equivalent to|accounts? for|amounts? to|comes? to)\s(?:about |just |some |only )?)$"
)
_N_OF = re.compile(r"^\s+of\s+(?:the\s+|these\s+|those\s+|its\s+|our\s+|all\s+)?$")
_OF_THEM = re.compile(r"^\s+of\s+(?:them|these|those|whom|which|the)\b[^.;£%]{0,24}\($")
_THAT = re.compile(r"^\)?\s+of\s+(?:that|this|it|these|those)\b")
_OF_N = re.compile(r"(?:\S*\d\S*\s+)?[Oo]f (?:the|these|those|all|our|its)?\s*$")
_WORDS = re.compile(r"^(?:\s[a-z'’-]+){0,6}\s?\($")
_MEASURED = re.compile(r"\b(?:under|over|above|below|aged?|than|within|to)\s+$", re.IGNORECASE)
_SHARED = re.compile(r"^\s?\($")
_NOT_OF = re.compile(r"^\)?\s+(?:of|more|less|higher|lower|above|below|increase|up|down|discount|vat|uplift)\b", re.I)
_OF_ALL = re.compile(r"\b(?:[Oo]f (?:these|those|them|the|whom|which|all)|,? of (?:whom|which|these|those))\b")


def check_portions(passage: Sequence[Sentence]) -> Iterator[Sum | Miss]:
    """The percentages of a paragraph that are said to be a part's share of a whole."""
    if not any(a.unit == PERCENT for s in passage for a in s.amounts):
        return
    earlier: Sequence[Quantity] = ()
    for sentence in passage:
        found = quantities(sentence)
        if any(q.unit == PERCENT for q in found):
            told = [*_explicit(sentence, found), *_of_that(sentence, found, earlier), *_each_of(sentence, found)]
            yield from told
            if not told:
                yield from _of_them(sentence, found, earlier)
                yield from _pairs(sentence, found, earlier)
        earlier = found


def _explicit(sentence: Sentence, found: Sequence[Quantity]) -> Iterator[Sum | Miss]:
    for i, share in enumerate(found):
        if share.unit != PERCENT or not share.plain:
            continue
        before, after = found[max(0, i - 2) : i], found[i + 1 : i + 3]
        if before and after and before[-1].unit == after[0].unit != PERCENT and _said(sentence, before[-1], share):
            if _OF_WHOLE.match(sentence.between(share.span.end, after[0].span.start)):
                yield from _judge(before[-1], after[0], share)
        elif len(before) == 2 and _n_of(sentence, *before) and _linked(_gap(sentence, before[1], share, 50)):
            if _NOT_OF.match(sentence.behind(share)):
                continue  # "two of the 32 boroughs account for a fifth of the bookings"
            yield from _judge(before[0], before[1], share)
        elif len(after) == 2 and _n_of(sentence, *after):
            gap = _gap(sentence, share, after[0], 60)
            if re.search(r"[:(]\s*$", gap):
                yield from _judge(after[0], after[1], share)


def _gap(sentence: Sentence, first: Quantity, second: Quantity, width: int) -> str:
    gap = sentence.between(first.span.end, second.span.start)
    return gap if len(gap) <= width else "\0"


def _said(sentence: Sentence, part: Quantity, share: Quantity) -> bool:
    return _LINK.match(_gap(sentence, part, share, 40)) is not None


def _linked(gap: str) -> bool:
    return _LINK.match(gap) is not None or _WORDS.match(gap) is not None


def _n_of(sentence: Sentence, part: Quantity, whole: Quantity) -> bool:
    if part.unit != whole.unit or part.unit == PERCENT or not part.value < whole.value:
        return False
    return _N_OF.match(sentence.between(part.span.end, whole.span.start)) is not None


def _judge(part: Quantity, whole: Quantity, share: Quantity) -> Iterator[Sum | Miss]:
    if not (part.plain and whole.plain):
        return
    found = _portion(part, whole, share)
    if found is not None:
        yield judged(found, share)


def _portion(part: Quantity, whole: Quantity, share: Quantity) -> Sum | None:
    ratio = part.interval.over(whole.interval)
    if ratio is None or part.value <= 0 or whole.value <= 0:
        return None
    return Sum("portion", (part.part(), whole.part()), ratio.scaled(_HUNDRED), share.part(), share.interval)


def _of_that(sentence: Sentence, found: Sequence[Quantity], earlier: Sequence[Quantity]) -> Iterator[Sum | Miss]:
    """ "The claim was for £2.21m. The settlement of £1.326m is 60% of that sum": the one sum before is the whole."""
    money = in_order(earlier, MONEY)
    for part, share in pairwise(found):
        if part.unit == MONEY and share.unit == PERCENT and share.plain and _said(sentence, part, share):
            behind = sentence.behind(share)
            if len(money) == 1 and money[0].value > part.value and _THAT.match(behind):
                yield from _judge(part, money[0], share)


def _each_of(sentence: Sentence, found: Sequence[Quantity]) -> Iterator[Sum | Miss]:
    """ "Of the 220 officers, 84 are women (38%) and 51 are under 25 (23%)": each is held against the whole."""
    whole = found[0]
    if whole.unit == PERCENT or not _OF_N.match(sentence.ahead(whole)):
        return
    for part, share in pairwise(found[1:]):
        if part.unit == whole.unit and share.unit == PERCENT and share.plain and part.value < whole.value:
            behind = sentence.behind(share)
            if _MEASURED.search(sentence.ahead(part)):
                continue  # "51 are under 25 (23%)"
            if _WORDS.match(sentence.between(part.span.end, share.span.start)) and not _NOT_OF.match(behind):
                yield from _judge(part, whole, share)


def _of_them(sentence: Sentence, found: Sequence[Quantity], earlier: Sequence[Quantity]) -> Iterator[Sum | Miss]:
    """ "120 took part; 102 of them (85%) were pleased"."""
    for i, (part, share) in enumerate(pairwise(found)):
        if part.unit != COUNT or share.unit != PERCENT:
            continue
        if not _OF_THEM.match(sentence.between(part.span.end, share.span.start)):
            continue
        wholes = [q for q in (*earlier, *found[:i]) if q.unit == COUNT and q.value >= 10]
        sums = [s for w in wholes if w.value >= part.value and (s := _portion(part, w, share)) is not None]
        right = next((s for s in sums if s.holds), None)
        if right is not None:
            yield right
        elif len({w.value for w in wholes}) == 1:
            one = sums[0] if sums else _portion(part, wholes[0], share)
            if one is not None:
                yield Miss(one, share.span, share.slip_to(one.middle), "likely")


def _pairs(sentence: Sentence, found: Sequence[Quantity], earlier: Sequence[Quantity]) -> Iterator[Sum | Miss]:
    """Parts of one whole with their shares: all must point to the same whole, and to that which is given."""
    for unit in (COUNT, MONEY):
        pairs = [(a, b) for a, b in pairwise(found) if a.unit == unit and _shares(sentence, a, b)]
        if len(pairs) < 2:
            continue
        before = [q for q in found if q.span < pairs[0][0].span]
        wholes = in_order([*earlier, *before], unit)
        parts = total(a.interval for a, _ in pairs)
        whole = next((w for w in wholes if w.interval.meets(parts)), None)
        if not _one_whole(sentence, pairs, whole):
            continue
        yield from _all_of_it(pairs, wholes, whole)
        yield from _against(pairs, parts if whole is None else whole.interval, whole, wholes)


def _shares(sentence: Sentence, part: Quantity, share: Quantity) -> bool:
    if share.unit != PERCENT or not (part.plain and share.plain and part.value > 0 and 0 < share.value < _HUNDRED):
        return False
    behind = sentence.behind(share)
    return bool(_SHARED.match(sentence.between(part.span.end, share.span.start))) and not _NOT_OF.match(behind)


def _one_whole(sentence: Sentence, pairs: Sequence[tuple[Quantity, Quantity]], whole: Quantity | None) -> bool:
    """They are all of it: they come to a whole that is given, or to 100%, but for a slip after "of these"."""
    if has("no-shares", sentence.text):
        return False
    if whole is not None:
        return True
    shares = total(b.interval for _, b in pairs)
    if shares.meets(_ALL):
        return True
    lead = sentence.ahead(pairs[0][0])
    gap = _HUNDRED - total(Interval(b.value, b.value) for _, b in pairs).low
    return _OF_ALL.search(lead) is not None and any(b.slip_to(b.value + gap) for _, b in pairs)


def _all_of_it(
    pairs: Sequence[tuple[Quantity, Quantity]], wholes: Sequence[Quantity], whole: Quantity | None
) -> Iterator[Miss]:
    """Counts whose shares make 100% come to the one count before them."""
    parts = [a for a, _ in pairs]
    shares = total(b.interval for _, b in pairs)
    if whole is not None or len(wholes) != 1 or parts[0].unit != COUNT or not shares.meets(_ALL):
        return
    one = wholes[0]
    found = Sum("count", tuple(p.part() for p in parts), total(p.interval for p in parts), one.part(), one.interval)
    if one.slip_to(found.middle) or any(p.slip_to(p.value + found.difference) for p in parts):
        yield Miss(found, one.span, None, "likely")


def _against(
    pairs: Sequence[tuple[Quantity, Quantity]], whole: Interval, given: Quantity | None, wholes: Sequence[Quantity]
) -> Iterator[Sum | Miss]:
    """Each pair against the whole; where a part slipped the whole is known from the other pairs."""
    middle = (whole.low + whole.high) / 2
    anchor = given or Quantity(pairs[0][0].span, middle, whole, pairs[0][0].unit, f"{middle:,.0f}", plain=True)
    sums = [(a, b, s) for a, b in pairs if (s := _portion(a, anchor, b)) is not None]
    wrong = [one for one in sums if not one[2].holds]
    if not wrong:
        if given is not None or len({w.value for w in wholes}) != 1:
            yield sums[0][2]
        return
    if given is not None and len(wrong) == 1:
        part, share, found = wrong[0]
        yield Miss(found, share.span, share.slip_to(found.middle), "likely")
        return
    for one in wholes:
        held = [(a, b, s) for a, b in pairs if (s := _portion(a, one, b)) is not None]
        off = [h for h in held if not h[2].holds]
        if len(off) == 1 and len(held) > 1:
            yield Miss(off[0][2], off[0][0].span, None, "likely")
            return
    part, share = min(pairs, key=lambda p: p[0].value)
    least = _portion(part, anchor, share)
    if least is not None:
        yield Miss(least, share.span, None, "likely")
