"""Does a section name what it is there for: a power, a duty?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pcdlint.checks._regions import anchor, label
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper, Section
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "section-mentions"
_TEXTS = {"type": "array", "items": {"type": "string"}}
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["section"],
    "properties": {
        "section": {"type": "string", "description": "Key of the section."},
        "phrases": {**_TEXTS, "description": "Any of these is enough; small letters."},
        "words": {**_TEXTS, "description": "Any of these as a whole word, capitals as given, is enough."},
        "citation": {"type": "boolean", "description": "A citation of law in the section is enough."},
        "withheld": {**_TEXTS, "description": "Phrases that say that the section's words stand in Part 2."},
        "when": {"enum": ["present", "withheld"], "description": "Sections with words of their own, or withheld ones."},
    },
}
VALUES = ("heading",)


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at each such section that mentions none of it; info where the paper does elsewhere."""
    sections = [s for s in paper.sections if s.key == options["section"]]
    if not sections or any(_mentions(paper, s.span, options) for s in sections):
        return
    section = sections[0]
    if not section.paragraphs:
        return
    withheld = _withheld(paper, section, options.get("withheld", ()))
    if (withheld is not None) != (options.get("when", "present") == "withheld"):
        return
    elsewhere = next((s for s in paper.sections if _phrases(paper, s.span, options)), None)
    related = (Related(anchor(paper, elsewhere), "named here instead"),) if elsewhere else ()
    span = withheld or anchor(paper, section)
    yield Hit(span, {"heading": label(section)}, related, level="info" if elsewhere else None)


def _mentions(paper: Paper, span: Span, options: Mapping[str, Any]) -> bool:
    cited = options.get("citation") and any(
        span.start <= c.span.start < span.end and c.kind != "none" for c in paper.citations
    )
    if cited or _phrases(paper, span, options):
        return True
    words = tuple(options.get("words", ()))
    return bool(words) and _pattern(words).search(paper.source.text, span.start, span.end) is not None


def _phrases(paper: Paper, span: Span, options: Mapping[str, Any]) -> bool:
    text = lowered(paper)
    return any(text.find(p, span.start, span.end) >= 0 for p in options.get("phrases", ()))


def _withheld(paper: Paper, section: Section, phrases: list[str]) -> Span | None:
    """The paragraph that says that the section stands in Part 2."""
    text = lowered(paper)
    for paragraph in section.paragraphs:
        span = paragraph.span
        if any(text.find(p, span.start, span.end) >= 0 for p in phrases):
            return span
    return None


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
