"""What a sentence counts and measures, side by side: sums of money, numbers of things, percentages, fractions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from pcdlint.figures.counts import scan_counts
from pcdlint.figures.intervals import Interval
from pcdlint.figures.prose import Sentence, exact
from pcdlint.figures.reading import one_slip, reprint
from pcdlint.figures.results import Miss, Part, Sum
from pcdlint.figures.words import shipped_words
from pcdlint.patterns import begun
from pcdlint.values import Span

COUNT, MONEY, PERCENT = "count", "GBP", "percent"
_FRACTION_WIDTH = Decimal("1.5")


class Quantity(NamedTuple):
    """A figure of a sentence; `unit` is `GBP`, `count` or `percent`."""

    span: Span
    value: Decimal
    interval: Interval
    unit: str
    printed: str
    plain: bool
    """Stated as it is: no "up to" or "about", no flaw, no period."""

    def part(self, sign: int = 1) -> Part:
        return Part(self.span, self.value, self.printed, sign)

    def slip_to(self, value: Decimal) -> str | None:
        """What it should read to be `value`, where one slip of the pen explains it."""
        if self.unit == COUNT:
            whole = value.to_integral_value()
            return f"{int(whole):,}" if whole > 0 and one_slip(str(int(self.value)), str(int(whole))) else None
        bare = self.printed.replace(" per cent", "%").replace(" percent", "%")
        shown = reprint(bare, value)
        return shown if shown is not None and one_slip(bare, shown) else None


@lru_cache(maxsize=32)
def quantities(sentence: Sentence) -> tuple[Quantity, ...]:
    """All of them, in order; several checks ask for those of one sentence."""
    found = [
        Quantity(a.span, a.value, Interval(a.low, a.high), a.unit, sentence.printed(a), exact(a._replace(per=None)))
        for a in sentence.amounts
        if a.unit == PERCENT or a in sentence.money
    ]
    taken = [q.span for q in found]
    shift = sentence.span.start
    for count in scan_counts(sentence.text, Span(0, len(sentence.text))):
        span = Span(count.span.start + shift, count.span.end + shift)
        if not any(t.start <= span.start < t.end for t in taken):
            value = Decimal(count.value)
            print_ = sentence.between(*span)
            found.append(Quantity(span, value, Interval(value, value), COUNT, print_, plain=True))
    found += _fractions(sentence)
    return tuple(sorted(found, key=lambda q: q.span.start))


@cache
def _fraction_words() -> tuple[re.Pattern[str], dict[str, Decimal]]:
    """ "a quarter" and its like, each with its per cent."""
    pairs = (phrase.rpartition(" ") for phrase in shipped_words().lists["fractions"])
    known = {name: Decimal(percent) for name, _, percent in pairs}
    return re.compile(rf"{begun(sorted(known, key=len, reverse=True))}\b"), known


def _fractions(sentence: Sentence) -> list[Quantity]:
    pattern, known = _fraction_words()
    found = []
    for match in pattern.finditer(sentence.text):
        value = known[match[0]]
        span = Span(match.start() + sentence.span.start, match.end() + sentence.span.start)
        wide = Interval(value - _FRACTION_WIDTH, value + _FRACTION_WIDTH)
        found.append(Quantity(span, value, wide, PERCENT, match[0], plain=True))
    return found


def judged(found: Sum, stated: Quantity) -> Sum | Miss:
    """The sum where it holds, else the miss of the figure that states it."""
    return found if found.holds else Miss(found, stated.span, stated.slip_to(found.middle), "likely")


def in_order(found: Sequence[Quantity], unit: str) -> list[Quantity]:
    """Those of one unit that are plainly stated."""
    return [q for q in found if q.unit == unit and q.plain]
