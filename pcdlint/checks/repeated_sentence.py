"""Does a sentence stand there twice in one paragraph or in two that follow each other?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._regions import words_of
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper, Paragraph
from pcdlint.prose import Sentence, sentences
from pcdlint.registers.facts import Facts

NAME = "repeated-sentence"
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["words"],
    "properties": {"words": {"type": "integer", "minimum": 4, "description": "Shorter sentences may well come twice."}},
}
VALUES = ("sentence",)


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at the second one: a warning within a paragraph, info across two.

    Whole paragraphs that repeat are told by the check of repeated paragraphs.
    """
    least: int = options["words"]
    recent: dict[str, Sentence] = {}
    order: list[Paragraph] = []
    for sentence in sentences(paper):
        if not order or order[-1] is not sentence.paragraph:
            order.append(sentence.paragraph)
        if sentence.span.end - sentence.span.start < 4 * least:
            continue
        words = " ".join(words_of(paper.text(sentence.span)))
        first = recent.get(words)
        recent[words] = sentence
        if first is None or first.section is not sentence.section or words.count(" ") + 1 < least:
            continue
        same = first.paragraph is sentence.paragraph
        if not same and (len(order) < 2 or order[-2] is not first.paragraph or _whole(first) or _whole(sentence)):
            continue
        yield Hit(
            sentence.span,
            {"sentence": " ".join(paper.text(sentence.span).split())[:80]},
            (Related(first.span, "the first one"),),
            level=None if same else "info",
        )


def _whole(sentence: Sentence) -> bool:
    """Whether the sentence is all of its paragraph."""
    return sentence.span.end - sentence.span.start >= sentence.paragraph.span.end - sentence.paragraph.span.start - 1
