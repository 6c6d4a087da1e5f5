"""Headings that a bad scan misread: "l. lntroduct1on and background", "5, Equa1ity Comments"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pcdlint.grammar.fold import fold_label, shape_of
from pcdlint.patterns import pattern

_NUMBER = pattern(r"(\d{1,2}|[lI|])[.,)]?\s+(?=[A-Zl1|0])")
_LONGEST = 120


def scanned_heading(
    text: str, start: int, end: int, head: re.Match[str] | None, label: str, shapes: Mapping[str, str]
) -> tuple[re.Match[str] | None, str]:
    """The number and label of a line in the letters that were meant, or `head` and `label` as they were read.

    `shapes` has the labels that there are by what a bad scan makes of them.
    """
    if shapes.get(shape_of(label)) == label:
        return head, label
    number = head or _NUMBER.match(text, start, end)
    meant = shapes.get(shape_of(fold_label(text[number.end() if number else start : end][:_LONGEST])))
    return (head, label) if meant is None else (number, meant)


def figure(number: str) -> str:
    """The number of a heading as it was before the scan."""
    return number if number.isdecimal() else "1"
