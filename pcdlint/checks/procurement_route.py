"""A contract above the threshold is to be awarded, and the paper says nothing of how the supplier was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _law, _within
from pcdlint.checks._phrases import STRINGS, first, holds
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts

NAME = "procurement-route"
OPTIONS = {
    "type": "object",
    "required": ["section", "says", "routes"],
    "additionalProperties": False,
    "properties": {
        "section": {"type": "string", "description": "Key of the section of recommendations."},
        "told-in": {
            "type": "string",
            "description": "Key of the section that should name the route; the hit sits there.",
        },
        "says": {**STRINGS, "description": "How a recommendation awards a contract."},
        "routes": {**STRINGS, "description": "Words of which any shows a route."},
    },
}
VALUES = ("value", "threshold")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit, at the section that should name the route, else at the recommendation that awards the contract."""
    on, section = _law.day(paper, facts), paper.section(options["section"])
    folded = lowered(paper)
    if on is None or section is None or first(folded, options["says"], section.span.start, section.span.end) is None:
        return
    limit = facts.registers.thresholds.at(on)
    if limit is None or holds(folded, options["routes"], paper.span.start, paper.span.end):
        return
    for paragraph in section.paragraphs:
        span = paragraph.span
        spot = first(folded, options["says"], span.start, span.end)
        sums = _within.sums(paper, span)
        most = max(sums, key=lambda a: a.low, default=None)
        if spot is not None and most is not None and most.low >= limit.amount:
            values = {"value": _law.name(paper, most.span), "threshold": limit.amount}
            told = paper.section(options.get("told-in", ""))
            if told is not None and told.paragraphs:
                yield Hit(told.paragraphs[0].span, values, (Related(spot, "the contract"),))
            else:
                yield Hit(spot, values)
            return
