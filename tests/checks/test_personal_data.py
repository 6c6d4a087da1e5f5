"""What the message of a hit may show, which the examples of a rule cannot say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcdlint.checks.personal_data import _mask


@pytest.mark.parametrize(
    ("printed", "head", "tail", "masked"),
    [
        ("07700 900 123", 2, 3, "07••• ••• 123"),
        ("+44 7700 900123", 3, 3, "+44 •••• •••123"),
        ("AB 12 34 56 C", 2, 1, "AB •• •• •• C"),
        ("SW1H 0BG", 2, 0, "SW•• •••"),
    ],
)
def test_mask_hides_the_middle(printed: str, head: int, tail: int, masked: str) -> None:
    assert _mask(printed, head, tail) == masked


@given(st.from_regex(r"0[0-9]{3} [0-9]{3} [0-9]{4}", fullmatch=True))
def test_mask_keeps_the_length_and_five_figures(printed: str) -> None:
    masked = _mask(printed, 2, 3)
    assert len(masked) == len(printed)
    assert sum(c.isdigit() for c in masked) == 5
