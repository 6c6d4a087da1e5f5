"""Is a figure printed as figures are? Wrong grouping, a comma for a point, two units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts

NAME = "malformed-figure"
OPTIONS = {
    "type": "object",
    "properties": {
        "flaws": {
            "description": "How the print is wrong, each with what to say of it.",
            "type": "object",
            "propertyNames": {"enum": ["grouping", "comma-for-point", "points", "unit"]},
            "additionalProperties": {"type": "string"},
            "minProperties": 1,
        }
    },
    "required": ["flaws"],
    "additionalProperties": False,
}
VALUES = ("figure", "how")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """Every amount of the paper with one of the named flaws."""
    flaws: Mapping[str, str] = options["flaws"]
    for amount in paper.amounts:
        if amount.flaw is not None and amount.flaw in flaws:
            yield Hit(amount.span, {"figure": paper.text(amount.span), "how": flaws[amount.flaw]})
