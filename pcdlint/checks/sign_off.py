"""A sign-off and what belongs to it: the block, its statement, the words of approval, a date that can be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._phrases import STRINGS, holds
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper, Signature
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "sign-off"
OPTIONS = {
    "type": "object",
    "required": ["role", "needs"],
    "additionalProperties": False,
    "properties": {
        "role": {"type": "string"},
        "needs": {"enum": ["block", "statement", "approval", "date", "readable-date"]},
        "traces": {**STRINGS, "description": "Words that show that it is there, though it was not read."},
        "softer": {"type": "object", "additionalProperties": {"enum": ["info", "warning"]}},
    },
}
VALUES = ("printed",)


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit at the sign-off that lacks something, or at the paper's head where the block is missing."""
    if "signatures" in paper.layout.lossy:
        return
    signature, needs = paper.signature(options["role"]), options["needs"]
    level = options.get("softer", {}).get(paper.stage)
    if needs == "block":
        if signature is None and not _traced(paper, options):
            yield Hit(paper.reference_span or paper.title_span or Span(paper.span.start, paper.span.start), level=level)
    elif signature is not None and not _there(signature, needs) and not _traced(paper, options):
        span = signature.date_span if needs == "readable-date" and signature.date_span else _line(paper, signature, needs)
        related = (Related(signature.date_span, "signed here"),) if signature.date_span and needs != "readable-date" else ()
        yield Hit(span, {"printed": " ".join(paper.text(span).split())}, related, level=level)


def _there(signature: Signature, needs: str) -> bool:
    if needs == "date":
        return signature.date_span is not None
    if needs == "readable-date":
        return signature.date_span is None or signature.signed is not None
    return signature.statement if needs == "statement" else signature.approval


def _traced(paper: Paper, options: Mapping[str, Any]) -> bool:
    return holds(lowered(paper), options.get("traces", ()), paper.span.start, paper.span.end)


def _line(paper: Paper, signature: Signature, needs: str) -> Span:
    """The line of a sign-off where something is missing: its last for a date, else its first."""
    text, start, end = paper.source.text, signature.span.start, signature.span.end
    if needs == "date":
        return Span(max(text.rfind("\n", start, end) + 1, start), end)
    stop = text.find("\n", start, end)
    return Span(start, stop if stop >= 0 else end)
