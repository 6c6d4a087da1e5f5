"""A security marking that stands in the open part of a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from pcdlint.checks._phrases import STRINGS, holds
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "open-marking"
OPTIONS = {
    "type": "object",
    "required": ["markings"],
    "additionalProperties": False,
    "properties": {
        "markings": {**STRINGS, "description": "Markings in capitals; a blank stands for any dash or blank."},
        "beside": {**STRINGS, "description": "Words that may stand on the line of a marking ('classification')."},
        "part-two": {**STRINGS, "description": "Words of a line before a marking that make it that of Part 2."},
        "softer": {"type": "object", "additionalProperties": {"enum": ["info", "warning"]}},
    },
}
VALUES = ("marking",)

_EDGES = ".!?:;\n\t"
_FAR = 200


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit for all markings that stand alone: on a line, or as a sentence of their own."""
    alone = [(span, line) for span, line in _alone(paper, options)]
    if not alone:
        return
    span, line = alone[0]
    level = options.get("softer", {}).get(paper.stage) or (None if line else "warning")
    related = tuple(Related(other, "here too") for other, _ in alone[1:])
    yield Hit(span, {"marking": " ".join(paper.text(span).split())}, related, level=level)


def _alone(paper: Paper, options: Mapping[str, Any]) -> Iterator[tuple[Span, bool]]:
    """Markings with nothing beside them, and whether they have a line of their own."""
    text, block = paper.source.text, paper.part2_block
    for match in _marked(text, paper.span, options["markings"]):
        # Behind a report's block Part 2 itself may follow; a form goes on in the open.
        last = paper.span.end if "declarations" in paper.layout.lossy else block.span.end if block else 0
        if block is not None and block.span.start <= match.start() < last:
            continue
        start, end = _bounds(text, match.start(), match.end())
        line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        around = text[start : match.start()] + text[match.end() : end]
        if not _bare(around, options) or _of_part_two(paper, start, options):
            continue
        whole = text[line_start : line_end if line_end >= 0 else len(text)]
        yield Span(match.start(), match.end()), not whole.replace(text[start:end], "", 1).strip(" .:;*#_-")


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch around a marking up to the ends of its sentence or line; one in brackets marks its paragraph."""
    low, high = max(start - _FAR, 0), min(end + _FAR, len(text))
    if text[start - 1 : start] == "[" and text[end : end + 1] == "]":
        return start, end
    while start > low and text[start - 1] not in _EDGES:
        start -= 1
    while end < high and text[end] not in _EDGES:
        end += 1
    return start, end


def _bare(around: str, options: Mapping[str, Any]) -> bool:
    words = "".join(c if c.isalnum() else " " for c in around.lower()).split()
    return all(word in options.get("beside", ()) for word in words)


def _of_part_two(paper: Paper, start: int, options: Mapping[str, Any]) -> bool:
    """Whether the line, or one of the two before it, says that the marking is that of Part 2."""
    text = paper.source.text
    begin = start
    for _ in range(4):
        begin = text.rfind("\n", 0, max(begin - 1, 0)) + 1
    return holds(lowered(paper), options.get("part-two", ()), begin, start)


def _marked(text: str, within: Span, markings: Sequence[str]) -> list[re.Match[str]]:
    """The markings in a span, in order; of two at one place, the first of the list."""
    found: dict[int, re.Match[str]] = {}
    for marking in markings:
        head = marking.partition(" ")[0]
        at = text.find(head, within.start, within.end)
        while at >= 0:
            match = _pattern(marking).match(text, at, within.end)
            if match is not None and not text[max(at - 1, 0) : at].isalnum():
                found.setdefault(at, match)
            at = text.find(head, at + 1, within.end)
    ordered = [found[at] for at in sorted(found)]
    return [m for i, m in enumerate(ordered) if not i or m.start() >= ordered[i - 1].end()]


@lru_cache(maxsize=32)
def _pattern(marking: str) -> re.Pattern[str]:
    printed = re.escape(marking).replace(r"\ ", r"[\s–—-]{1,3}")
    return re.compile(printed + r"(?![A-Za-z])(?:[\s–—-]{0,3}\[[A-Z ]+\])?")
