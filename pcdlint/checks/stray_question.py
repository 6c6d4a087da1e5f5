"""Are questions of a reviewer left in the paper?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pcdlint.checks._regions import paragraphs
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper, Paragraph
from pcdlint.registers.facts import Facts

NAME = "stray-question"
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "heading-words": {
            "type": "integer",
            "minimum": 1,
            "description": "A single question of up to so many words may be a heading of the author's own.",
        },
        "announced": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Words before a colon that announce questions of the author's own.",
        },
    },
}
VALUES = ("question", "count")

_PLEA = 60
"""A request of so many letters may stand behind the question."""


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit at the first question that stands as a paragraph of its own; the others are related."""
    leads = options.get("announced", ())
    found = [p for _, p in paragraphs(paper) if _asks(paper, p) and not _announced(paper.text(p.span), leads)]
    if not found:
        return
    limit = options.get("heading-words", 0)
    plain = [p for p in found if not _is_heading(paper.text(p.span), limit)]
    first = plain[0] if plain else found[0]
    yield Hit(
        first.span,
        {"question": " ".join(paper.text(first.span).split()), "count": len(found)},
        tuple(Related(p.span, "another question") for p in found if p is not first),
        level=None if plain else "info",
    )


def _asks(paper: Paper, paragraph: Paragraph) -> bool:
    """A paragraph, not an item of a list of questions, whose last words ask or beg for an answer."""
    text = paper.text(paragraph.span).rstrip()
    asks = text.endswith("?") or ("? please " in text[-_PLEA:].lower() and not text.endswith(":"))
    return asks and not paragraph.item and not text.endswith("??") and text[:1] not in "\"“'‘("


def _announced(text: str, leads: Sequence[str]) -> bool:
    """Whether the author announces the questions that stand behind a colon."""
    lead, colon, _ = text[: text.find("?")].rpartition(":")
    return bool(colon) and any(word in lead.lower() for word in leads)


def _is_heading(text: str, limit: int) -> bool:
    return text.count("?") == 1 and "." not in text and len(text.split()) <= limit
