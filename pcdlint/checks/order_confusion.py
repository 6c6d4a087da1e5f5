"""Known mistakes with the provisions of the Specified Information Order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _law
from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts
from pcdlint.registers.resolve import Meaning
from pcdlint.values import Span

NAME = "order-confusion"
OPTIONS = {
    "type": "object",
    "required": ["only"],
    "additionalProperties": False,
    "properties": {
        "only": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Names of confusions in the register specified-information-order.",
        },
        "instruments": {
            "type": "array",
            "items": {"type": "string"},
            "description": "The Order and those that amend it: titles with year.",
        },
    },
}
VALUES = ("printed", "right", "why")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit for each mistake, at the provisions of the first citation of the Order in such a sentence."""
    order, seen = facts.registers.order, set()
    for meaning in _law.read(paper, facts):
        if meaning.instrument is None or meaning.instrument.name not in options["instruments"]:
            continue
        around = _law.sentence(paper, meaning.citation.span.start)
        for confusion in order.confusions(paper.text(around)):
            if confusion.name not in options["only"] or confusion.name in seen:
                continue
            seen.add(confusion.name)
            span = _provision(paper, meaning, around)
            values = {"printed": _law.name(paper, span), "right": confusion.right, "why": confusion.why}
            yield Hit(span, values, level="info" if confusion.confidence == "memory" else None)


def _provision(paper: Paper, meaning: Meaning, around: Span) -> Span:
    """The last numbered provision cited with the Order, else the last one of the sentence, else the Order's title."""
    numbered = [c.provision.span for c in meaning.cited if c.provision.number]
    if numbered:
        return numbered[-1]
    beside = [p.span for c in paper.citations if around.start <= c.span.start < around.end for p in c.provisions]
    return beside[-1] if beside else _law.title_span(paper, meaning.citation)
