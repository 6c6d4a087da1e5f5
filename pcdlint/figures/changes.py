"""A change with its before and after, and what is left: "increasing the total from £a to £b" by £c."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pcdlint.figures.intervals import Interval
from pcdlint.figures.prose import Sentence, add_up, exact, has, miss, slips
from pcdlint.figures.reading import read_figures
from pcdlint.figures.results import Miss, Part, Sum
from pcdlint.values import Amount

_TWO_CHANGES = 5
_LEAD = 5
_FROM = re.compile(r"\bfrom\s+(?:(?:a|the|an)\s+)?(?:[a-z]+\s+){0,3}?(?:of\s+)?$")
_NEW = r"(?:(?:a|the|an)\s+)?(?:(?:new|revised|total|maximum|amount|value|of)\s+){0,3}"
_TO = re.compile(rf"^\s*(?:(?:in|for)\s+20\d\d[-/–]\d\d(?:\d\d)?\s*)?,?\s*to\s+{_NEW}$")
_TO_END = re.compile(rf"\bto\s+{_NEW}$")
_UNIT = re.compile(r"(?:\s?(?:million|billion|thousand|bn|[mMkK]))$")


def check_changes(passage: Sequence[Sentence]) -> Iterator[Sum | Miss]:
    """Changes, lost units and remainders in the sentences of a paragraph, in order."""
    for i, sentence in enumerate(passage):
        earlier = passage[i - 1] if i else None
        yield from _from_to(sentence, earlier)
        yield from _leaving(sentence)


def _from_to(sentence: Sentence, earlier: Sentence | None) -> Iterator[Sum | Miss]:
    money = sentence.money
    if not money:
        return
    up, down = has("rises", sentence.text), has("falls", sentence.text)
    for first, second in pairwise(money):
        gap = sentence.between(first.span.end, second.span.start)
        if not _TO.match(gap) or not _FROM.search(sentence.before(first).lower()):
            continue
        start, lost = _with_unit(sentence, first, second)
        if lost is not None:
            yield lost
        if up == down or not exact(start) or not exact(second):
            continue
        rest = [a for a in money if a not in (first, second)]
        change = _change(sentence, rest) or _change(earlier, earlier.money if earlier else ())
        if change is not None and len(money) < _TWO_CHANGES:
            yield from _judge((sentence, start), change, (sentence, second), 1 if up else -1)
        return
    if up != down:
        yield from _only_to(sentence, earlier, 1 if up else -1)


def _only_to(sentence: Sentence, earlier: Sentence | None, sign: int) -> Iterator[Sum | Miss]:
    """ "The grant of £a. A further £c … increases the total to £b": three amounts in all."""
    end = sentence.money[-1]
    lead = sentence.before(end).lower()
    if not exact(end) or not _TO_END.search(lead) or not has("rises" if sign > 0 else "falls", lead):
        return
    placed = [(sentence, a) for a in sentence.money[:-1]]
    if len(placed) < 2 and earlier is not None:
        placed = [(earlier, a) for a in earlier.money] + placed
    if len(placed) != 2 or not all(exact(a) for _, a in placed):
        return
    change = next((p for p in placed if _change(p[0], (p[1],)) is not None), None)
    if change is not None:
        start = next(p for p in placed if p is not change)
        found = add_up("change", [(*start, 1), (*change, sign)], (sentence, end))
        if found.holds:
            yield found
        elif slips(found):
            yield miss(found, "likely")


def _with_unit(sentence: Sentence, first: Amount, second: Amount) -> tuple[Amount, Miss | None]:
    """The first figure with the unit that "from £20.698 to £22.568m" lost."""
    printed, other = sentence.printed(first), sentence.printed(second)
    unit = _UNIT.search(other)
    if unit is None or _UNIT.search(printed) or first.value >= 1000 or second.value < 1000:
        return first, None
    mended = printed + unit[0]
    figures = read_figures(mended)
    if not figures:
        return first, None
    figure = figures[0]
    stated = Part(first.span, first.value, printed)
    lost = Sum(
        "unit", (Part(second.span, second.value, other),), Interval(figure.low, figure.high), stated,
        Interval(first.low, first.high),
    )  # fmt: skip
    amount = first._replace(value=figure.value, low=figure.low, high=figure.high)
    # "from £400 to £1.2m" may be meant: the mended figure has to be of the other's size.
    if not second.value / 10 < figure.value < second.value * 10:
        return first, None
    return amount, Miss(lost, first.span, mended, "certain" if "." in printed else "likely")


def _change(sentence: Sentence | None, money: Sequence[Amount]) -> tuple[Sentence, Amount] | None:
    """The one amount that is said to be more or less."""
    if sentence is None:
        return None
    named = [a for a in money if exact(a) and has("more", " ".join(sentence.before(a).lower().split()[-6:]))]
    after = [a for a in money if exact(a) and has("more", sentence.after(a, 24).lower())]
    found = named or after
    return (sentence, found[0]) if len({a.value for a in found}) == 1 else None


def _judge(
    start: tuple[Sentence, Amount], change: tuple[Sentence, Amount], end: tuple[Sentence, Amount], sign: int
) -> Iterator[Sum | Miss]:
    found = add_up("change", [(*start, 1), (*change, sign)], end)
    if found.holds:
        yield found
    elif slips(found):
        yield miss(found, "certain")
    elif (end[1].value - start[1].value) * sign > 0:
        yield miss(found, "likely")


def _leaving(sentence: Sentence) -> Iterator[Sum | Miss]:
    """ "Of the £a, £b has been spent, leaving £c": the one whole, what is taken from it, the rest."""
    money = sentence.money
    if not 3 <= len(money) <= 5 or not all(exact(a._replace(per=None)) and a.per in (None, "year") for a in money):
        return
    rest = money[-1]
    if not has("leaving", " ".join(sentence.before(rest).lower().split()[-5:])):
        return
    likely, *others = [
        add_up("remainder", [(sentence, whole, 1), *((sentence, a, -1) for a in taken)], (sentence, rest))
        for whole, taken in _takings(sentence, money[:-1])
    ]
    right = next((found for found in (likely, *others) if found.holds), None)
    if right is not None:
        yield right
    elif slips(likely) and likely.parts[0].value > rest.value:
        yield miss(likely, "likely")


def _takings(sentence: Sentence, money: Sequence[Amount]) -> Iterator[tuple[Amount, Sequence[Amount]]]:
    """A whole and what is taken from it, the likeliest first: the whole is named first, or last ("from £b")."""
    *before, last = money
    first = (money[0], money[1:])
    if not has("from-total", " ".join(sentence.before(last).lower().split()[-_LEAD:])):
        yield first
        return
    yield from [(last, before), first] if last.value == max(a.value for a in money) else [first, (last, before)]
    yield from ((last, [a]) for a in before)
