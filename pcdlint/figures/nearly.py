"""Finds, among many figures, the pairs that are one slip of the pen apart, without comparing each with each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

_LONG = 5
_ONE = Decimal(1)
_IN_MILLIONS = Decimal(10000)


class Value(NamedTuple):
    """A printed value and the worth of its last digit."""

    value: Decimal
    grain: Decimal


class Pair(NamedTuple):
    """Two values by their places in the list, how one becomes the other, and how many digits count in them."""

    first: int
    second: int
    slip: str
    """`digit`, `swap`, or `dropped` (a digit more or less)."""
    digits: int


def pairs(values: Sequence[Value]) -> Iterator[Pair]:
    """Each pair once, at the precision of the coarser."""
    seen: set[tuple[int, int]] = set()
    for grain in sorted({v.grain for v in values}):
        shown = [(i, v.grain == grain, _shown(v.value, grain)) for i, v in enumerate(values) if v.grain <= grain]
        for pair in _at(shown):
            key = (min(pair.first, pair.second), max(pair.first, pair.second))
            if key not in seen:
                seen.add(key)
                yield pair


def _shown(value: Decimal, grain: Decimal) -> str:
    """The digits at a precision; "£0.62m" keeps its 0, so that "£2.62m" is one digit away."""
    if grain >= _IN_MILLIONS:
        return str((value / grain).quantize(_ONE, ROUND_HALF_UP)).zfill(7 - grain.adjusted())
    return str(abs((value / grain).quantize(_ONE, ROUND_HALF_UP)) if grain != 1 else int(abs(value)))


def _at(shown: Sequence[tuple[int, bool, str]]) -> Iterator[Pair]:
    """Pairs among prints of one precision; at least one of a pair has it by itself."""
    own = [one for one in shown if one[1]]
    masks: dict[str, list[tuple[int, bool, str]]] = {}
    whole: dict[str, list[tuple[int, bool, str]]] = {}
    for one in own:
        text = one[2]
        whole.setdefault(text, []).append(one)
        for k in range(len(text)):
            masks.setdefault(text[:k] + "*" + text[k + 1 :], []).append(one)
    for one in shown:
        text = one[2]
        for k in range(len(text)):
            for other in masks.get(text[:k] + "*" + text[k + 1 :], ()):
                yield from _pair(one, other, "digit")
            if text[k : k + 1] != text[k + 1 : k + 2] and text[k + 1 : k + 2]:
                for other in whole.get(text[:k] + text[k + 1] + text[k] + text[k + 2 :], ()):
                    yield from _pair(one, other, "swap")
        yield from _dropped(one, own, whole)


def _dropped(
    one: tuple[int, bool, str],
    own: Sequence[tuple[int, bool, str]],
    whole: Mapping[str, Sequence[tuple[int, bool, str]]],
) -> Iterator[Pair]:
    """Prints that have a digit less than this one, or one more."""
    text = one[2]
    if len(text) > _LONG:
        for k in range(len(text)):
            for other in whole.get(text[:k] + text[k + 1 :], ()):
                yield from _pair(one, other, "dropped")
    if not one[1]:
        for other in own:
            longer = other[2]
            if len(longer) == len(text) + 1 > _LONG and any(
                longer[:k] + longer[k + 1 :] == text for k in range(len(longer))
            ):
                yield from _pair(one, other, "dropped")


def _pair(one: tuple[int, bool, str], other: tuple[int, bool, str], slip: str) -> Iterator[Pair]:
    if one[0] != other[0] and one[2] != other[2]:
        yield Pair(one[0], other[0], slip, max(_count(one[2]), _count(other[2])))


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
