"""Do the numbers of section headings follow each other?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from pcdlint.checks._numbering import misnumbered, restarted
from pcdlint.checks._regions import anchor, label
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper, Section
from pcdlint.registers.facts import Facts

NAME = "section-numbers"
OPTIONS = {"type": "object", "additionalProperties": False, "properties": {}}
VALUES = ("number", "before", "heading", "slip")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at each heading whose number is not the next one. A gap where a required section
    is missing is that section's finding and not told again."""
    run = [(s, _number(s)) for s in paper.sections if s.number and s.number.isdecimal()]
    if restarted(paper) or len(run) < 3:
        return
    lossy = bool({"headings", "numbers"} & paper.layout.lossy)
    hits: list[Hit] = []
    for (last, before), (one, number) in pairwise(run):
        step = number - before
        if step == 1 or (step > 1 and _missing_between(paper, last, one)) or (one.lost and misnumbered(paper, one)):
            continue
        slip = "skips a number" if step > 1 else "is used twice" if step == 0 else "goes back"
        hits.append(
            Hit(
                anchor(paper, one),
                {"number": number, "before": before, "heading": label(one), "slip": slip},
                (Related(anchor(paper, last), "the section before"),),
                level="info" if lossy or one.lost or last.lost else None,
            )
        )
    if len(hits) <= 2:
        yield from hits


def _number(section: Section) -> int:
    """The number of a section by its paragraphs where they agree, else by its heading.

    That the two differ is told of the paragraphs.
    """
    majors = {p.number.partition(".")[0] for p in section.paragraphs if p.number and not p.item}
    return int(majors.pop() if len(majors) == 1 else section.number or 0)


def _missing_between(paper: Paper, last: Section, one: Section) -> bool:
    """Whether a section that the layout requires is missing between two that are there."""
    order = [s.key for s in paper.layout.sections]
    if last.key not in order or one.key not in order:
        return False
    present = {s.key for s in paper.sections}
    between = paper.layout.sections[order.index(last.key) + 1 : order.index(one.key)]
    return any(s.need != "optional" and s.key not in present for s in between)
