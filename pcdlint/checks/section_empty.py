"""Is there a section with nothing in it, or with nothing but filler?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._regions import anchor, bare, label, word_set
from pcdlint.finding import Hit
from pcdlint.paper import Paper, Section
from pcdlint.registers.facts import Facts

NAME = "section-empty"
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["filler"],
    "properties": {
        "filler": {"type": "array", "items": {"type": "string"}, "description": "Words that fill no section."},
        "lenient": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Sections that a conversion may have emptied, or where filler is an answer.",
        },
        "only": {"enum": ["empty", "filler"], "description": "Which of the two to look for; both without it."},
    },
}
VALUES = ("heading", "filler")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at the heading of each empty section; `filler` is what stands there instead, if anything."""
    filled = {s.key for s in paper.sections if s.tables or _words(paper, s)}
    filler = word_set(tuple(options["filler"]))
    for section in paper.sections:
        if section.heading_span is None or section.tables:
            continue
        words = _words(paper, section)
        empty = not words
        if not empty and words not in filler:
            continue
        if empty and (section.key in filled or not section.key):
            continue  # a heading met before, in a list of contents, or one that heads sub-sections
        if options.get("only") not in (None, "empty" if empty else "filler"):
            continue
        level = _level(paper, section, empty, options.get("lenient", ()))
        if level == "skip":
            continue
        yield Hit(anchor(paper, section), {"heading": label(section), "filler": words}, level=level)


def _words(paper: Paper, section: Section) -> str:
    """What stands in a section, without numbers and marks."""
    text = " ".join(paper.text(p.span) for p in section.paragraphs)
    if len(text) > 200:
        return text
    return bare(text.strip("0123456789. \t\n"))


def _level(paper: Paper, section: Section, empty: bool, lenient: object) -> str | None:
    """None is the rule's own level; "skip" where a lossy page or an honest answer explains it."""
    spec = paper.layout.section(section.key)
    if isinstance(lenient, list | tuple) and section.key in lenient:
        return "skip" if not empty or "headings" in paper.layout.lossy else "warning"
    required = spec is not None and spec.need == "required"
    return None if required and "headings" not in paper.layout.lossy else "warning"
