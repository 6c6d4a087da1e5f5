"""Reads how a figure is printed, by grammars/money.lark: its digits, unit, sign and flaw.

A figure is parsed by its shape (every digit made 0), and shapes are few: "£4,183,000"
and "£2,680,000" cost one parse between them.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pcdlint.grammars import parser

if TYPE_CHECKING:
    from lark import Lark, Token

_SHAPE = str.maketrans("123456789", "000000000")
_SCALES = {"THOUSAND": 3, "MILLION": 6, "BILLION": 9}
_NUMBERS = frozenset(("GROUPED", "PLAIN", "SPACED", "MISGROUPED", "POINTS"))
_NOT_DIGITS = str.maketrans("", "", ", \u00a0\u202f\u2009")
_HALF = Decimal("0.5")


class Number(NamedTuple):
    """A number inside a print: `text[start:end]`, times ten to the power `scale`."""

    start: int
    end: int
    scale: int
    decimals: int
    negative: bool
    unit: str
    """`GBP`, `percent`, or "" for a bare number."""
    flaw: str | None


class Figure(NamedTuple):
    """A print as a value with the interval it stands for, in whole units."""

    value: Decimal
    low: Decimal
    high: Decimal
    unit: str
    flaw: str | None = None


@cache
def grammar() -> Lark:
    """The money grammar, built once and only when a figure is met."""
    return parser("money", start=("cell", "range"), maybe_placeholders=False)


@lru_cache(maxsize=4096)
def _numbers(shape: str, start: str) -> tuple[Number, ...]:
    """The numbers of a print of that shape; none when it is no figure."""
    from lark.exceptions import UnexpectedInput

    try:
        tree = grammar().parse(shape, start=start)
    except UnexpectedInput:
        return ()
    tokens: list[Token] = list(tree.scan_values(lambda _: True))
    rules = {str(t.data) for t in tree.iter_subtrees()}
    kinds = {t.type for t in tokens}
    negative = ("MINUS" in kinds and start == "cell") or "negative" in rules
    unit = "GBP" if "CURRENCY" in kinds else "percent" if "PERCENT" in kinds else ""
    scale_name = next((t.type for t in tokens if t.type in _SCALES), "")
    return tuple(
        Number(
            start=t.start_pos or 0,
            end=t.end_pos or 0,
            scale=_SCALES.get(scale_name, 0),
            decimals=len(t) - t.rfind(".") - 1 if "." in t else 0,
            negative=negative,
            unit=unit,
            flaw=_flaw(t, scale_name),
        )
        for t in tokens
        if t.type in _NUMBERS
    )


def _flaw(number: Token, scale: str) -> str | None:
    """What is wrong with the print of a number before that unit.

    £4,183m may be a force's whole budget; £31,469m is no one's.
    """
    if number.type == "MISGROUPED":
        head, _, tail = number.partition(",")
        slipped = scale and len(head) < 4 and tail.isdigit() and len(tail) < 3
        return "comma-for-point" if slipped else "grouping"
    if number.type == "POINTS":
        return "points"
    if number.type == "GROUPED" and scale in ("MILLION", "BILLION") and "." not in number:
        groups = number.split(",")
        if len(groups) > 2:
            return "unit"
        if scale == "BILLION" or len(groups[0]) > 1:
            return "comma-for-point"
    return None


def read_figures(text: str, start: str = "cell") -> tuple[Figure, ...]:
    """The figures of a print: one, two for a range ("£5-10m"), none where it is no figure."""
    return tuple(_figure(text, n) for n in _numbers(text.translate(_SHAPE), start))


def _figure(text: str, number: Number) -> Figure:
    """The value of a number's digits and its interval.

    Its last printed digit decides the width; whole pounds and whole pence stand for themselves.
    """
    digits = text[number.start : number.end].translate(_NOT_DIGITS)
    decimals = number.decimals
    if number.flaw == "comma-for-point":
        digits = text[number.start : number.end].replace(",", ".")
        decimals = len(digits.partition(".")[2])
    elif number.flaw == "points":
        head, _, tail = digits.rpartition(".")
        digits = head.replace(".", "") + "." + tail
    value = Decimal(digits) * 10**number.scale
    if number.negative:
        value = -value
    if number.unit == "percent" or number.scale or decimals not in (0, 2):
        half = _HALF.scaleb(-decimals) * 10**number.scale
        return Figure(value, value - half, value + half, number.unit, number.flaw)
    return Figure(value, value, value, number.unit, number.flaw)


def reprint(printed: str, value: Decimal) -> str | None:
    """A value in the style of another print: its unit, decimals and grouping. None where that cannot be.

    `value` is in the print's own units before any unit of its heading.
    """
    numbers = _numbers(printed.translate(_SHAPE), "cell")
    if len(numbers) != 1 or numbers[0].flaw:
        return None
    number = numbers[0]
    digits = abs(value) / 10**number.scale
    rounded = round(digits, number.decimals)
    old = printed[number.start : number.end]
    grouped = "," in old or (len(old) < 4 and number.unit == "GBP")
    shown = f"{rounded:,.{number.decimals}f}" if grouped else f"{rounded:.{number.decimals}f}"
    sign = value < 0
    if sign != number.negative:
        return None
    return printed[: number.start] + shown + printed[number.end :]


def one_slip(wrong: str, right: str) -> str | None:
    """How one slip of the pen leads from one print to another: `swap` (two neighbouring digits changed
    places), `digit` (one digit changed), `dropped` or `added` (a digit lost, one too many); None for more."""
    a, b = _digits_of(wrong), _digits_of(right)
    if len(a) == len(b):
        apart = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        if len(apart) == 1:
            return "digit"
        if len(apart) == 2 and apart[1] - apart[0] == 1 and a[apart[0]] == b[apart[1]] and a[apart[1]] == b[apart[0]]:
            return "swap"
        return None
    if len(b) - len(a) == 1:
        return "dropped" if any(b[:i] + b[i + 1 :] == a for i in range(len(b))) else None
    if len(a) - len(b) == 1:
        return "added" if any(a[:i] + a[i + 1 :] == b for i in range(len(a))) else None
    return None


def _digits_of(text: str) -> str:
    return text if text.isdecimal() else "".join(filter(str.isdecimal, text))
