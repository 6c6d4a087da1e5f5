"""A rate and what it comes to: a yearly amount over years, so many things at so much each, equal instalments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from pcdlint.figures.prose import Sentence, has, interval, part, places
from pcdlint.figures.reading import one_slip, reprint
from pcdlint.figures.results import Miss, Part, Sum
from pcdlint.figures.words import count_before, number_word
from pcdlint.values import Amount

_UNITS = {unit: re.compile(rf"{unit}s?\b(?!\s+old)") for unit in ("year", "month", "quarter", "week", "day")}
_COUNTED = re.compile(r"(?<![\w£.,/])(?P<count>\d{1,3}|[A-Za-z]+)(?:\s?\(\d{1,3}\))?[\s-]$")
_YEARS = re.compile(r"\b(20\d\d)[/–-](\d\d|20\d\d)\s+(?:to|until|through to|and|–|-)\s+(20\d\d)[/–-](\d\d|20\d\d)\b")
_STOP_WORDS = re.compile(
    r"\s*\b(?:each(?:\s+(?:of|at|worth|for|costing|receiving|valued at))?|of|at|for|worth|costing|x|@|which|will"
    r"|receives?|gets?|get|are|is|to|have|has|be|paid|awarded|given|costs?|a|an|and)\s*$"
)
_HEAD = re.compile(r"\b[Ee]ach of (?:the )?(?P<count>\d{1,3}|[A-Za-z]+(?:-[a-z]+)?)\s")
_PER = re.compile(
    r"\b(?:(?:a|an|per|each|every|in each)\s+(?:financial )?(?:year|annum|month|quarter|week|day)"
    r"|annually|monthly|p\.?a\.?|each)\b"
)
_PERIODS = ("year", "month", "quarter", "week", "day")
_IN_A_YEAR = {"month": 12, "quarter": 4, "week": 52}
_FEW = 3


class Rate(NamedTuple):
    """An amount for each of something, with how many of it the words name."""

    amount: Amount
    sentence: Sentence
    counts: frozenset[int]
    here: bool
    """The count stands in the same sentence."""
    each: bool


def check_periods(passage: Sequence[Sentence]) -> Iterator[Sum | Miss]:
    """Yearly amounts against their totals, and counts times amounts, sentence by sentence."""
    for i, sentence in enumerate(passage):
        if not sentence.money:
            continue
        near = [*passage[max(0, i - 1) : i], *passage[i + 1 : i + 2]]
        for rate in _rates(sentence, near):
            yield from _against(rate, sentence, passage[i + 1 : i + 2])


def terms(text: str, unit: str) -> set[int]:
    """How many years (or months …) the words name: "three (3) years", "2025/26 to 2027/28"."""
    found: set[int] = set()
    for named in _UNITS[unit].finditer(text):
        match = _COUNTED.search(text, max(0, named.start() - 20), named.start())
        if match is not None:
            number = int(match["count"]) if match["count"].isdecimal() else number_word(match["count"])
            if number:
                found.add(number)
    if unit == "year":
        for match in _YEARS.finditer(text):
            count = int(match[3]) - int(match[1]) + 1
            if 1 < count < 20:
                found.add(count)
    return found


def _rates(sentence: Sentence, near: Sequence[Sentence]) -> Iterator[Rate]:
    head = _HEAD.search(sentence.text)
    for amount in sentence.money:
        if amount.qualifier or amount.flaw:
            continue
        if amount.per in _PERIODS:
            here = terms(sentence.text, amount.per)
            counts = here or {n for s in near for n in terms(s.text, amount.per or "")}
            yield Rate(amount, sentence, frozenset(counts), bool(here), each=False)
            continue
        counted = None
        if amount.per == "each" or has("each-way", sentence.before(amount).lower()):
            counted = count_before(_stripped(sentence.before(amount))) or _counted_equally(sentence, amount)
        if counted is None and head is not None and sentence.span.start + head.end() <= amount.span.start:
            number = int(head["count"]) if head["count"].isdecimal() else number_word(head["count"])
            if number and amount is next(a for a in sentence.money if a.span.start >= sentence.span.start + head.end()):
                counted = (number, head["count"])
        if counted is not None and counted[0] > 1:
            yield Rate(amount, sentence, frozenset((counted[0],)), here=True, each=True)


def _stripped(lead: str) -> str:
    """The words before an amount without those that only tie it to its count ("4 grants each of")."""
    while (shorter := _STOP_WORDS.sub("", lead.rstrip(", "))) != lead:
        lead = shorter
    return lead


def _counted_equally(sentence: Sentence, amount: Amount) -> tuple[int, str] | None:
    """ "shared equally between four boroughs, which receive £24,100 each"."""
    lead = sentence.before(amount, 120)
    named = places("equally", lead)
    if not named:
        return None
    lead = lead[named[0][1] :]
    return next((c for w in range(1, 5) if (c := count_before(" ".join(lead.split()[:w])))), None)


def _against(rate: Rate, sentence: Sentence, following: Sequence[Sentence]) -> Iterator[Sum | Miss]:
    """A rate against the amounts beside it: the one that fits, else the nearest if words tie it."""
    wholes = [(sentence, a) for a in sentence.money if _whole(a, rate)]
    if following and not wholes:
        wholes = [(s, a) for s in following for a in s.money[:1] if _whole(a, rate)]
    tried = [(s, a, _times(rate, n, s, a)) for s, a in wholes for n in _factors(rate, a)]
    right = next((found for _, _, found in tried if found.holds), None)
    if right is not None:
        yield right
    elif tried:
        at = rate.amount.span.start
        home, whole, found = min(tried, key=lambda t: (not _slip(t[2], rate, rate.sentence), abs(t[1].span.start - at)))
        if len({f.parts[1].value for _, a, f in tried if a is whole}) == 1:
            yield from _missed(rate, home, whole, found)


def _whole(amount: Amount, rate: Rate) -> bool:
    return (
        amount.qualifier is None
        and amount.flaw is None
        and amount is not rate.amount
        and amount.value * _FEW > rate.amount.value
        and (amount.per is None or (amount.per == "year" and rate.amount.per in _IN_A_YEAR))
    )


def _factors(rate: Rate, whole: Amount) -> list[int]:
    if whole.per == "year":
        return [_IN_A_YEAR[rate.amount.per or ""]]
    return sorted(rate.counts)


def _times(rate: Rate, count: int, home: Sentence, whole: Amount) -> Sum:
    """The rate so many times. Its interval is as wide as the rate's times the count."""
    return Sum(
        "product" if rate.each else "yearly",
        (part(rate.sentence, rate.amount), Part(rate.amount.span, Decimal(count), str(count))),
        interval(rate.amount).scaled(Decimal(count)),
        part(home, whole),
        interval(whole),
    )


def _missed(rate: Rate, home: Sentence, whole: Amount, found: Sum) -> Iterator[Miss]:
    """A miss needs words or a bracket between the two, or a slip of the pen in figures of many digits."""
    first, second = sorted((rate.amount, whole), key=lambda a: a.span.start)
    same = home is rate.sentence
    gap = home.between(first.span.end, second.span.start).lower() if same else ""
    text = (home.text if same else f"{rate.sentence.text} {home.text}").lower()
    if has("may-be-longer", text) or (same and "£" in gap):
        return
    slip = _slip(found, rate, rate.sentence)
    ratio = whole.value / rate.amount.value
    whole_number = ratio == int(ratio) and ratio < 100 and rate.amount.value.normalize().adjusted() >= 0
    digits = min(_digits(rate.amount.value), _digits(whole.value))
    tie = _tie(rate, home, whole, gap, second is whole)
    counted_wrong = whole_number and _digits(rate.amount.value) >= _FEW and not has("plus", text)
    if not tie and not (same and slip and digits >= _FEW):
        return
    if not slip and ((not counted_wrong and tie != "closed") or ratio <= 1):
        return
    certain = tie == "closed" and slip and rate.here
    level = "certain" if certain else "likely" if tie or digits > _FEW else "low"
    yield Miss(found, found.stated.span, None, level, (rate.amount.span,))


def _tie(rate: Rate, home: Sentence, whole: Amount, gap: str, last: bool) -> str:
    """ "closed" where nothing but brackets or few words stand between, "open" where a word of sums does."""
    if home is not rate.sentence:
        return "open" if has("whole-follows", home.before(whole).lower()) else ""
    bare = _PER.sub("", gap).strip(" ,(:;=")
    if ("(" in gap or "=" in gap or ":" in gap or "," in gap) and len(bare) < 4:
        return "closed"
    around = f"{home.before(whole).lower()} {gap} {home.after(whole).lower()}"
    words = has("whole-follows" if last else "parts-follow", around)
    return "closed" if words and len(gap) < 40 and gap.count(".") < 1 else "open" if words or _over(gap, rate) else ""


def _over(gap: str, rate: Rate) -> bool:
    """ "£1,461k over three years, or £487k a year"."""
    return bool(rate.here and has("over", gap))


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _slip(found: Sum, rate: Rate, sentence: Sentence) -> bool:
    """One slip of the pen in the total or in the rate explains the miss."""
    count = found.parts[1].value
    options = ((found.stated.printed, found.middle), (sentence.printed(rate.amount), found.stated.value / count))
    return any((shown := reprint(text, value)) is not None and one_slip(text, shown) for text, value in options)
