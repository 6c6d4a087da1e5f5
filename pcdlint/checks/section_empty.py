"""Is there a section with nothing in it, or with nothing but filler?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._numbering import misnumbered
from pcdlint.checks._regions import anchor, bare, label, word_set
from pcdlint.finding import Hit
from pcdlint.paper import Paper, Section
from pcdlint.registers.facts import Facts

NAME = "section-empty"
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["only"],
    "properties": {
        "filler": {"type": "array", "items": {"type": "string"}, "description": "Words that fill no section."},
        "answers": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Words that are an answer in the lenient sections and filler in others.",
        },
        "lenient": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Sections that a conversion may have emptied, or where there may be nothing to say.",
        },
        "only": {
            "enum": ["empty", "filler", "lead-in"],
            "description": "Nothing, filler, or a lead-in with nothing behind.",
        },
    },
}
VALUES = ("heading", "filler")

_LONG = 200


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at the heading of each such section; `filler` is what stands there."""
    filled = {s.key for s in paper.sections if s.tables or _words(paper, s)}
    filled |= {own.key for s in paper.sections if s.lost and (own := misnumbered(paper, s)) is not None}
    lenient = options.get("lenient", ())
    filler = word_set(tuple(options.get("filler", ())))
    answers = word_set(tuple(options.get("answers", ())))
    for section in paper.sections:
        if section.heading_span is None or section.tables:
            continue
        words = _words(paper, section)
        if options["only"] == "empty":
            # A heading met before in a list of contents, or one that heads sub-sections, may be empty.
            wanted = not words and section.key not in filled and section.key != ""
        elif options["only"] == "filler":
            wanted = words in filler or (words in answers and section.key not in lenient)
        else:
            wanted = len(section.paragraphs) == 1 and paper.text(section.paragraphs[0].span).rstrip().endswith(":")
        if wanted:
            level = _level(paper, section, options["only"] == "empty" and section.key in lenient)
            yield Hit(anchor(paper, section), {"heading": label(section), "filler": words}, level=level)


def _words(paper: Paper, section: Section) -> str:
    """What stands in a section, without numbers and marks."""
    if sum(p.span.end - p.span.start for p in section.paragraphs) > _LONG:
        return "…"
    text = " ".join(paper.text(p.span) for p in section.paragraphs)
    return bare(text.strip("0123456789. \t\n"))


def _level(paper: Paper, section: Section, lenient: bool) -> str | None:
    """None is the rule's own level; lower where a conversion, or the layout, explains it."""
    spec = paper.layout.section(section.key)
    if "headings" in paper.layout.lossy:
        return "info" if lenient else "warning"
    return None if spec is not None and spec.need == "required" and not lenient else "warning"
