"""Do the numbers of tables and figures follow each other, each used once?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._captions import Caption, captions
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts

NAME = "caption-numbers"
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["look-for"],
    "properties": {
        "look-for": {"enum": ["gap", "repeat"], "description": "Numbers left out, or used twice."},
        "goes-on": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Words of a caption that say that a table is carried on from the page before.",
        },
    },
}
VALUES = ("kind", "number", "missing")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at each caption with a number used before, or behind a number that no caption has."""
    for kind, run in captions(paper).items():
        yield from _repeats(paper, run, options) if options["look-for"] == "repeat" else _gaps(kind, run)


def _repeats(paper: Paper, run: tuple[Caption, ...], options: Mapping[str, Any]) -> Iterator[Hit]:
    seen: dict[str, Caption] = {}
    for one in run:
        first = seen.setdefault(one.number, one)
        words = paper.text(one.span).lower()
        if first is one or not one.titled or not first.titled or words == paper.text(first.span).lower():
            continue
        if any(w in words for w in options.get("goes-on", ())):
            continue
        yield Hit(
            one.span,
            {"kind": one.word, "number": one.number, "missing": ""},
            (Related(first.span, "the first one with this number"),),
            level="info" if "numbers" in paper.layout.lossy else None,
        )


def _gaps(kind: str, run: tuple[Caption, ...]) -> Iterator[Hit]:
    expected = 1
    for one in run:
        if not one.number.isdecimal():
            return
        number = int(one.number)
        if expected < number <= expected + 3:
            missing = [f"{one.word} {n}" for n in range(expected, number)]
            yield Hit(one.span, {"kind": one.word, "number": one.number, "missing": missing})
        expected = max(expected, number + 1)
