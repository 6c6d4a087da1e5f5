"""How years, sums in law and the numbers of provisions are misprinted."""

from __future__ import annotations

from decimal import Decimal

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def is_slip(printed: int, right: int | None) -> bool:
    """Whether a year is a likely misprint: a year, a decade or a century off, or two digits swapped."""
    if right is None:
        return False
    swapped = sorted(str(printed)) == sorted(str(right)) and is_digit_slip(printed, right)
    return swapped or abs(printed - right) in (0, 1, 10, 100)


def is_digit_slip(printed: int | Decimal, right: int | Decimal | None) -> bool:
    """Whether one digit is another, or two are swapped."""
    one, two = str(printed), str(right)
    return len(one) == len(two) and (len(_off(one, two)) == 1 or _is_swap(one, two))


def is_number_slip(printed: str, right: str) -> bool:
    """Whether a number is a close slip of another, or that of one digit with another put in."""
    if is_close_slip(printed, right):
        return True
    one, two = printed.rstrip(_LETTERS), right.rstrip(_LETTERS)
    return one.isdecimal() and two.isdecimal() and _longer(one, two)


def is_close_slip(printed: str, right: str) -> bool:
    """Whether two digits of a number of two or more are swapped, or one is lost or put in.

    A letter behind it ("22A") may be lost. Numbers of one digit are near to too many.
    """
    if printed == right or not (printed[:1].isdecimal() and right[:1].isdecimal()):
        return False
    one, two = printed.rstrip(_LETTERS), right.rstrip(_LETTERS)
    if one == two:
        return one == printed
    if min(len(one), len(two)) < 2:
        return False
    if len(one) == len(two):
        return _is_swap(one, two)
    return _longer(one, two) or _longer(two, one)


def is_digit_off(printed: str, right: str) -> bool:
    """Whether one digit of a number of two or more is another one."""
    one, two = printed.rstrip(_LETTERS), right.rstrip(_LETTERS)
    same = len(one) == len(two) > 1 and printed[len(one) :] == right[len(two) :]
    return same and one.isdecimal() and two.isdecimal() and len(_off(one, two)) == 1


def is_point_slip(printed: str, right: str) -> bool:
    """Whether a number with a point has the digits of another in another order, or one twice or a nought too many."""
    one, two = printed.replace(".", ""), right.replace(".", "")
    if printed == right or not (one.isdecimal() and two.isdecimal()):
        return False
    if sorted(one) == sorted(two):
        return True
    again = (one[:i] + one[i + 1 :] for i, digit in enumerate(one) if digit == "0" or digit in one[max(0, i - 1) : i])
    return len(one) - len(two) == 1 and two in again


def _off(one: str, two: str) -> list[int]:
    """Where two of one length differ."""
    return [i for i, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]


def _is_swap(one: str, two: str) -> bool:
    off = _off(one, two)
    return len(off) == 2 and one[off[0]] == two[off[1]] and one[off[1]] == two[off[0]]


def _longer(one: str, two: str) -> bool:
    """Whether the first is the second with one digit put in."""
    return len(one) - len(two) == 1 and any(one[:i] + one[i + 1 :] == two for i in range(len(one)))
