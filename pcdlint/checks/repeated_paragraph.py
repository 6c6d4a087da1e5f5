"""Does a paragraph stand there twice, word for word or nearly?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._regions import paragraphs, words_of
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper, Paragraph, Section
from pcdlint.registers.facts import Facts

NAME = "repeated-paragraph"
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["words"],
    "properties": {
        "words": {"type": "integer", "minimum": 5, "description": "Shorter paragraphs may well come twice."},
        "nearly": {"type": "boolean", "description": "Look for paragraphs that differ in a word or two instead."},
        "echo": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Keys of sections that naturally say what others say.",
        },
    },
}
VALUES = ("number", "first", "differs")

_MANY = 20
"""Fewer words than these may well stand in two sections, as a set phrase."""


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at each second one; the first is related.

    Word for word and next to each other in a numbered section is the rule's own level; in one
    section a warning at most; in two sections info.
    """
    echo = options.get("echo", ())
    texts = [
        _Text(section, paragraph, i, tuple(words_of(paper.text(paragraph.span))))
        for i, (section, paragraph) in enumerate(paragraphs(paper))
        if paragraph.span.end - paragraph.span.start >= 4 * options["words"]
    ]
    long = [t for t in texts if len(t.words) >= options["words"]]
    yield from _nearly(paper, long) if options.get("nearly") else _twice(paper, long, echo)


class _Text:
    __slots__ = ("paragraph", "place", "section", "words")

    def __init__(self, section: Section, paragraph: Paragraph, place: int, words: tuple[str, ...]) -> None:
        self.section, self.paragraph, self.place, self.words = section, paragraph, place, words


def _twice(paper: Paper, texts: list[_Text], echo: list[str]) -> Iterator[Hit]:
    seen: dict[tuple[str, ...], _Text] = {}
    for one in texts:
        first = seen.setdefault(one.words, one)
        if first is one:
            continue
        same = first.section is one.section
        if not same and (first.section.key in echo or one.section.key in echo or len(one.words) < _MANY):
            continue
        adjacent = same and one.place == first.place + 1
        yield _hit(one, first, "", _level(one, first, same, adjacent))


def _level(one: _Text, first: _Text, same: bool, adjacent: bool) -> str | None:
    """None is the rule's own: two numbered paragraphs next to each other that say the same are a slip for sure."""
    if not same or (one.paragraph.item and not adjacent):
        return "info"
    numbered = one.paragraph.number != first.paragraph.number and not one.paragraph.item
    return None if adjacent and numbered else "warning"


def _nearly(paper: Paper, texts: list[_Text]) -> Iterator[Hit]:
    """Paragraphs of one section that differ in one or two words in small letters.

    Those that differ in names, figures or years say the same of another thing, and are right.
    """
    held: dict[tuple[int, tuple[str, ...]], _Text] = {}
    for one in texts:
        keys = [(id(one.section), one.words[:4]), (id(one.section), one.words[-4:])]
        first = next((held[k] for k in keys if k in held), None)
        for key in keys:
            held.setdefault(key, one)
        if first is None or first.words == one.words or abs(len(first.words) - len(one.words)) > 1:
            continue
        differs = _difference(first.words, one.words)
        if differs and all(w.isalpha() and _is_small(paper, t, w) for t, w in _sides(first, one, differs)):
            level = None if one.place == first.place + 1 else "info"
            yield _hit(one, first, " / ".join(w or "–" for w in differs), level)


def _difference(one: tuple[str, ...], two: tuple[str, ...]) -> tuple[str, str] | None:
    """The single word on either side that the other does not have at that place, or None."""
    start = 0
    while start < min(len(one), len(two)) and one[start] == two[start]:
        start += 1
    end = 0
    while end < min(len(one), len(two)) - start and one[-1 - end] == two[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], two[start : len(two) - end]
    if len(left) > 1 or len(right) > 1:
        return None
    return (left[0] if left else "", right[0] if right else "")


def _sides(one: _Text, two: _Text, differs: tuple[str, str]) -> list[tuple[_Text, str]]:
    return [(text, word) for text, word in zip((one, two), differs, strict=True) if word]


def _is_small(paper: Paper, text: _Text, word: str) -> bool:
    """Whether the word stands there in small letters: no name."""
    return word in paper.text(text.paragraph.span)


def _hit(one: _Text, first: _Text, differs: str, level: str | None) -> Hit:
    return Hit(
        one.paragraph.span,
        {
            "number": f" {one.paragraph.number}" if one.paragraph.number else "",
            "first": first.paragraph.number or "the one before",
            "differs": differs,
        },
        (Related(first.paragraph.span, "the first one"),),
        level=level,
    )
