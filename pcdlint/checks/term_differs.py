"""One sum of money, said to be for one length of time in one section and for another in the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pcdlint.checks._lengths import NUMBERS, Length, lengths
from pcdlint.checks._phrases import STRINGS, holds
from pcdlint.checks._within import sums
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.prose import Sentence, lowered, sentences
from pcdlint.registers.facts import Facts
from pcdlint.values import Amount

NAME = "term-differs"
OPTIONS = {
    "type": "object",
    "required": ["sections", "numbers", "leads"],
    "additionalProperties": False,
    "properties": {
        "sections": {**STRINGS, "description": "Keys of the sections that are held against each other."},
        "numbers": NUMBERS,
        "leads": {
            **STRINGS,
            "description": "Words right before a length that make it the term of what the sum is for.",
        },
        "unless": {**STRINGS, "description": "Words of a sentence that speaks of other lengths, too."},
    },
}
VALUES = ("length", "other", "sum")

_MONTHS = {"year": 12, "month": 1}


class _Term(NamedTuple):
    length: Length
    amount: Amount
    section: str

    @property
    def months(self) -> int:
        return self.length.number * _MONTHS[self.length.unit]


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at the later of two sentences that give one sum and one length each, and another length."""
    first: dict[Any, _Term] = {}
    for term in _terms(paper, options):
        known = first.setdefault(term.amount.value, term)
        if known.section != term.section and known.months != term.months:
            related = Related(known.length.span, "the other length")
            values = {
                "length": paper.text(term.length.span),
                "other": paper.text(known.length.span),
                "sum": paper.text(term.amount.span),
            }
            yield Hit(term.length.span, values, (related,))


def _terms(paper: Paper, options: Mapping[str, Any]) -> Iterator[_Term]:
    folded = lowered(paper)
    for sentence in sentences(paper):
        if sentence.section.key in options["sections"]:
            length = _only(folded, sentence, options)
            # What is paid each year has no term.
            for amount in sums(paper, sentence.span) if length else ():
                if length is not None and amount.per is None:
                    yield _Term(length, amount, sentence.section.key)


def _only(folded: str, sentence: Sentence, options: Mapping[str, Any]) -> Length | None:
    """The one length of a sentence, where a word before it makes it a term."""
    found = list(lengths(folded, sentence.span, options["numbers"]))
    if len(found) != 1 or holds(folded, options.get("unless", ()), sentence.span.start, sentence.span.end):
        return None
    lead = folded[max(sentence.span.start, found[0].span.start - 16) : found[0].span.start].split()
    return found[0] if lead and lead[-1] in options["leads"] else None
