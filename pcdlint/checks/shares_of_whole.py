"""Do the percentages of one whole come to a hundred? Only where words say that they are shares of one thing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.prose import Sentence, lowered, sentences
from pcdlint.registers.facts import Facts
from pcdlint.values import Amount

NAME = "shares-of-whole"
_PHRASES = {"type": "array", "items": {"type": "string"}, "minItems": 1}
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["shares", "rest"],
    "properties": {
        "shares": {
            **_PHRASES,
            "description": "Words by which percentages are shares of one whole: more than 100 is too much.",
        },
        "rest": {
            **_PHRASES,
            "description": "Words right before the share that is all that is left: less is wrong, too.",
        },
        "not": {**_PHRASES, "description": "Words of percentages that are no shares, such as changes and limits."},
    },
}
VALUES = ("shares", "sum")
_WHOLE = Decimal(100)
_LEAST = 2


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """Each sentence whose shares cannot come to a hundred, rounding understood."""
    percents = [a for a in paper.amounts if a.unit == "percent" and a.per is None and a.value < _WHOLE]
    if len(percents) < _LEAST:
        return
    starts = [a.span.start for a in percents]
    folded = lowered(paper)
    for sentence in sentences(paper):
        first, last = (bisect_left(starts, at) for at in sentence.span)
        shares = percents[first:last]
        if len(shares) < _LEAST or any(a.qualifier for a in shares):
            continue
        words = folded[sentence.span.start : sentence.span.end]
        before = [folded[sentence.span.start : a.span.start].rstrip() for a in shares]
        rest = any(text.endswith(tuple(options["rest"])) for text in before)
        if _is_wrong(words, rest, shares, options):
            yield _hit(paper, sentence, shares)


def _is_wrong(words: str, rest: bool, shares: list[Amount], options: Mapping[str, Any]) -> bool:
    """`rest`: one of the shares is said to be all that is left."""
    if not rest and not any(phrase in words for phrase in options["shares"]):
        return False
    if any(phrase in words for phrase in options.get("not", ())):
        return False
    low, high = (sum((getattr(a, end) for a in shares), Decimal(0)) for end in ("low", "high"))
    return low > _WHOLE or (rest and high < _WHOLE)


def _hit(paper: Paper, sentence: Sentence, shares: list[Amount]) -> Hit:
    printed = [" ".join(paper.text(a.span).split()) for a in shares]
    total = sum((a.value for a in shares), Decimal(0))
    return Hit(shares[-1].span, {"shares": printed, "sum": f"{total.normalize():f} per cent"})
