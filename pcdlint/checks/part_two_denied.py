"""Part 2 is said not to exist, yet the paper withholds something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._phrases import STRINGS, first, holds, said
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "part-two-denied"
OPTIONS = {
    "type": "object",
    "required": ["evidence"],
    "additionalProperties": False,
    "properties": {
        "evidence": {"enum": ["block", "words"]},
        "phrases": {**STRINGS, "description": "Words that withhold (`words`) or open the block (`block`)."},
        "denials": {**STRINGS, "description": "Words that turn such a sentence or block round."},
        "law": {**STRINGS, "description": "What follows a Part 2 of something else, such as an Act."},
        "here": {**STRINGS, "description": "What follows a Part 2 of this very paper although it looks like `law`."},
    },
}
VALUES = ("phrase",)


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit at the answer NO, related to what contradicts it."""
    answer = paper.part2
    if answer is None or answer.value != "NO":
        return
    find = _block if options["evidence"] == "block" else _words
    found = find(paper, options)
    if found is not None:
        span, level = found
        values = {"phrase": " ".join(paper.text(span).split())}
        yield Hit(answer.value_span, values, (Related(span, "this is withheld"),), level=level)


def _block(paper: Paper, options: Mapping[str, Any]) -> tuple[Span, str | None] | None:
    """The Part 2 block of this paper, or (less certain) of the report behind it in the same file."""
    folded = lowered(paper)
    block = paper.part2_block
    if block is not None:
        denied = holds(folded, options.get("denials", ()), block.span.start, block.span.end)
        given = block.marking or (block.reasons[0] if block.reasons else None)
        return None if denied or given is None else (Span(block.span.start, _line_end(folded, paper, block.span)), None)
    span = first(folded, options.get("phrases", ()), paper.span.end)
    if span is None or holds(folded, options.get("denials", ()), span.start, span.start + 300):
        return None
    return span, "warning"


def _line_end(folded: str, paper: Paper, span: Span) -> int:
    end = paper.source.text.find("\n", span.start)
    return end if span.start < end <= span.end else span.end


def _words(paper: Paper, options: Mapping[str, Any]) -> tuple[Span, str | None] | None:
    folded = lowered(paper)
    for span, _ in said(paper, options.get("phrases", ()), options.get("denials", ())):
        behind = folded[span.end : span.end + 40]
        if behind.startswith(tuple(options.get("law", ()))) and not behind.startswith(tuple(options.get("here", ()))):
            continue
        return span, None
    return None
