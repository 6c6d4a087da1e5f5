"""The sum of a column that has no total of its own, where another place of the paper gives it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pcdlint.figures.intervals import Interval
from pcdlint.figures.mentions import Mention
from pcdlint.figures.nearly import count_digits
from pcdlint.figures.prose import has, slips
from pcdlint.figures.results import Loose, Miss, Sum

_KIND = "elsewhere"
_SURE, _WITH_WORDS = 5, 4


def check_elsewhere(columns: Iterable[Loose], mentions: Sequence[Mention]) -> Iterator[Sum | Miss]:
    """Columns whose sum is given elsewhere; those where it would be, but for one slip of the pen.

    Chance cannot make figures of many digits meet; with fewer, the words around the figure must speak of a sum.
    """
    for column in columns:
        inside = {p.span for p in column.parts}
        others = [m for m in mentions if m.amount.span not in inside and m.amount.qualifier is None]
        found = [_sum(column, m) for m in others]
        right = next((s for s in found if s.holds and count_digits(s.middle, column.grain) > 2), None)
        if right is not None:
            yield right
            continue
        for one, mention in zip(found, others, strict=True):
            digits = count_digits(one.middle, max(column.grain, mention.grain))
            if mention.sound or digits < _WITH_WORDS or not _slipped(one):
                continue
            if digits >= _SURE or has("whole-follows", " ".join(mention.about).lower()):
                yield _miss(one)
                break


def _sum(column: Loose, mention: Mention) -> Sum:
    return Sum(_KIND, column.parts, column.computed, mention.part, Interval(mention.amount.low, mention.amount.high))


def _slipped(one: Sum) -> bool:
    low, high = one.computed
    return low / 11 < one.stated.value < high * 11 and bool(slips(one))


def _miss(one: Sum) -> Miss:
    possible = slips(one)
    if len(possible) == 1:
        return Miss(one, possible[0][0].span, possible[0][1], "likely")
    return Miss(one, one.stated.span, None, "likely")
