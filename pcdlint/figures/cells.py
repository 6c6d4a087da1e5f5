"""Reads a cell of a table: a number with its interval, nothing, a dash, or words."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from pcdlint.figures.intervals import ZERO
from pcdlint.figures.reading import read_figures
from pcdlint.figures.words import shipped_words

_SCALES = {"£000": 3, "£k": 3, "£m": 6}
_HALF = Decimal("0.5")
_MARKS = re.compile(r"(?<=[\d)kKmM%])(?:[ ]?[*†‡§¹²³⁴⁵⁶⁷⁸⁹#^]+|[ ]?\[\w{1,2}\]|[ ]\([a-z1-9]\))$")
_LONGEST = 32


class Cell(NamedTuple):
    """A cell: `kind` is `number`, `blank`, `dash` (nothing, said so) or `text`.

    `value`, `low` and `high` are in whole units; all are 0 unless it is a number.
    """

    kind: str
    text: str
    value: Decimal = ZERO
    low: Decimal = ZERO
    high: Decimal = ZERO
    unit: str = ""
    """`GBP`, `percent`, or "" for a bare number."""
    scale: int = 0
    """What the column's unit did to the printed number: 3 under "£000"."""


@lru_cache(maxsize=8192)
def parse_cell(text: str, unit_hint: str = "") -> Cell:
    """A cell under a heading whose unit is `unit_hint` ("£", "£000", "£k", "£m", "%" or "")."""
    printed = text.strip()
    if not printed:
        return Cell("blank", "")
    if printed.lower() in shipped_words().lists["nothing"]:
        return Cell("dash", printed)
    bare = _MARKS.sub("", printed)
    figures = read_figures(bare) if len(bare) <= _LONGEST and any(c.isdecimal() for c in bare) else ()
    if not figures or figures[0].flaw == "points" or bare.strip("£ ") == "000":
        return Cell("text", printed)
    figure = figures[0]
    low, high, unit = figure.low, figure.high, figure.unit
    scale = 0 if unit == "percent" or bare[-1].isalpha() or bare[-2:-1].isalpha() else _SCALES.get(unit_hint, 0)
    if scale or (unit_hint == "%" and not unit):
        decimals = len(bare.rstrip(" )%").rpartition(".")[2]) if "." in bare else 0
        half = _HALF.scaleb(-decimals)
        low, high = figure.value - half, figure.value + half
    if not unit and unit_hint:
        unit = "percent" if unit_hint == "%" else "GBP"
    factor = 10**scale
    return Cell("number", printed, figure.value * factor, low * factor, high * factor, unit, scale)
