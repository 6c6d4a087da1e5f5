"""The greatest sum that a recommendation asks for, which no other place of the paper gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import TYPE_CHECKING, Any

from pcdlint.checks import sentence_sums
from pcdlint.checks._phrases import STRINGS
from pcdlint.checks.same_quantity import mentions, report
from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts

if TYPE_CHECKING:
    from pcdlint.figures.mentions import Mention

NAME = "lone-figure"
OPTIONS = {
    "type": "object",
    "required": ["section", "beside"],
    "additionalProperties": False,
    "properties": {
        "section": {"type": "string", "description": "Key of the section whose sums are looked for elsewhere."},
        "beside": {
            **STRINGS,
            "description": "Keys of sections that must give sums, too, for the question to be asked.",
        },
    },
}
VALUES = ("figure", "others")

_MANY = 14
_SHOWN = 3
_TIMES = range(2, 13)


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at that sum. One that others come to is no lone one; where there is a Part 2, they may stand there."""
    both = mentions(paper)
    every = [m for m in both if m.amount.per is None]
    asked = [m for m in every if m.section == options["section"]]
    given = [m for m in every if m.section != options["section"]]
    if not asked or not all(any(m.section == key for m in given) for key in options["beside"]):
        return
    greatest = max(asked, key=lambda m: m.amount.value)
    if greatest.sound or _told(paper, greatest) or _made(greatest, given) or _made(greatest, asked):
        return
    if _many(greatest, [m for m in both if m.section != options["section"]]):
        return
    others = sorted(
        {m.amount.value: m for m in given}.values(), key=lambda m: abs(m.amount.value - greatest.amount.value)
    )
    values = {"figure": greatest.printed, "others": [m.printed for m in others[:_SHOWN]]}
    level = "info" if paper.part2 is not None and paper.part2.value == "YES" else None
    yield Hit(greatest.amount.span, values, level=level)


def _told(paper: Paper, one: Mention) -> bool:
    """Whether another rule tells that it is wrong, and what it should be."""
    found = (report(paper), *sentence_sums.reports(paper))
    return any(m.blamed == one.amount.span and m.certainty != "low" for each in found for m in each.misses)


def _many(one: Mention, given: Sequence[Mention]) -> bool:
    """Whether it is given as so many of another sum, or so many of it are: years, or who gets it."""
    return any(
        m.amount.value * n == one.amount.value or one.amount.value * n == m.amount.value for m in given for n in _TIMES
    )


def _made(one: Mention, given: Sequence[Mention]) -> bool:
    """Whether one, two or three of the other sums, or all of one place, come to it."""
    from pcdlint.figures.intervals import total

    others = [m for m in given if m is not one]
    smaller = list({m.amount.value: m for m in others if m.amount.value < one.amount.value}.values())[:_MANY]
    ways = [[m] for m in others]
    ways += [[m for m in others if m.inside == place] for place in {m.inside for m in others}]
    every = chain(ways, combinations(smaller, 2), combinations(smaller, 3))
    return any(total(m.interval for m in some).meets(one.interval) for some in every)
