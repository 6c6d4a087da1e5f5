"""How years and the numbers of provisions are misprinted."""

from __future__ import annotations

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def is_slip(printed: int, right: int | None) -> bool:
    """Whether a year is a likely misprint: a year, a decade or a century off, or two digits swapped."""
    if right is None:
        return False
    swapped = sorted(str(printed)) == sorted(str(right)) and is_digit_slip(printed, right)
    return swapped or abs(printed - right) in (0, 1, 10, 100)


def is_digit_slip(printed: int, right: int | None) -> bool:
    """Whether one digit is another, or two are swapped."""
    one, two = str(printed), str(right)
    off = [i for i in range(4) if one[i] != two[i]] if len(one) == len(two) == 4 else []
    if len(off) == 1:
        return True
    return len(off) == 2 and one[off[0]] == two[off[1]] and one[off[1]] == two[off[0]]


def is_number_slip(printed: str, right: str) -> bool:
    """Whether a number of two digits or more has one digit other, two swapped, or one too few or too many.

    A letter behind it ("22A") may be lost.
    """
    if printed == right or not (printed[:1].isdecimal() and right[:1].isdecimal()):
        return False
    printed, right = printed.rstrip(_LETTERS), right.rstrip(_LETTERS)
    if printed == right:
        return True
    if len(printed) == len(right):
        off = [i for i, (a, b) in enumerate(zip(printed, right, strict=True)) if a != b]
        swapped = len(off) == 2 and printed[off[0]] == right[off[1]] and printed[off[1]] == right[off[0]]
        return len(right) > 1 and (len(off) == 1 or swapped)
    short, long = sorted((printed, right), key=len)
    return len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
