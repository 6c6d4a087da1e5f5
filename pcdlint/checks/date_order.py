"""Whether two people signed in the right order, and not implausibly far apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts

NAME = "date-order"
OPTIONS = {
    "type": "object",
    "required": ["first", "then"],
    "additionalProperties": False,
    "properties": {
        "first": {"type": "string", "description": "The role that has to sign first."},
        "then": {"type": "string"},
        "most-days": {"type": "integer", "minimum": 1, "description": "With it, only the distance is looked at."},
    },
}
VALUES = ("first", "then", "days")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit at the date of the one who had to sign first."""
    before, after = paper.signature(options["first"]), paper.signature(options["then"])
    if before is None or after is None or before.signed is None or after.signed is None:
        return
    days = (after.signed - before.signed).days
    wrong = days > options["most-days"] if "most-days" in options else days < 0
    if wrong and before.date_span and after.date_span:
        values = {"first": before.signed, "then": after.signed, "days": days}
        yield Hit(before.date_span, values, (Related(after.date_span, "the other signature"),))
