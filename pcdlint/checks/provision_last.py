"""A section, regulation or article beyond the last one of its instrument."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _law
from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts

NAME = "provision-last"
OPTIONS = {"type": "object", "additionalProperties": False, "properties": {}}
VALUES = ("printed", "instrument", "last", "unit")

_SURE = ("title", "defined", "short", "named")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit for each such provision; a warning where the last number was not read in the statute itself."""
    law = facts.registers.legislation
    seen = set()
    for meaning in _law.read(paper, facts):
        what = meaning.instrument
        if what is None or what.last is None or meaning.how not in _SURE:
            continue
        for cited in meaning.cited:
            provision = cited.provision
            key = (what.name, provision.number)
            if provision.unit != what.unit or key in seen or not law.beyond_last(what, provision.number):
                continue
            seen.add(key)
            sure = what.last_confidence == "verified" and (
                meaning.resolution is None or meaning.resolution.how == "exact"
            )
            values = {
                "printed": _law.name(paper, provision.span),
                "instrument": what.name,
                "last": what.last,
                "unit": what.unit,
            }
            yield Hit(provision.span, values, level="error" if sure else "warning")
