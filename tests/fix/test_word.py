"""Word files: the same fixes as in a text, as tracked changes in a copy."""

from __future__ import annotations

import pytest

from pcdlint.fix.mend import Mended, mend
from pcdlint.readers import read
from tests.documents import word as w
from tests.fix.papers import linter, paper, safe
from tests.review.tracked import changes, ids, settled

SLIPS = (
    "The boat lies at the the quay .",
    "The duty in the the Equality Act 2011 has been met.",
    "The Mayor's Officer for Policing Crime pays.",
)
RIGHT = (
    "The boat lies at the quay.",
    "The duty in the Equality Act 2010 has been met.",
    "The Mayor's Office for Policing and Crime pays.",
)


def document(text: str) -> bytes:
    return w.package("".join(w.para(line) for line in text.splitlines() if line))


def fixed(data: bytes) -> Mended:
    return mend(linter(), data, "paper.docx", safe)


def test_accepted_it_is_right_and_rejected_as_it_was() -> None:
    data, right = document(paper(*SLIPS)), document(paper(*RIGHT))
    copy = fixed(data).data
    assert copy is not None
    assert read(settled(copy, accept=True), "p.docx").text == read(right, "p.docx").text
    assert read(settled(copy, accept=False), "p.docx").text == read(data, "p.docx").text
    assert changes(copy) == [
        ("-", " the"), ("-", " "), ("-", " the"), ("-", "2011"), ("+", "2010"),
        ("-", "Officer for Policing"), ("+", "Office for Policing and"),
    ]  # fmt: skip
    assert len(set(ids(copy))) == 7


def test_once_accepted_nothing_is_left_to_fix() -> None:
    copy = fixed(document(paper(*SLIPS))).data
    assert copy is not None
    accepted = settled(copy, accept=True)
    again = fixed(accepted)
    assert (again.data, again.fixed, again.left) == (None, (), ())
    right = linter().data(document(paper(*RIGHT)), "paper.docx")
    found = linter().data(accepted, "paper.docx")
    assert [f.message for f in found.findings] == [f.message for f in right.findings]


def test_the_same_in_the_same_out() -> None:
    data = document(paper(*SLIPS))
    assert fixed(data).data == fixed(data).data


@pytest.mark.parametrize("slip", SLIPS)
def test_in_a_tracked_change_of_somebody_else_it_is_left(slip: str) -> None:
    lines = [w.para(line) for line in paper().splitlines() if line]
    data = w.package("".join(lines) + w.para(w.run("2.1. ") + w.inserted(w.run(slip))))
    made = fixed(data)
    assert made.data is None
    assert {left.reason for left in made.left} == {"another tracked change stands there"}


def test_tracked_changes_of_others_do_not_hinder() -> None:
    lines = [w.para(line) for line in paper().splitlines() if line]
    body = w.para(
        w.run("2.1. ") + w.inserted(w.run("It is old. ")) + w.run("It lies at the the quay.") + w.deleted("No.")
    )
    copy = fixed(w.package("".join(lines) + body)).data
    assert copy is not None
    assert changes(copy) == [("-", " the")]
