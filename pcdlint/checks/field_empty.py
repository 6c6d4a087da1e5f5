"""Is a field at the head of the form empty: title, number?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.finding import Hit
from pcdlint.paper import STAGES, Paper
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "field-empty"
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["field"],
    "properties": {
        "field": {"enum": ["title", "reference"], "description": "The field that must be filled in."},
        "stage": {"enum": list(STAGES), "description": "Before this stage an empty field is of the level `early`."},
        "early": {"enum": ["info", "warning"]},
    },
}
VALUES = ("printed",)


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit at the field's line; a paper without the line at all gets a warning at its start."""
    value, span = _field(paper, options["field"])
    if value:
        return
    early = STAGES.index(paper.stage) < STAGES.index(options.get("stage", "draft"))
    lower = options.get("early", "info") if early else "warning" if paper.layout.lossy or span is None else None
    place = span or Span(paper.span.start, paper.span.start)
    line = paper.text(paper.line_at(span.start)).strip() if span is not None else ""
    if span is not None and span.end <= span.start:
        place = _label(paper, place)
    yield Hit(place, {"printed": line}, level=lower)


def _field(paper: Paper, field: str) -> tuple[str, Span | None]:
    if field == "reference":
        return paper.reference or "", paper.reference_span
    return paper.title.strip(" :.-–*#_"), paper.title_span


def _label(paper: Paper, span: Span) -> Span:
    """The label in front of an empty value."""
    start = paper.line_at(span.start).start
    return Span(start, max(span.end, start + 1))
