"""Is a section missing that the paper's declaration or its request calls for?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.finding import Hit, Related
from pcdlint.paper import Declaration, Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "section-declared"
_TEXTS = {"type": "array", "items": {"type": "string"}}
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["section", "topic", "covered", "request", "asks"],
    "properties": {
        "section": {"type": "string", "description": "Key of the section that may be missing."},
        "topic": {"type": "string", "description": "Topic of the declaration about it."},
        "covered": {**_TEXTS, "description": "Statements that send the reader to the section."},
        "request": {"type": "string", "description": "Key of the section that asks for the decision."},
        "asks": {**_TEXTS, "description": "Phrases of a request that needs the section."},
        "told": {**_TEXTS, "description": "Keys of sections that may tell of the subject instead."},
        "words": {
            **_TEXTS,
            "description": "Its subject: in a heading it stands for the section, in the body it lowers the level.",
        },
    },
}
VALUES = ("title", "asked")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit at the declared statement; nothing unless the request needs the section too."""
    spec = paper.layout.section(options["section"])
    if spec is None or any(s.key == options["section"] or s.lost for s in paper.sections):
        return
    words = options.get("words", ())
    if any(w in s.heading.lower() for s in paper.sections for w in words):
        return
    text = lowered(paper)
    row = next((d for d in paper.declarations if d.topic == options["topic"]), None)
    asked = _asked(paper, options["request"], options["asks"])
    if row is None or asked is None:
        return
    if not any(text.find(c, row.span.start, row.span.end) >= 0 for c in options["covered"]):
        return
    yield Hit(
        _statement(row),
        {"title": spec.title, "asked": paper.text(asked)},
        (Related(asked, "what is asked for"),),
        level="info" if _covered(paper, options.get("told", ()), words) else None,
    )


def _statement(row: Declaration) -> Span:
    return row.label_span if row.span.end <= row.span.start else row.span


def _asked(paper: Paper, key: str, asks: list[str]) -> Span | None:
    text = lowered(paper)
    for section in paper.sections:
        for phrase in asks if section.key == key else ():
            at = text.find(phrase, section.span.start, section.span.end)
            if at >= 0:
                return Span(at, at + len(phrase))
    return None


def _covered(paper: Paper, told: list[str], words: list[str]) -> bool:
    """Whether other sections speak of the subject under their own heading."""
    text = lowered(paper)
    return any(
        text.find(w, p.span.start, p.span.end) >= 0
        for s in paper.sections
        if s.key in told
        for p in s.paragraphs
        for w in words
    )
