"""Fixes of doubled words and stray marks: safe ones mend the text."""

from __future__ import annotations

import pytest

from pcdlint.finding import Finding
from tests.checks.findings import found


def mended(text: str, finding: Finding) -> str:
    assert finding.fix is not None
    assert finding.fix.safe
    for edit in sorted(finding.fix.edits, key=lambda e: -e.span.start):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("code", "wrong", "right"),
    [
        ("DRF012", "It is met from the the budget.", "It is met from the budget."),
        ("DRF012", "It is the view of the of the board.", "It is the view of the board."),
        ("DRF012", "The the boat leaks.", "The boat leaks."),
        ("DRF013", "It is in the report .", "It is in the report."),
        ("DRF013", "The boats , which leak, are old.", "The boats, which leak, are old."),
        ("DRF013", "The boats are old..", "The boats are old."),
        ("DRF014", "It is in the report'.", "It is in the report."),
        ("DRF014", "It is in the report’. It is old.", "It is in the report. It is old."),
        ("DRF012", "It is the the the boat.", "It is the boat."),
    ],
)
def test_a_fix_mends_and_leaves_nothing_to_find(code: str, wrong: str, right: str) -> None:
    (one,) = found(code, wrong)
    assert mended(wrong, one) == right
    assert found(code, right) == []


def test_what_a_double_mark_was_to_close_only_the_author_knows() -> None:
    (one,) = found("DRF014", "It is in the report”. It is old.")
    assert one.fix is not None
    assert not one.fix.safe


def test_many_spaces_before_stops_are_the_converter_s() -> None:
    (one,) = found("DRF013", " ".join(f"Boat {n} is old ." for n in range(8)))
    assert one.severity == "info"
    assert len(one.related) == 7


def test_a_quotation_over_paragraphs_is_open() -> None:
    text = "2. Issues for consideration\n\n2.1. He said:\n\n“It leaks.\n\n3\n\nIt is old.”"
    assert found("DRF014", text) == []
