"""Whether other figures of a paper come to a figure that is printed once: then it is no slip of another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from pcdlint.figures.intervals import total
from pcdlint.figures.mentions import Mention

_ENOUGH = 3
_HALF = Decimal("0.5")
_COMPARED = re.compile(r"(\d+(?:\.\d+)?)% (?:above|below|more|less|higher|lower|up|down)\b")


class Group(NamedTuple):
    """The mentions of one printed value, and how many mentions bear it out."""

    mentions: tuple[Mention, ...]
    weight: int


def borne_out(groups: Sequence[Group], one: Mention) -> bool:
    """A figure of its paragraph and it make a third one given elsewhere, or its sentence lists the parts of one."""
    if one.table:
        return False
    near = [m for g in groups for m in g.mentions if m.inside == one.inside and m.home is one.home and not m.table]
    beside = [m for m in near if m.amount.value != one.amount.value and m.digits >= _ENOUGH]
    apart = [g for g in groups if any(m.inside != one.inside for m in g.mentions)]
    if one.digits >= _ENOUGH:
        value = one.amount.value
        made = {v for m in beside for v in (value + m.amount.value, abs(value - m.amount.value))}
        if any(g.mentions[0].amount.value in made for g in apart):
            return True
    listed = [m for m in near if m.same_sentence(one)]
    if len(listed) < _ENOUGH or len({m.amount.per for m in listed}) > 1:
        return False
    whole = total(m.interval for m in listed)
    return any(g.weight > 1 and whole.meets(g.mentions[0].interval) for g in apart)


def compared(one: Mention, other: Mention) -> bool:
    """The words beside one of the two say by how much per cent they differ: "£3.4m is 6% above the guide price"."""
    low, high = sorted((one.amount.value, other.amount.value))
    if not low:
        return False
    change = (high / low - 1) * 100, (1 - low / high) * 100
    said = [Decimal(m[1]) for x in (one, other) for m in _COMPARED.finditer(x.about[1])]
    return any(abs(s - c) <= _HALF for s in said for c in change)
