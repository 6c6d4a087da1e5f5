"""Do the sections stand in the order of the layout, each once?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pcdlint.checks._regions import anchor, bare, label
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper, Section
from pcdlint.registers.facts import Facts

NAME = "section-order"
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"twice": {"type": "boolean", "description": "Look for headings that stand twice instead."}},
}
VALUES = ("heading", "other")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at each section out of place (`other`: the one it stands behind), or at each second one."""
    yield from _twice(paper) if options.get("twice") else _moved(paper)


def _moved(paper: Paper) -> Iterator[Hit]:
    order = {s.key: i for i, s in enumerate(paper.layout.sections)}
    known = [s for s in paper.sections if s.key in order and s.heading_span is not None]
    firsts = [s for i, s in enumerate(known) if all(s.key != before.key for before in known[:i])]
    places = [order[s.key] for s in firsts]
    keep = _rising(places)
    moved = [i for i in range(len(firsts)) if i not in keep]
    if len(moved) > 2:  # another form altogether, not a slip
        return
    for i in moved:
        later = [s for s in firsts[:i] if order[s.key] > places[i]]
        earlier = [s for s in firsts[i + 1 :] if order[s.key] < places[i]]
        other = later[0] if later else earlier[-1]
        needs = {spec.need for s in (firsts[i], other) if (spec := paper.layout.section(s.key))}
        yield Hit(
            anchor(paper, firsts[i]),
            {"heading": label(firsts[i]), "other": f"{'after' if later else 'before'} “{label(other)}”"},
            (Related(anchor(paper, other), f"“{label(other)}”"),),
            level=None if needs == {"required"} else "info",
        )


def _rising(places: Sequence[int]) -> set[int]:
    """The indexes of a longest rising run of `places`, in which nothing needs to move."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for i, value in enumerate(places):
        at = bisect_left(tails, value)
        tails[at:], ends[at:] = [value, *tails[at + 1 :]], [i, *ends[at + 1 :]]
        before.append(ends[at - 1] if at else -1)
    keep: set[int] = set()
    i = ends[-1] if ends else -1
    while i >= 0:
        keep.add(i)
        i = before[i]
    return keep


def _twice(paper: Paper) -> Iterator[Hit]:
    seen: dict[str, Section] = {}
    for section in paper.sections:
        if not section.key or section.heading_span is None or not section.number or not section.paragraphs:
            continue
        heading = bare(section.heading)
        first = seen.setdefault(heading, section)
        if first is not section:
            yield Hit(
                anchor(paper, section),
                {"heading": label(section), "other": f"as section {first.number}"},
                (Related(anchor(paper, first), "the first one"),),
            )
