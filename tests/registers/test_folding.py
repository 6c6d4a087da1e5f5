from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcdlint.registers.folding import fold, level, loose, mentions


@given(st.text())
def test_level_keeps_every_offset(text: str) -> None:
    assert len(level(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert loose(loose(text)) == loose(text)
    assert level(level(text)) == level(text)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The Crime & Disorder  Act", "crime and disorder act"),
        ("Mayor’s", "mayor's"),
        ("Anti–social", "anti-social"),
    ],
)
def test_what_is_no_difference(one: str, two: str) -> None:
    assert fold(one) == fold(two)


@pytest.mark.parametrize(
    ("phrase", "found"),
    [("grant", True), ("rant", False), ("grants", True), ("gran", False), ("of grants", True)],
)
def test_phrases_are_whole_words(phrase: str, found: bool) -> None:
    assert mentions("award of grants", phrase) is found


def test_a_plural_is_let_pass() -> None:
    assert mentions("two contract exemptions", "contract exemption")
