"""A provision that papers of this kind cite in place of another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _law
from pcdlint.checks._phrases import STRINGS, holds
from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.registers.provisions import root

NAME = "provision-misplaced"
OPTIONS = {
    "type": "object",
    "required": ["instrument", "provisions"],
    "additionalProperties": False,
    "properties": {
        "instrument": {"type": "string", "description": "Title with year."},
        "provisions": {
            "type": "object",
            "description": "By reference as the register of legislation has it (18, Sch 1).",
            "additionalProperties": {
                "type": "object",
                "required": ["right", "why"],
                "additionalProperties": False,
                "properties": {"right": {"type": "string"}, "why": {"type": "string"}},
            },
        },
        "sure-with": {**STRINGS, "description": "Words without which the sentence may be of others: info at most."},
        "unless": {**STRINGS, "description": "Words of the sentence with which the provision is in its place."},
    },
}
VALUES = ("printed", "instrument", "right", "why")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit for each such provision, once for each."""
    seen = set()
    for meaning in _law.read(paper, facts):
        if meaning.instrument is None or meaning.instrument.name != options["instrument"]:
            continue
        # The innermost provision first: "Schedule 1, paragraph 14" is one slip, not two.
        known = [c for c in reversed(meaning.cited) if root(c.ref) in options["provisions"]]
        if not known or root(known[0].ref) in seen:
            continue
        cited = known[0]
        around = _law.sentence(paper, cited.provision.span.start)
        if holds(lowered(paper), options.get("unless", ()), around.start, around.end):
            continue
        seen.add(root(cited.ref))
        entry = options["provisions"][root(cited.ref)]
        values = {"printed": _law.name(paper, cited.provision.span), "instrument": meaning.instrument.name, **entry}
        sure = options.get("sure-with")
        loose = sure is not None and not holds(lowered(paper), sure, around.start, around.end)
        yield Hit(cited.provision.span, values, level="info" if loose else None)
