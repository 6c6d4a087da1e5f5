"""So many things at so much each: "30 people at an average of £25,000, a total of £750,000"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pcdlint.figures.intervals import Interval
from pcdlint.figures.prose import Sentence, has
from pcdlint.figures.quantities import COUNT, MONEY, Quantity, quantities
from pcdlint.figures.results import Miss, Sum

_NEAR = 40


def check_prices(passage: Sequence[Sentence]) -> Iterator[Sum | Miss]:
    """The sentences with two sums of money, one of them said to be for each of the things counted."""
    for sentence in passage:
        if 2 <= len(sentence.money) <= 3 and has("unit-price", sentence.text):
            found = [q for q in quantities(sentence) if q.unit in (COUNT, MONEY)]
            yield from _sentence(sentence, found)


def _sentence(sentence: Sentence, found: Sequence[Quantity]) -> Iterator[Sum | Miss]:
    counts = [q for q in found if q.unit == COUNT and q.value > 1]
    money = [q for q in found if q.unit == MONEY and q.plain]
    unit = next((q for q in money if _is_unit(sentence, q)), None)
    if unit is None or not counts or len(counts) > 2:
        return
    wholes = [q for q in money if q is not unit and q.value > unit.value and _is_whole(sentence, q)]
    tried = [s for w in wholes for c in counts if (s := _product(c, unit, w)) is not None]
    right = next((s for s in tried if s.holds), None)
    if right is not None:
        yield right
    elif len(tried) == 1 and _slipped(tried[0], counts[0], unit, wholes[0]):
        yield Miss(tried[0], tried[0].stated.span, wholes[0].slip_to(tried[0].middle), "likely")


def _is_unit(sentence: Sentence, one: Quantity) -> bool:
    if has("unit-price", " ".join(sentence.before(one, _NEAR).split()[-4:])):
        return True
    return has("unit-price", " ".join(sentence.after(one, _NEAR).split()[:3]))


def _is_whole(sentence: Sentence, one: Quantity) -> bool:
    lead = " ".join(sentence.before(one, _NEAR).split()[-4:])
    return has("product-follows", lead) or has("whole-follows", sentence.after(one, _NEAR))


def _product(count: Quantity, unit: Quantity, whole: Quantity) -> Sum | None:
    made = unit.interval.scaled(count.value)
    if unit.interval.exact and unit.value % 1:
        slack = count.value * Decimal("0.005")
        made = Interval(made.low - slack, made.high + slack)
    return Sum("product", (unit.part(), count.part()), made, whole.part(), whole.interval)


def _slipped(found: Sum, count: Quantity, unit: Quantity, whole: Quantity) -> bool:
    """One slip of the pen in any of the three explains the miss."""
    if whole.slip_to(found.middle) is not None or unit.slip_to(whole.value / count.value) is not None:
        return True
    right = (whole.value / unit.value).to_integral_value()
    return unit.interval.scaled(right).meets(whole.interval) and count.slip_to(right) is not None
