"""A provision that had been repealed, or not yet been put in, on the day of the paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _law
from pcdlint.checks._phrases import STRINGS, holds
from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts

NAME = "provision-in-force"
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "unless": {**STRINGS, "description": "Words of the paragraph by which the paper shows that it knows."}
    },
}
VALUES = ("printed", "instrument", "subject", "since", "until", "successor")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit for each such provision; silence where the days are known from memory only."""
    on = _law.day(paper, facts)
    if on is None:
        return
    law, seen = facts.registers.legislation, set()
    for meaning in _law.read(paper, facts):
        what = meaning.instrument
        if what is None or not what.provisions:
            continue
        for cited in meaning.cited:
            if cited.provision.unit not in (what.unit, "schedule") and cited.schedule is None:
                continue
            fact = law.provision(what, cited.provision.number, cited.provision.unit, cited.schedule)
            if fact is None or (what.name, fact.ref) in seen or fact.period.holds(on) or fact.dates == "memory":
                continue
            around = paper.around(meaning.citation.span.start)
            if holds(lowered(paper), options.get("unless", ()), around.start, around.end):
                continue
            seen.add((what.name, fact.ref))
            values = {
                "printed": _law.name(paper, cited.provision.span),
                "instrument": what.name,
                "subject": fact.subject,
                "since": fact.period.start,
                "until": fact.period.end,
                "successor": fact.replaced_by or "other law",
            }
            yield Hit(cited.provision.span, values)
