"""Finds, among many figures, the pairs that are one slip of the pen apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from pcdlint.figures.reading import one_slip

_LONG = 5
_ONE = Decimal(1)
_IN_MILLIONS = Decimal(10000)
# What one digit, or two neighbours in the wrong order, can make a whole number differ by.
_GAPS = frozenset(s * c * f * 10**k for s in (1, -1) for c in range(1, 10) for k in range(12) for f in (1, 9))
_TENS = 10 ** (_LONG - 1)


class Value(NamedTuple):
    """A printed value, the worth of its last digit, and whether only tables print it."""

    value: Decimal
    grain: Decimal
    tabled: bool = False


class Pair(NamedTuple):
    """Two values by their places in the list, how one becomes the other, and how many digits count in them."""

    first: int
    second: int
    slip: str
    """`digit`, `swap`, `dropped` or `added`."""
    digits: int


class _Shown(NamedTuple):
    place: int
    number: int
    tabled: bool


def pairs(values: Sequence[Value]) -> Iterator[Pair]:
    """The pairs, at the precision of the coarser. Two that only tables print are none: their sums are checked."""
    for grain in sorted({v.grain for v in values}):
        own = [_Shown(i, _number(v, grain), v.tabled) for i, v in enumerate(values) if v.grain == grain]
        finer = [_Shown(i, _number(v, grain), v.tabled) for i, v in enumerate(values) if v.grain < grain]
        decimals = max(0, 7 - grain.adjusted()) if grain >= _IN_MILLIONS else 0
        prose = [f for f in finer if not f.tabled]
        own_prose = [o for o in own if not o.tabled]
        for n, one in enumerate(own):
            number, tabled = one.number, one.tabled
            later = (o for o in own_prose if o.place > one.place) if tabled else own[n + 1 :]
            for other in (*later, *(prose if tabled else finer)):
                gap = number - other.number
                if (gap in _GAPS or _may_be_longer(number, other.number)) and not (tabled and other.tabled):
                    yield from _pair(one, other, decimals)


def _number(value: Value, grain: Decimal) -> int:
    if grain == 1:
        return int(abs(value.value))
    return int(abs(value.value / grain).quantize(_ONE, ROUND_HALF_UP))


def _may_be_longer(one: int, other: int) -> bool:
    """Neither is round, and one may be the other with a digit more."""
    if one < _TENS or other < _TENS or not (one % 1000 and other % 1000):
        return False
    return one * 5 < other <= one * 100 or other * 5 < one <= other * 100


def _pair(one: _Shown, other: _Shown, decimals: int) -> Iterator[Pair]:
    """The pair, if it is one. "£0.62m" keeps its 0, so that "£2.62m" is one digit away."""
    first, second = str(one.number).zfill(decimals), str(other.number).zfill(decimals)
    slip = one_slip(first, second)
    if slip is not None and (slip in ("digit", "swap") or max(len(first), len(second)) > _LONG):
        yield Pair(one.place, other.place, slip, max(_count(first), _count(second)))


def grain(value: Decimal, width: Decimal) -> Decimal:
    """What a figure is exact to: its interval's width, or the worth of its last digit that is no 0."""
    return width or _ONE.scaleb(int(value.normalize().as_tuple().exponent))


def count_digits(value: Decimal, grain: Decimal) -> int:
    """How many digits of a figure others could have missed: the measure of what chance cannot do."""
    return len(str(int(abs(value) / grain)))


def _count(text: str) -> int:
    """How many digits count: 330000 has 2, and so has 335000, which is as round."""
    bare = text.strip("0")
    return (len(bare) - (bare[-1:] == "5")) or 1
