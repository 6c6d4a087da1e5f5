"""A yearly amount over years, and so many things at so much each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pcdlint.figures.prose import Sentence, exact, has, interval, part
from pcdlint.figures.reading import one_slip, reprint
from pcdlint.figures.results import Miss, Part, Sum
from pcdlint.figures.words import count_before, number_word
from pcdlint.values import Amount

_COUNTED = r"(?P<count>\d{1,3}|[A-Za-z]+)(?:\s?\(\d{1,3}\))?"
_TERM = re.compile(rf"\b{_COUNTED}[\s-](?P<unit>years?|months?|quarters?|weeks?|days?)\b(?!\s+old)")
_FOR = re.compile(r"^[\s,(:]*(?:i\.e\.|for|comprising|being|to fund|made up of)?\s")
_BESIDE = re.compile(
    r"(?:\s+(?:over|for)\s[^£.;]{3,40}?(?:years?|months?))?,?\s*\(?\s*"
    r"(?:i\.?e\.?,?\s*)?(?:or|at|being)?\s*(?:equivalent to\s*)?"
)
_YEARS = re.compile(r"\b(20\d\d)[/–-](\d\d|20\d\d)\s+(?:to|until|through to|and|–|-)\s+(20\d\d)[/–-](\d\d|20\d\d)\b")
_STOP_WORDS = re.compile(
    r"\s*\b(?:each(?:\s+(?:of|at|worth|for|costing|receiving|valued at))?|of|at|for|worth|costing|x|@)\s*$"
)


def check_periods(passage: Sequence[Sentence]) -> Iterator[Sum | Miss]:
    """Yearly amounts against their totals, and counts times amounts, sentence by sentence."""
    for i, sentence in enumerate(passage):
        if len(sentence.money) != 2:
            continue
        near = [sentence, *passage[max(0, i - 1) : i], *passage[i + 1 : i + 2]]
        yield from _yearly(sentence, near)
        yield from _each(sentence)


def terms(text: str, unit: str) -> set[int]:
    """How many years (or months …) the words name: "three (3) years", "2025/26 to 2027/28"."""
    found: set[int] = set()
    for match in _TERM.finditer(text):
        if match["unit"].rstrip("s") == unit:
            number = int(match["count"]) if match["count"].isdecimal() else number_word(match["count"])
            if number:
                found.add(number)
    if unit == "year":
        for match in _YEARS.finditer(text):
            count = int(match[3]) - int(match[1]) + 1
            if 1 < count < 20:
                found.add(count)
    return found


def _yearly(sentence: Sentence, near: Sequence[Sentence]) -> Iterator[Sum | Miss]:
    """ "£1,461k (£487k per annum)" beside "three years"."""
    money = sentence.money
    if len(money) != 2:
        return
    rates = [a for a in money if a.per in ("year", "month", "quarter", "week", "day")]
    totals = [a for a in money if a.per is None and a.flaw is None and a.qualifier is None]
    if len(rates) != 1 or len(totals) != 1 or rates[0].qualifier or rates[0].flaw:
        return
    rate, whole = rates[0], totals[0]
    unit = rate.per or ""
    here = terms(sentence.text, unit)
    counts = here or {n for s in near[1:] for n in terms(s.text, unit)}
    if not counts:
        return
    found = [_times("yearly", sentence, rate, n, whole) for n in sorted(counts)]
    right = next((f for f in found if f.holds), None)
    if right is not None:
        yield right
        return
    gap = sentence.between(min(a.span.end for a in money), max(a.span.start for a in money))
    beside = _BESIDE.fullmatch(gap) is not None
    tied = beside or (has("totals", sentence.text) and whole.span.start > rate.span.start)
    if not tied or len(found) != 1 or whole.value <= rate.value:
        return
    yield _told(found[0], rate, "certain" if beside and here and _slip(found[0], rate, sentence) else "likely")


def _times(kind: str, sentence: Sentence, rate: Amount, count: int, whole: Amount) -> Sum:
    """The rate so many times. Its interval is as wide as the rate's times the count."""
    return Sum(
        kind,
        (part(sentence, rate), Part(rate.span, Decimal(count), str(count))),
        interval(rate).scaled(Decimal(count)),
        part(sentence, whole),
        interval(whole),
    )


def _slip(found: Sum, rate: Amount, sentence: Sentence) -> bool:
    """One slip of the pen in the total or in the rate explains the miss."""
    count = found.parts[1].value
    options = ((found.stated.printed, found.middle), (sentence.printed(rate), found.stated.value / count))
    return any((shown := reprint(text, value)) is not None and one_slip(text, shown) for text, value in options)


def _told(found: Sum, rate: Amount, certainty: str) -> Miss:
    return Miss(found, found.stated.span, None, certainty, (rate.span,))


def _each(sentence: Sentence) -> Iterator[Sum | Miss]:
    """ "4 grants each of £25,000 (£100,000)", "£100,000 for four grants of £25,000 each"."""
    money = sentence.money
    if len(money) != 2:
        return
    rates = [a for a in money if a.per == "each" and a.qualifier is None and a.flaw is None]
    totals = [a for a in money if exact(a)]
    if len(rates) != 1 or len(totals) != 1:
        return
    rate, whole = rates[0], totals[0]
    counted = count_before(_STOP_WORDS.sub("", sentence.before(rate)))
    if counted is None or counted[0] < 2 or whole.value <= rate.value:
        return
    count = counted[0]
    found = _times("product", sentence, rate, count, whole)
    first, second = sorted((rate, whole), key=lambda a: a.span.start)
    gap = sentence.between(first.span.end, second.span.start)
    if found.holds:
        yield found
    elif whole is second and (has("totals", gap) or "=" in gap or gap.strip() in ("(", "each (")):
        yield _told(found, rate, "certain" if _slip(found, rate, sentence) else "likely")
    elif whole is first and _FOR.match(gap) and _slip(found, rate, sentence):
        yield _told(found, rate, "likely")
