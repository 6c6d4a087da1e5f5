"""Do marks of the drafting stand in the file still: tracked changes, comments?

Word says so itself; a text or PDF made with the marks on shows them as words that no paper has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.source import Note
from pcdlint.values import Span

NAME = "left-over-marks"
_TEXTS = {"type": "array", "items": {"type": "string"}}
_KINDS = {"tracked-insertion": "inserted", "tracked-deletion": "deleted", "comment": "remarked on"}
OPTIONS = {
    "type": "object",
    "required": ["kinds"],
    "additionalProperties": False,
    "properties": {
        "kinds": {"type": "array", "items": {"enum": list(_KINDS)}, "description": "What the file itself holds."},
        "printed": {**_TEXTS, "description": "Beginnings of lines, in small letters, that show such a mark printed."},
        "softer": {"type": "object", "additionalProperties": {"enum": ["info", "warning"]}},
    },
}
VALUES = ("count", "done", "words")

_MOST_WORDS = 60


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit for all marks of the kinds, at the first; the others are related to it."""
    held = [note for note in paper.source.notes if note.kind in options["kinds"] and _within(note.span, paper.span)]
    spans = [_seen(paper, note.span) for note in held]
    printed = list(_printed(paper, options.get("printed", ())))
    found = sorted({*spans, *printed})
    if not found:
        return
    first = next((note for note, span in zip(held, spans, strict=True) if span == found[0]), None)
    values = {
        "count": len(held) + len(printed),
        "done": _KINDS[first.kind] if first else "printed",
        "words": _cut(_words(paper, first) if first else paper.text(found[0])),
    }
    related = tuple(Related(span, "and here") for span in found[1:])
    yield Hit(found[0], values, related, level=options.get("softer", {}).get(paper.stage))


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start <= outer.end


def _words(paper: Paper, note: Note) -> str:
    """What was deleted or inserted, or what a comment says."""
    return note.words or paper.text(note.span)


def _seen(paper: Paper, span: Span) -> Span:
    """The span, or the word where words are missing."""
    if span.end > span.start:
        return span
    text, start, end = paper.source.text, span.start, span.end
    while start > paper.span.start and not text[start - 1].isspace():
        start -= 1
    while end < paper.span.end and not text[end].isspace():
        end += 1
    return Span(start, end)


def _printed(paper: Paper, beginnings: tuple[str, ...]) -> Iterator[Span]:
    text, lines = lowered(paper), paper.source.text  # the former has no ends of lines
    for words in beginnings:
        at = text.find(words, paper.span.start, paper.span.end)
        while at >= 0:
            if at == 0 or lines[at - 1] in "\n\t":
                end = lines.find("\n", at)
                yield Span(at, end if end >= 0 else len(lines))
            at = text.find(words, at + 1, paper.span.end)


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _MOST_WORDS else words[: _MOST_WORDS - 1].rstrip() + "…"
