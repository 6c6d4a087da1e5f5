"""Does a paragraph stand there twice, word for word or nearly?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pcdlint.checks._regions import paragraphs, words_of
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper, Paragraph, Section
from pcdlint.prose import lowered
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

_ALIKE = 16
"""Letters at the beginning, or at the end, by which paragraphs are worth comparing."""

_BACK = 24
"""So many alike are compared: a long file may have thousands that begin with the same words."""

_MANY = 20
"""Fewer words than these may well stand in two sections, as a set phrase."""


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at each second one; the first is related.

    Word for word and next to each other in a numbered section is the rule's own level; in one
    section a warning at most; in two sections info.
    """
    least = options["words"]
    text = lowered(paper)
    buckets: dict[str, list[_Text]] = {}
    for place, (section, paragraph) in enumerate(paragraphs(paper)):
        start, end = paragraph.span.start, paragraph.span.end
        if end - start < 4 * least:
            continue
        one = _Text(section, paragraph, place)
        buckets.setdefault(text[start : start + _ALIKE], []).append(one)
        if options.get("nearly"):
            buckets.setdefault(text[end - _ALIKE : end], []).append(one)
    found: dict[int, Hit] = {}
    for bucket in buckets.values():
        if len(bucket) > 2 and all(t.paragraph.number is None and not t.paragraph.item for t in bucket):
            continue  # what a conversion leaves of the head or foot of each page
        if options.get("nearly") and len(bucket) > _BACK:
            continue  # a list that says the same of each thing
        read = [one._replace(words=words_of(paper.text(one.paragraph.span))) for one in bucket if len(bucket) > 1]
        for i, one in enumerate(read[1:], 1):
            if one.place not in found and len(one.words) >= least:
                before = read[max(i - _BACK, 0) : i]
                hit = (_near if options.get("nearly") else _same)(paper, one, before, options.get("echo", ()))
                if hit is not None:
                    found[one.place] = hit
    yield from (found[place] for place in sorted(found))


class _Text(NamedTuple):
    """A paragraph with its section and its place among all paragraphs."""

    section: Section
    paragraph: Paragraph
    place: int
    words: Sequence[str] = ()
    """Read only where another paragraph looks alike."""


def _same(paper: Paper, one: _Text, before: list[_Text], echo: Sequence[str]) -> Hit | None:
    for first in before:
        if first.words != one.words:
            continue
        same = first.section is one.section
        if not same and (first.section.key in echo or one.section.key in echo or len(one.words) < _MANY):
            continue
        return _hit(one, first, "", _level(one, first, same, same and one.place == first.place + 1))
    return None


def _level(one: _Text, first: _Text, same: bool, adjacent: bool) -> str | None:
    """None is the rule's own: two numbered paragraphs next to each other that say the same are a slip for sure."""
    if not same or (one.paragraph.item and not adjacent):
        return "info"
    numbered = one.paragraph.number != first.paragraph.number and not one.paragraph.item
    return None if adjacent and numbered else "warning"


def _near(paper: Paper, one: _Text, before: list[_Text], echo: Sequence[str]) -> Hit | None:
    """A paragraph of the same section that differs in a word in small letters.

    Those that differ in names, figures or years say the same of another thing, and are right.
    """
    for first in before:
        if first.section is not one.section or abs(len(first.words) - len(one.words)) > 1:
            continue
        if first.words == one.words:
            continue
        differs = _difference(first.words, one.words)
        if differs and all(_is_small(paper, t, w) for t, w in zip((first, one), differs, strict=True) if w):
            level = None if one.place == first.place + 1 else "info"
            return _hit(one, first, " / ".join(w or "–" for w in differs), level)
    return None


def _difference(one: Sequence[str], two: Sequence[str]) -> tuple[str, str] | None:
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


def _is_small(paper: Paper, text: _Text, word: str) -> bool:
    """Whether the word stands there in small letters: no name."""
    return word.isalpha() and word in paper.text(text.paragraph.span)


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
