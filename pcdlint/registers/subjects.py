"""Provisions cited for what another one is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pcdlint.registers.folding import fold, mentioned, mentions, words
from pcdlint.registers.misprints import is_number_slip
from pcdlint.registers.periods import weakest
from pcdlint.registers.provisions import ProvisionFact, root


class Mismatch(NamedTuple):
    """A provision cited for the subject of another one.

    `cited` is what the cited one is about, None where the register does not know it. `slip` says that its
    number is a likely misprint of the other's, `hinted` that nothing but a hint and the misprint tell.
    """

    cited: ProvisionFact | None
    other: ProvisionFact
    keyword: str
    confidence: str
    slip: bool
    hinted: bool = False


Keyed = tuple[tuple[str, ProvisionFact], ...]
"""Every keyword of an instrument with its provision."""


def keyed(facts: Mapping[str, ProvisionFact]) -> Keyed:
    """The keywords of an instrument's provisions."""
    return tuple((keyword, fact) for fact in facts.values() for keyword in fact.keywords)


def elsewhere(
    cited: ProvisionFact | None,
    told_by: Keyed,
    ref: str,
    sentence: str,
    beside: frozenset[str],
    small: frozenset[str],
    near: tuple[ProvisionFact, ...],
) -> Mismatch | None:
    """The one other provision whose words a sentence uses for a provision that is not known to be about them.

    `beside` are references cited in the same sentence: their words explain themselves. `small` are words that
    say nothing of a subject; `near` are the provisions whose numbers may have been misprinted as `ref`.
    `cited` is what is known of `ref`.
    """
    own = cited.root if cited is not None else root(ref)
    text = fold(sentence)
    # Few sentences hold any keyword, and to look for them as bare letters is quick.
    likely = [pair for pair in told_by if pair[0] in text]
    told = [(fact, keyword) for keyword, fact in likely if mentions(text, keyword)]
    if any(_akin(f.root, own) for f, _ in told):
        return None
    besides = {root(b) for b in beside}
    # What another citation of the sentence is about is told of that one, if words of one more are left.
    explained = {keyword for fact, keyword in told if fact.root in besides}
    rest = [pair for pair in told if pair[0].root not in besides and pair[1] not in explained]
    found = _one(rest, besides)
    hinted = not told
    if hinted:
        found = _one([(f, hits[0]) for f in near if (hits := mentioned(text, f.hints))], besides)
    elif len({f.root for f, _ in rest}) > 1:
        found = _one([pair for pair in rest if pair[0] in near], besides)
    if found is None:
        return None
    other, keyword = found
    if cited is not None and _speaks_of(cited, keyword, text, small):
        return None
    confidence = other.confidence if cited is None else weakest(cited.confidence, other.confidence)
    return Mismatch(cited, other, keyword, confidence, is_number_slip(root(ref), other.root), hinted)


def _one(told: Iterable[tuple[ProvisionFact, str]], beside: set[str]) -> tuple[ProvisionFact, str] | None:
    """The fact and its longest word, where all are of one provision that is not cited beside."""
    pairs = list(told)
    roots = {f.root for f, _ in pairs}
    if len(roots) != 1 or roots & beside:
        return None
    return max(pairs, key=lambda pair: len(pair[1]))


def _speaks_of(cited: ProvisionFact, keyword: str, text: str, small: frozenset[str]) -> bool:
    """Whether a sentence has words of the cited provision's own subject."""
    own = (set(words(cited.subject)) - set(words(keyword)) - small) & set(words(text))
    return bool(own) or bool(mentioned(text, cited.hints))


def _akin(one: str, two: str) -> bool:
    return one == two or one.startswith(two + " ") or two.startswith(one + " ")
