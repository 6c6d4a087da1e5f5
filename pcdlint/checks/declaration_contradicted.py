"""A statement of the declaration that the body of the paper contradicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._phrases import STRINGS, first, holds, said, words
from pcdlint.finding import Hit, Related
from pcdlint.paper import Declaration, Paper, Section
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "declaration-contradicted"
OPTIONS = {
    "type": "object",
    "required": ["topic", "says"],
    "additionalProperties": False,
    "properties": {
        "topic": {"type": "string"},
        "says": {**STRINGS, "description": "The statement that is tried against the body."},
        "section": {"type": "string", "description": "Key of a section that contradicts it when it has substance."},
        "least-words": {"type": "integer", "minimum": 0, "description": "Words from which a section has substance."},
        "least-citations": {"type": "integer", "minimum": 0},
        "void": {**STRINGS, "description": "Words of a section by which it has nothing to say."},
        "phrases": {**STRINGS, "description": "Words of the body that contradict the statement."},
        "phrases-in": {**STRINGS, "description": "Keys of the sections in which they count; without it, all."},
        "denials": {**STRINGS, "description": "Words that take such a sentence out."},
        "settled": {**STRINGS, "description": "Words in `phrases-in` that settle the matter: then no contradiction."},
    },
}
VALUES = ("row", "statement", "evidence")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit at the declaration, related to the places that contradict it."""
    folded = lowered(paper)
    for row in paper.declarations:
        if row.topic != options["topic"]:
            continue
        spot = first(folded, options["says"], row.span.start, row.span.end)
        if spot is None:
            continue
        places = [*_in_words(paper, options), *_in_section(paper, options)]
        if places:
            yield _hit(paper, row, spot, places)


def _hit(paper: Paper, row: Declaration, spot: Span, places: list[Span]) -> Hit:
    evidence = " ".join(paper.text(places[0]).split())
    values = {"row": paper.text(row.label_span), "statement": paper.text(spot), "evidence": evidence}
    return Hit(spot, values, tuple(Related(place, "the body says otherwise") for place in places))


def _in_words(paper: Paper, options: Mapping[str, Any]) -> Iterator[Span]:
    keys = options.get("phrases-in", ())
    if any(True for _ in said(paper, options.get("settled", ()), (), keys)):
        return
    found = (span for span, _ in said(paper, options.get("phrases", ()), options.get("denials", ()), keys))
    earliest = next(found, None)
    if earliest is not None:
        yield earliest


def _in_section(paper: Paper, options: Mapping[str, Any]) -> Iterator[Span]:
    section = paper.section(options["section"]) if "section" in options else None
    if section is not None and section.paragraphs and _of_substance(paper, section, options):
        start = section.heading_span.start if section.heading_span else section.span.start
        yield Span(start, section.paragraphs[0].span.end if section.heading_span is None else section.heading_span.end)


def _of_substance(paper: Paper, section: Section, options: Mapping[str, Any]) -> bool:
    folded = lowered(paper)
    start, end = section.paragraphs[0].span.start, section.paragraphs[-1].span.end
    cited = sum(1 for c in paper.citations if start <= c.span.start < end)
    if cited < options.get("least-citations", 0) or words(folded[start:end]) < options.get("least-words", 0):
        return False
    return not holds(folded, options.get("void", ()), start, end)
