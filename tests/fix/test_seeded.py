"""Clean papers with one slip planted become what they were; without, they stay as they are."""

from __future__ import annotations

from itertools import islice

import pytest

from tests.fix.papers import fixed
from tests.seeded import MUTATIONS, Mutation, clean_papers, slips

RESTORED = (
    "doubled-word",
    "name-of-body",
    "space-before-stop",
    "stray-apostrophe",
    "title-of-an-act",
    "title-of-anti-social-act",
    "year-of-an-act",
    "year-of-equality-act",
)
PAPERS = 4


@pytest.mark.parametrize("mutation", [each for each in MUTATIONS if each.name in RESTORED], ids=lambda each: each.name)
def test_a_slip_is_undone(mutation: Mutation) -> None:
    spots = ((name, slip) for name, slip in slips(mutation) if not name.endswith(".html"))
    planted = list(islice(spots, PAPERS))
    assert planted
    for name, slip in planted:
        assert slip.text != clean_papers()[name]
        assert fixed(slip.text, name) == clean_papers()[name]


def test_every_kind_is_tried() -> None:
    assert set(RESTORED) <= {each.name for each in MUTATIONS}


@pytest.mark.parametrize("name", [name for name in clean_papers() if not name.endswith(".html")])
def test_a_clean_paper_stays(name: str) -> None:
    text = clean_papers()[name]
    assert fixed(text, name, unsafe=True) == text
