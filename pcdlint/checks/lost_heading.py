"""Do paragraphs of a section stand there without its heading?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._numbering import misnumbered
from pcdlint.checks._regions import anchor
from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts

NAME = "lost-heading"
OPTIONS = {"type": "object", "additionalProperties": False, "properties": {}}
VALUES = ("first", "last", "meant")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at the first paragraph of each section that lost its heading; `meant` guesses which it is."""
    for section in paper.sections:
        numbers = [p.number for p in section.paragraphs if p.number and not p.item]
        if not section.lost or not numbers or misnumbered(paper, section) is not None:
            continue
        spec = paper.layout.section(section.key) if section.key else None
        yield Hit(
            anchor(paper, section),
            {"first": numbers[0], "last": numbers[-1], "meant": f", “{spec.title}” by its place" if spec else ""},
            level="info" if "headings" in paper.layout.lossy else None,
        )
