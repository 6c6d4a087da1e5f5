"""Words of statute that papers put in quotation marks, and how they go wrong."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from pcdlint.registers.folding import fold, words
from pcdlint.registers.periods import weakest

_GAP = "\u2026"
_TELLING = 7
"""How many words must be alike before a slip is known for a statute's though no statute is named."""


class Quotation(NamedTuple):
    """A phrase of a statute. `right` is as the statute has it; `instrument` its title with year."""

    id: str
    instrument: str
    ref: str
    right: str
    wrong: tuple[str, ...]
    confidence: str
    source: str


class Misquotation(NamedTuple):
    """A quotation that departs from the statute.

    `how` is `known` (a slip seen before) or `near`; `printed` and `meant` are the words that
    differ, folded ("" where words were added or dropped).
    """

    quotation: Quotation
    how: str
    printed: str
    meant: str
    confidence: str


class Quotations:
    """Look-ups over the register `quotations`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data

    @cached_property
    def all(self) -> tuple[Quotation, ...]:
        """Every phrase of the register."""
        return tuple(
            Quotation(
                id, e["instrument"], e["ref"], e["right"], tuple(e.get("wrong", ())), e["confidence"], e["source"]
            )
            for id, e in self._data["quotations"].items()
        )

    def misquoted(self, text: str, instrument: str | None = None) -> Misquotation | None:
        """How the text inside quotation marks departs from the phrase it was taken from, or None.

        A quotation may stop early, go on after the phrase, or leave words out with an ellipsis
        or brackets. `instrument` is the title with year of the statute cited beside it, where
        known; short slips are told only with it. What any statute says is no slip.
        """
        spoken = _spoken(text)
        if len(spoken) < 3 or any(_within(spoken, right) for right in self._rights.values()):
            return None
        named = [q for q in self.all if instrument is not None and fold(q.instrument) == fold(instrument)]
        whole = [right for right in self._rights.values() if _within(right, spoken)]
        return (
            self._known(spoken, named, whole, told=True)
            or self._known(spoken, list(self.all), whole, told=False)
            or (None if whole else self._near(spoken, named, 4) or self._near(spoken, list(self.all), _TELLING))
        )

    def _known(
        self, spoken: tuple[str, ...], asked: list[Quotation], whole: list[tuple[str, ...]], told: bool
    ) -> Misquotation | None:
        for quotation in asked:
            others = whole + [self._rights[q.id] for q in asked if q is not quotation]
            for wrong in quotation.wrong:
                slip = words(wrong)
                if (
                    (told or len(slip) >= _TELLING)
                    and _within(slip, spoken)
                    and not any(_within(slip, right) for right in others)
                ):
                    printed, meant, _ = _departure(self._rights[quotation.id], slip) or _trimmed(
                        self._rights[quotation.id], slip
                    )
                    return Misquotation(quotation, "known", printed, meant, quotation.confidence)
        return None

    def _near(self, spoken: tuple[str, ...], asked: list[Quotation], least: int) -> Misquotation | None:
        heard = set(spoken) - self._small
        found = []
        for quotation in asked:
            right = self._rights[quotation.id]
            if len(heard & set(right)) < max(3, (min(len(heard), len(set(right) - self._small)) + 1) // 2):
                continue
            departure = _departure(right, spoken)
            if departure and departure[2] >= least:
                found.append((departure[2], quotation, departure))
        if not found:
            return None
        _, quotation, (printed, meant, _) = max(found, key=lambda f: f[0])
        return Misquotation(quotation, "near", printed, meant, weakest(quotation.confidence, "quoted"))

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(self._data["small_words"])

    @cached_property
    def _rights(self) -> dict[str, tuple[str, ...]]:
        return {q.id: words(q.right) for q in self.all}


def _spoken(text: str) -> tuple[str, ...]:
    """The words of a quotation; what was left out or put in by the writer is a gap."""
    marked = text.replace("...", f" {_GAP} ").replace(". . .", f" {_GAP} ")
    parts: list[str] = []
    for i, piece in enumerate(marked.replace("]", "[").split("[")):
        for j, run in enumerate(piece.split(_GAP)) if i % 2 == 0 else ():
            parts += ([_GAP] if j else []) + list(words(run))
        parts += [_GAP] if i % 2 else []
    while parts and parts[-1] == _GAP:
        parts.pop()
    while parts and parts[0] == _GAP:
        parts.pop(0)
    return tuple(parts)


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether the words, gaps aside, stand in the whole in that order and without a break."""
    runs = " ".join(part).split(_GAP)
    text = f" {' '.join(whole)} "
    at = 0
    for run in runs:
        found = text.find(f" {run.strip()} ", at) if run.strip() else at
        if found < 0:
            return False
        at = found + len(run.strip())
    return True


def _trimmed(right: tuple[str, ...], spoken: tuple[str, ...]) -> tuple[str, str, int]:
    """As `_departure`: what is left of both when the words they begin and end with alike are taken away."""
    start = next((i for i, (a, b) in enumerate(zip(right, spoken, strict=False)) if a != b), 0)
    right, spoken = right[start:], spoken[start:]
    while right and spoken and right[-1] == spoken[-1]:
        right, spoken = right[:-1], spoken[:-1]
    return " ".join(spoken), " ".join(right), start


def _departure(right: tuple[str, ...], spoken: tuple[str, ...]) -> tuple[str, str, int] | None:
    """The words printed, the words meant, and how many words agree around them; None when not a near miss.

    Only differences between words that agree on both sides count.
    """
    from difflib import SequenceMatcher

    blocks = SequenceMatcher(None, right, spoken, autojunk=False).get_matching_blocks()[:-1]
    agreed = sum(b.size for b in blocks)
    if len(blocks) < 2 or agreed < 4:
        return None
    printed: list[str] = []
    meant: list[str] = []
    for one, two in pairwise(blocks):
        gap = spoken[one.b + one.size : two.b]
        if _GAP in gap:
            continue
        printed += gap
        meant += right[one.a + one.size : two.a]
    changed = max(len(printed), len(meant))
    if not changed or changed > 3 or changed * 3 > agreed:
        return None
    return " ".join(printed), " ".join(meant), agreed
