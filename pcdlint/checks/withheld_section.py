"""A whole section is withheld although the open part gives away what it would say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._phrases import STRINGS, holds, words
from pcdlint.checks._within import in_sections
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper, Section
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import Amount, Span

NAME = "withheld-section"
OPTIONS = {
    "type": "object",
    "required": ["section", "phrases", "figures-in", "most-words"],
    "additionalProperties": False,
    "properties": {
        "section": {"type": "string"},
        "phrases": {**STRINGS, "description": "Words by which a section says that it stands elsewhere."},
        "figures-in": {**STRINGS, "description": "Keys of the open sections in which figures are looked for."},
        "most-words": {"type": "integer", "minimum": 1, "description": "A section of more words says something."},
    },
}
VALUES = ("figure", "heading")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit at the section, related to the first figure in the open."""
    section = paper.section(options["section"])
    if section is None or not section.paragraphs or section.tables or not _withheld(paper, section, options):
        return
    figure = next((a for a in paper.amounts if a.unit == "GBP" and _open(paper, a, options["figures-in"])), None)
    if figure is not None:
        span = Span(section.paragraphs[0].span.start, section.paragraphs[-1].span.end)
        values = {"figure": paper.text(figure.span), "heading": section.heading}
        yield Hit(span, values, (Related(figure.span, "this figure is in the open"),))


def _withheld(paper: Paper, section: Section, options: Mapping[str, Any]) -> bool:
    """Whether the section has few words, no money, and says that it is withheld."""
    start, end = section.paragraphs[0].span.start, section.paragraphs[-1].span.end
    folded = lowered(paper)
    if words(folded[start:end]) > options["most-words"] or any(start <= a.span.start < end for a in paper.amounts):
        return False
    return holds(folded, options["phrases"], start, end)


def _open(paper: Paper, amount: Amount, keys: list[str]) -> bool:
    title = paper.title_span
    if title is not None and title.start <= amount.span.start < title.end:
        return True
    return in_sections(paper, amount.span.start, keys)
