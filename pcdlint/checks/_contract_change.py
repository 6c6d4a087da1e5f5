"""The first value of a contract and the change to it, where a stretch of a paper gives one of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from pcdlint.checks import _law
from pcdlint.checks._phrases import STRINGS, holds, places
from pcdlint.checks._within import sums
from pcdlint.paper import Paper, Table
from pcdlint.patterns import pattern
from pcdlint.prose import lowered, split
from pcdlint.values import Amount, Span

WORDS = {
    "original": {**STRINGS, "description": "Words before the first value of a contract."},
    "change": {**STRINGS, "description": "Words before the value of a change."},
    "total": {**STRINGS, "description": "Words before the value that the contract then has."},
    "of-contract": {**STRINGS, "description": "Words that a sentence “from … to …” about a contract's value has."},
    "of-other": {**STRINGS, "description": "Words before “from … to …” with which it is of something else."},
}
_KINDS = ("original", "change", "total")
_FROM = pattern(r"\bfrom\s(?:(?:its|the|an?|original|initial|current|existing|total|contract|value|of)\s)*$")
_TO = pattern(r"[\s,]*(?:\([^()]*\)[\s,]*)?to\s(?:(?:an?|the|new|revised|total|contract|maximum|value|of)\s)*")
_BACK = 60


class Change(NamedTuple):
    """What a contract was worth and by how much it changes, as far as the print is exact; `spot` is what to show."""

    original: Amount
    spot: Amount
    least: Decimal
    value: Decimal

    @property
    def percent(self) -> Decimal:
        """The change in per cent of the first value."""
        return (self.value * 100 / self.original.value).quantize(Decimal("0.1"))


def in_text(paper: Paper, around: Span, words: Mapping[str, Any]) -> Change | None:
    """The change that a paragraph tells of, as a whole or in one of its sentences."""
    whole = _in_stretch(paper, around, words)
    if whole is not None:
        return whole
    single = [c for s in split(paper.source.text, around) if (c := _in_stretch(paper, s, words)) is not None]
    return single[0] if len(single) == 1 else None


def _in_stretch(paper: Paper, around: Span, words: Mapping[str, Any]) -> Change | None:
    moved = list(_from_to(paper, around, words))
    if moved:
        return moved[0] if len({(c.original.value, c.value) for c in moved}) == 1 else None
    folded = lowered(paper)
    # Of two marks that end at one place the longer says it: "value to" of "increase the value to".
    marks = sorted(
        (s.end, -s.start, kind)
        for kind in _KINDS
        for s in places(folded, words.get(kind, ()), around.start, around.end)
    )
    found: list[tuple[str, Amount]] = []
    for amount in _sums(paper, around):
        before = [kind for end, _, kind in marks if end <= amount.span.start]
        if not before:
            return None
        found.append((before[-1], amount))
    return _told(found)


def in_table(paper: Paper, table: Table, words: Mapping[str, Any]) -> Change | None:
    """The change that the rows of a table show by their labels, each with one sum."""
    found: list[tuple[str, Amount]] = []
    for row in table.rows:
        label, given = row[0], _sums(paper, Span(row[0].start, row[-1].end))
        kinds = [k for k in _KINDS if holds(lowered(paper), words.get(k, ()), label.start, label.end)]
        if len(given) == 1 and kinds:
            found.append((kinds[-1], given[0]))
    return _told(found)


def _sums(paper: Paper, around: Span) -> list[Amount]:
    """What is paid once."""
    return [a for a in sums(paper, around) if a.per is None]


def _told(found: Iterable[tuple[str, Amount]]) -> Change | None:
    by_kind: dict[str, list[Amount]] = {kind: [] for kind in _KINDS}
    for kind, amount in found:
        by_kind[kind].append(amount)
    original, change, total = (by_kind[kind] for kind in _KINDS)
    if len(original) != 1 or original[0].high <= 0:
        return None
    if len(change) == 1 and len(total) <= 1:
        return Change(original[0], change[0], change[0].low, change[0].value)
    return _between(original[0], total[0]) if len(total) == 1 and not change else None


def _between(first: Amount, then: Amount) -> Change:
    return Change(first, then, then.low - first.high, then.value - first.value)


def _from_to(paper: Paper, around: Span, words: Mapping[str, Any]) -> Iterator[Change]:
    """ "The contract value rises from £a to £b"."""
    folded = lowered(paper)
    for first, then in pairwise(_sums(paper, around)):
        sentence = _law.sentence(paper, first.span.start)
        about = holds(folded, words.get("of-contract", ()), sentence.start, sentence.end)
        if not about or holds(folded, words.get("of-other", ()), sentence.start, first.span.start):
            continue
        low = max(sentence.start, first.span.start - _BACK)
        led = _FROM.search(folded, low, first.span.start)
        if led is not None and _TO.fullmatch(folded, first.span.end, then.span.start) and first.high > 0:
            yield _between(first, then)
