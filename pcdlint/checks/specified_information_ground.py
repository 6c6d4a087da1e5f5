"""A ground of article 2(2) of the Specified Information Order that is not what the cited limb says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._phrases import STRINGS, holds
from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.patterns import pattern
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "specified-information-ground"
OPTIONS = {
    "type": "object",
    "required": ["order"],
    "additionalProperties": False,
    "properties": {"order": {**STRINGS, "description": "How the Order is named near the limb."}},
}
VALUES = ("limb", "subject", "given", "order")

_LIMB = pattern(r"2 ?\(2\) ?\(([a-d])\)")
_NEAR = 160


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit for each cited limb whose sentence gives another ground and none of the limb's own."""
    order, folded = facts.registers.order, lowered(paper)
    for match in _LIMB.finditer(folded, paper.span.start, paper.span.end):
        start, end = paper.around(match.start())
        if not holds(folded, options["order"], max(start, match.start() - _NEAR), min(end, match.end() + _NEAR)):
            continue
        ref = f"2(2)({match.group(1)})"
        given, limb = order.misfit(ref, folded[start:end]), order.limb(ref)
        if given is not None and limb is not None:
            values = {"limb": ref, "subject": limb.subject, "given": given, "order": order.title}
            yield Hit(Span(match.start(), match.end()), values)
