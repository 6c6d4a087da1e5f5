"""So many boroughs in the recommendation, another number of them in the rest of the paper."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from pcdlint.checks._phrases import STRINGS
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

if TYPE_CHECKING:
    from pcdlint.figures.counts import Count

NAME = "two-counts"
OPTIONS = {
    "type": "object",
    "required": ["sections", "not-after", "not-near", "not-of"],
    "additionalProperties": False,
    "properties": {
        "sections": {**STRINGS, "description": "Keys of the sections that must give the number that others give."},
        "not-after": {**STRINGS, "description": "Words right before a number that make it one of a part."},
        "not-near": {
            **STRINGS,
            "description": "Words near a number of those that asked for something, not of those served.",
        },
        "not-of": {**STRINGS, "description": "Things that are counted in many ways: years, pages."},
    },
}
VALUES = ("stated", "other", "things")

_THINGS = re.compile(r"[ \n](?:[a-z'’-]+[ \n]){0,2}?([a-z]{3,}s)\b(?!['’])")
_SMALL = 2
_NEAR = 50


class Counted(NamedTuple):
    """A number of things with the section it stands in."""

    span: Span
    value: int
    section: str


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at a number that one of the sections gives, where all other places agree on one close to it."""
    for things, counted in _counted(paper, options).items():
        for key in options["sections"]:
            here = [c for c in counted if c.section == key]
            if len(here) != 1:
                continue
            others = [c for c in counted if c.section != key]
            other = _agreed(others)
            if other is None or any(c.value == here[0].value for c in others):
                continue
            if _close(here[0].value, other.value):
                given = {"stated": paper.text(here[0].span), "other": paper.text(other.span), "things": things}
                yield Hit(here[0].span, given, (Related(other.span, "the number in another place"),))


def _agreed(others: Sequence[Counted]) -> Counted | None:
    """The number that most of the other places give, two sections at least."""
    values = Counter(c.value for c in others).most_common(2)
    if not values or values[0][1] < _SMALL or (len(values) > 1 and values[1][1] == values[0][1]):
        return None
    alike = [c for c in others if c.value == values[0][0]]
    return alike[0] if len({c.section for c in alike}) >= _SMALL else None


def _close(one: int, other: int) -> bool:
    from pcdlint.figures.reading import one_slip

    return abs(one - other) <= _SMALL or (min(one, other) > 9 and one_slip(str(one), str(other)) == "swap")


def _counted(paper: Paper, options: Mapping[str, Any]) -> Mapping[str, Sequence[Counted]]:
    """The numbers of things of the paper by the things."""
    from pcdlint.figures.counts import scan_counts

    text = paper.source.text
    found: defaultdict[str, list[Counted]] = defaultdict(list)
    wanted: set[str] | None = None
    named = [s for s in paper.sections if s.key in options["sections"]]
    for section in (*named, *(s for s in paper.sections if s not in named)):
        if section not in named and wanted is None:
            wanted = set(found)
        for paragraph in section.paragraphs:
            words = text[paragraph.span.start : paragraph.span.end] if wanted is not None else ""
            if wanted is not None and not any(things in words for things in wanted):
                continue
            for count in scan_counts(text, paragraph.span):
                things = _things(text, count, paragraph.span, options)
                if things and (wanted is None or things in wanted):
                    found[things].append(Counted(count.span, count.value, section.key or section.heading))
    return found


def _things(text: str, count: Count, inside: Span, options: Mapping[str, Any]) -> str:
    match = _THINGS.match(text, count.span.end, inside.end)
    if match is None or match[1] in options["not-of"]:
        return ""
    lead = text[max(inside.start, count.span.start - 30) : count.span.start].lower().split()[-2:]
    if any(f" {' '.join(lead)}".endswith(f" {word}") for word in options["not-after"]):
        return ""
    near = text[max(inside.start, count.span.start - _NEAR) : min(inside.end, count.span.end + _NEAR)].lower()
    return "" if any(word in near for word in options["not-near"]) else match[1]
