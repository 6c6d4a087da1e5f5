"""What the block on Part 2 has to say: an exemption, its end, a marking; and whether there is a block at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._phrases import STRINGS, holds
from pcdlint.finding import Hit
from pcdlint.paper import Paper, PartTwo
from pcdlint.patterns import pattern
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "part-two-block"
OPTIONS = {
    "type": "object",
    "required": ["needs"],
    "additionalProperties": False,
    "properties": {
        "needs": {
            "enum": ["block", "exemption", "end", "end-ahead", "marking", "known-marking"],
            "description": "`end-ahead`: an end that the signature has not passed; `known-marking`: one of `phrases`.",
        },
        "phrases": {
            **STRINGS,
            "description": "Words that give it: anywhere in the file for `block`, else in the block.",
        },
        "links": {**STRINGS, "description": "Words that lead to the end and give none ('on')."},
        "denials": {**STRINGS, "description": "Words by which a block says that there is no Part 2."},
    },
}
VALUES = ("printed", "signed")

_NUMBER = pattern(r"\b[2-4][0-9](?![0-9/,.])")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit: at the answer YES when no block is there, else at the block that lacks something."""
    block, needs = paper.part2_block, options["needs"]
    folded = lowered(paper)
    if needs == "block":
        answer = paper.part2
        asked = answer is not None and answer.value == "YES" and block is None
        if answer is not None and asked and not holds(folded, options.get("phrases", ())):
            yield Hit(answer.span)
        return
    if block is None or holds(folded, options.get("denials", ()), block.span.start, block.span.end):
        return
    if paper.part2 is not None and paper.part2.value == "NO":
        return
    if needs == "marking" and (block.marking is None or not paper.text(block.marking).strip(" :.-")):
        yield Hit(_opening(paper, block))
    elif needs == "known-marking":
        yield from _unknown(paper, block, options)
    elif needs == "end-ahead":
        yield from _past(paper, block)
    elif needs == "end" and not _ends(paper, block, options, facts):
        yield Hit(block.ends or _opening(paper, block))
    elif needs == "exemption" and not _exempt(paper, block, options, facts):
        yield Hit(_opening(paper, block))


def _exempt(paper: Paper, block: PartTwo, options: Mapping[str, Any], facts: Facts) -> bool:
    """Whether the block gives a section or a ground of any law."""
    if holds(lowered(paper), options.get("phrases", ()), block.span.start, block.span.end):
        return True
    foia = facts.registers.foia
    words = "\n".join(paper.text(part) for part in _grounds(paper, block))
    return any(foia.is_exemption(m.group()) for m in _NUMBER.finditer(words)) or bool(foia.named(words, hints=True))


def _grounds(paper: Paper, block: PartTwo) -> Iterator[Span]:
    """The block without its marking, its end and its dates: a day may be the 31st, a marking says COMMERCIAL."""
    others = [d.span for d in paper.dates if block.span.start <= d.span.start < block.span.end]
    at = block.span.start
    for cut in sorted([*others, *filter(None, (block.marking, block.ends))]):
        if cut.start >= at:
            yield Span(at, cut.start)
        at = max(at, cut.end)
    yield Span(at, max(at, block.span.end))


def _past(paper: Paper, block: PartTwo) -> Iterator[Hit]:
    """The last day on which Part 2 is exempt, where the signature is later."""
    if block.ends is None or paper.as_of is None:
        return
    days = [(d.last, d.span) for d in paper.dates if d.last and block.ends.start <= d.span.start < block.ends.end]
    last, span = max(days, default=(None, block.ends))
    if last is not None and last < paper.as_of:
        yield Hit(span, {"printed": paper.text(span), "signed": paper.as_of})


def _unknown(paper: Paper, block: PartTwo, options: Mapping[str, Any]) -> Iterator[Hit]:
    if block.marking is None or not any(c.isalpha() for c in paper.text(block.marking)):
        return
    if not holds(lowered(paper), options.get("phrases", ()), block.marking.start, block.marking.end):
        yield Hit(block.marking, {"printed": " ".join(paper.text(block.marking).split())})


def _ends(paper: Paper, block: PartTwo, options: Mapping[str, Any], facts: Facts) -> bool:
    """Whether the block says when, or on what event, the exemption ends."""
    folded = lowered(paper)
    if block.ends is None:
        return holds(folded, options.get("phrases", ()), block.span.start, block.span.end)
    said = folded[block.ends.start : block.span.end]
    for phrase in (*facts.registers.foia.end_words, *options.get("phrases", ())):
        at = said.find(phrase)
        if at >= 0:
            rest = "".join(c if c.isalnum() else " " for c in said[at + len(phrase) :]).split()
            return any(word not in options.get("links", ()) for word in rest)
    return True


def _opening(paper: Paper, block: PartTwo) -> Span:
    """The first line of the block."""
    end = paper.source.text.find("\n", block.span.start)
    return Span(block.span.start, end if block.span.start < end < block.span.end else block.span.end)
