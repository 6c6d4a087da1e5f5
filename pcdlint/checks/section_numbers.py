"""Do the numbers of section headings follow each other?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from pcdlint.checks._numbering import restarted
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
    run = [s for s in paper.sections if s.number and s.number.isdecimal()]
    if restarted(paper) or len(run) < 3:
        return
    lossy = bool({"headings", "numbers"} & paper.layout.lossy)
    hits: list[Hit] = []
    for last, one in pairwise(run):
        step = int(one.number or 0) - int(last.number or 0)
        if step == 1 or _agreed_elsewhere(one, int(last.number or 0) + 1):
            continue
        if step > 1 and _missing_between(paper, last, one):
            continue
        slip = "skips a number" if step > 1 else "is used twice" if step == 0 else "goes back"
        hits.append(
            Hit(
                anchor(paper, one),
                {"number": one.number, "before": last.number, "heading": label(one), "slip": slip},
                (Related(anchor(paper, last), "the section before"),),
                level="info" if lossy or one.lost or last.lost else None,
            )
        )
    if len(hits) <= 2:
        yield from hits


def _agreed_elsewhere(section: Section, expected: int) -> bool:
    """Whether the paragraphs carry the expected number: then the heading's own slip is told by them."""
    majors = {p.number.partition(".")[0] for p in section.paragraphs if p.number and not p.item}
    return majors == {str(expected)} and section.number != str(expected)


def _missing_between(paper: Paper, last: Section, one: Section) -> bool:
    """Whether a section that the layout requires is missing between two that are there."""
    order = [s.key for s in paper.layout.sections]
    if last.key not in order or one.key not in order:
        return False
    present = {s.key for s in paper.sections}
    between = paper.layout.sections[order.index(last.key) + 1 : order.index(one.key)]
    return any(s.need != "optional" and s.key not in present for s in between)
