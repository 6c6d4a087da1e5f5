"""Does a sentence stand there twice in one paragraph or in two that follow each other?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.prose import Sentence, lowered, sentences
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
    text = lowered(paper)
    seen: dict[str, tuple[int, Sentence]] = {}
    count, last = 0, None
    for sentence in sentences(paper):
        if sentence.paragraph is not last:
            count, last = count + 1, sentence.paragraph
        start, end = sentence.span.start, sentence.span.end
        if end - start < 4 * least:
            continue
        words = text[start:end].strip(" .\"'")
        place, first = seen.get(words, (0, sentence))
        seen[words] = (count, sentence)
        if place < count - 1 or first is sentence or words.count(" ") + 1 < least:
            continue
        same = place == count
        if first.section is sentence.section and (same or not (_whole(first) or _whole(sentence))):
            yield Hit(
                sentence.span,
                {"sentence": " ".join(paper.text(sentence.span).split())[:80]},
                (Related(first.span, "the first one"),),
                level=None if same else "info",
            )


def _whole(sentence: Sentence) -> bool:
    """Whether the sentence is all of its paragraph."""
    return sentence.span.end - sentence.span.start >= sentence.paragraph.span.end - sentence.paragraph.span.start - 1
