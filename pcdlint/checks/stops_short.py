"""Does a sentence stop short of its end, or lack its full stop?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._regions import bare, word_set
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper, Paragraph, Section
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "stops-short"
_TEXTS = {"type": "array", "items": {"type": "string"}}
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["look-for"],
    "properties": {
        "look-for": {
            "enum": ["unfinished", "stop"],
            "description": "Sentences cut off, or whole ones without full stop.",
        },
        "endings": {**_TEXTS, "description": "Words with which no sentence ends."},
        "item-endings": {**_TEXTS, "description": "Of these, those with which a list item may end all the same."},
        "openings": {**_TEXTS, "description": "First words of headings that may end so (What the grant is for)."},
        "listing": {**_TEXTS, "description": "Keys of sections that list things rather than say them."},
        "words": {"type": "integer", "minimum": 1, "description": "Shorter paragraphs may be headings."},
    },
}
VALUES = ("ending", "count")

_ENDS = ".!?:;…”\"'’)]—–-*,"


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at the end of each cut sentence; for missing full stops one hit with the others related."""
    found = list(_open(paper, options))
    if options["look-for"] == "unfinished":
        for paragraph in found:
            yield Hit(_tail(paper, paragraph), {"ending": _last(paper, paragraph, 3), "count": 1})
    elif found:
        first, *others = found
        related = tuple(Related(_tail(paper, p), "and here") for p in others)
        yield Hit(_tail(paper, first), {"ending": _last(paper, first, 3), "count": len(found)}, related)


def _open(paper: Paper, options: Mapping[str, Any]) -> Iterator[Paragraph]:
    """The paragraphs without an end that nothing behind them explains."""
    cut = options["look-for"] == "unfinished"
    endings = word_set(tuple(options.get("endings", ())))
    for section in paper.sections:
        if section.key in options.get("listing", ()):
            continue
        for i, paragraph in enumerate(section.paragraphs):
            text = paper.text(paragraph.span).rstrip()
            comma = cut and text[-1:] == "," and paragraph.number is not None and not paragraph.item
            if not text or (text[-1] in _ENDS and not comma) or _explained(section, i, paragraph, cut):
                continue
            words = text.split()
            if len(words) < options.get("words", 1) or words[0].lower() in options.get("openings", ()):
                continue
            last = bare(words[-1])
            ends = last in endings and not (paragraph.item and last in options.get("item-endings", ()))
            if comma or ends == cut:
                yield paragraph


def _explained(section: Section, i: int, paragraph: Paragraph, cut: bool) -> bool:
    """Whether a table or a list follows, or a paragraph without number that may go on with the sentence."""
    following = section.paragraphs[i + 1] if i + 1 < len(section.paragraphs) else None
    begin = paragraph.span.end
    stop = following.span.start if following is not None else section.span.end
    if any(begin <= t.span.start < stop for t in section.tables):
        return True
    if following is not None and _leads_to(paragraph, following):
        return True
    if following is not None and not paragraph.item and following.item:
        return True
    if paragraph.item or paragraph.number is None:
        return not cut or (following is not None and following.number is None and not following.item)
    return following is not None and following.number is None


def _leads_to(item: Paragraph, following: Paragraph) -> bool:
    """Whether a list item is followed by one of a list inside it: (a) behind 1, or bullets behind (a)."""
    if not (item.item and item.number and following.item):
        return False
    return following.number is None or item.number.isdecimal() != following.number.isdecimal()


def _last(paper: Paper, paragraph: Paragraph, count: int) -> str:
    return " ".join(paper.text(paragraph.span).split()[-count:])


def _tail(paper: Paper, paragraph: Paragraph) -> Span:
    """The last words of a paragraph."""
    text = paper.text(paragraph.span).rstrip()
    words = text.rsplit(None, 3)
    start = paragraph.span.start + (len(text) - len(text[len(words[0]) :].lstrip()) if len(words) > 3 else 0)
    return Span(start, paragraph.span.start + len(text))
