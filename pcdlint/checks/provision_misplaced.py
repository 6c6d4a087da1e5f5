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
        for cited in meaning.cited:
            root = cited.ref.partition("(")[0]
            entry = options["provisions"].get(root)
            around = _law.sentence(paper, cited.provision.span.start)
            if (
                entry is None
                or root in seen
                or holds(lowered(paper), options.get("unless", ()), around.start, around.end)
            ):
                continue
            seen.add(root)
            values = {"printed": _law.name(paper, cited.provision.span), "instrument": meaning.instrument.name, **entry}
            yield Hit(cited.provision.span, values)
