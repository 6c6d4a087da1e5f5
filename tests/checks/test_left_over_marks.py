"""Tracked changes and comments that a Word file still holds."""

from __future__ import annotations

import pytest

from pcdlint.api import Linter, Options
from tests.documents import word as w

SIGNED = "".join(
    map(
        w.para,
        ("Deputy Mayor for Policing and Crime", "The above request has my approval.", "Signature", "Date 04/05/2025"),
    )
)


def told(line: str, stage: str | None = None) -> list[tuple[str, str, str, int]]:
    body = w.para("DMPC Decision – PCD 1900") + w.para("Recommendation:") + line + SIGNED
    linter = Linter(Options(stage=stage, select=("DRF030", "DRF031")))
    result = linter.data(w.package(body, {"comments": w.comments({1: "How old?"})}), "paper.docx")
    assert not result.errors
    return [(f.rule, f.severity, f.excerpt, len(f.related)) for f in result.findings]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (w.para("The boats were sold."), []),
        (w.para(w.run("Sold for ") + w.deleted("£9") + w.inserted(w.run("£8"))), [("DRF030", "error", "£8", 0)]),
        (
            w.para(w.run("Sold ") + w.deleted("dear") + w.run("off, ") + w.inserted(w.run("now"))),
            [("DRF030", "error", "off,", 1)],
        ),
        (w.para(w.remark(1, w.run("The boats")) + w.run(" are old.")), [("DRF031", "error", "The boats", 0)]),
    ],
)
def test_marks_of_a_signed_paper(line: str, found: list[tuple[str, str, str, int]]) -> None:
    assert told(line) == found


def test_a_draft_may_have_them() -> None:
    assert [severity for _, severity, _, _ in told(w.para(w.inserted(w.run("New."))), "draft")] == ["info"]
