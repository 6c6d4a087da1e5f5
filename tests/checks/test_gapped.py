"""Phrases with gaps: what they let pass and what they do not."""

from __future__ import annotations

import pytest

from pcdlint.checks._gapped import found

CASES = [
    # phrase, words, what is found
    ("accept ... grant", "to accept a further grant from them", "accept a further grant"),
    ("accept ... grant", "accept grants", "accept grants"),
    ("accept ... grant", "accept one two three four five six grants", "accept one two three four five six grants"),
    ("accept ... grant", "accept one two three four five six seven grants", None),
    ("accept ... grant", "accept it. a grant", None),
    ("accept ... grant", "accept £1.2m in grant", "accept £1.2m in grant"),
    ("accept ... grant", "acceptance of a grant", None),
    ("extend ... contract", "extend the (current) contract", "extend the (current) contract"),
    ("grant of £", "a grant of £640,000", "grant of £"),
    ("above-threshold", "an above-threshold contract", "above-threshold"),
    ("threshold", "a below-threshold contract", None),
    ("single tender", "single tenders", "single tenders"),
]


@pytest.mark.parametrize(("phrase", "words", "wanted"), CASES)
def test_a_phrase_with_a_gap(phrase: str, words: str, wanted: str | None) -> None:
    spot = found(words, [phrase], 0, len(words))
    assert (words[spot.start : spot.end] if spot else None) == wanted


def test_no_phrases_find_nothing() -> None:
    assert found("anything", [], 0, 8) is None
