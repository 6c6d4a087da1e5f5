"""Some words made others: what they share stays as it is printed."""

from __future__ import annotations

import pytest

from pcdlint.checks._rewriting import rewritten
from pcdlint.values import Span


@pytest.mark.parametrize(
    ("printed", "right", "edits", "result"),
    [
        ("Equality Act", "Equality Act", 0, "Equality Act"),
        ("Equalities Act", "Equality Act", 1, "Equality Act"),
        ("Equalities\nAct", "Equality Act", 1, "Equality\nAct"),
        ("Police and Crime and Disorder Act", "Crime and Disorder Act", 1, "Crime and Disorder Act"),
        ("Public\nProcurement Act", "Procurement Act", 1, "Procurement Act"),
        ("Crime  Disorder Act", "Crime and Disorder Act", 1, "Crime and  Disorder Act"),
        ("Disorder Act", "Crime and Disorder Act", 1, "Crime and Disorder Act"),
        ("Crime and Disorder", "Crime and Disorder Act", 1, "Crime and Disorder Act"),
        ("Crime and\nmore Disorder", "Crime and Disorder", 1, "Crime and\nDisorder"),
        ("Crime and more\nDisorder", "Crime and Disorder", 1, "Crime and\nDisorder"),
        ("Crime and Disorder\nmore", "Crime and Disorder", 1, "Crime and Disorder"),
        ("Crime & Disorders", "Crime and Disorder", 1, "Crime & Disorder"),
        ("Anti‑social Behavior", "Anti-social Behaviour", 1, "Anti‑social Behaviour"),
        ("Anti social Behaviour", "Anti-social Behaviour", 1, "Anti-social Behaviour"),
        ("National Police Chief’s Council", "National Police Chiefs' Council", 1, "National Police Chiefs’ Council"),
        ("National Police Chief's Council", "National Police Chiefs’ Council", 1, "National Police Chiefs' Council"),
        ("EQUALITIES ACT", "Equality Act", 1, "EQUALITY ACT"),
        ("scheme of consent", "Scheme of Delegation", 1, "scheme of delegation"),
        ("Scheme of Consent and Delegation", "Scheme of Delegation and Consent", 1, "Scheme of Delegation and Consent"),
    ],
)
def test_rewritten(printed: str, right: str, edits: int, result: str) -> None:
    text = f"See the {printed} here."
    made = list(rewritten(text, Span(8, 8 + len(printed)), right))
    assert len(made) == edits
    for edit in made:
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert text == f"See the {result} here."


@pytest.mark.parametrize(("mark", "other"), [("’", "'"), ("'", "’")])
def test_a_name_without_apostrophe_gets_that_of_the_paper(mark: str, other: str) -> None:
    text = f"It{mark}s the club{mark}s boat. The Mayors Office pays."
    (edit,) = rewritten(text, Span(text.index("Mayors"), text.index(" pays")), f"Mayor{other}s Office")
    assert edit.text == f"Mayor{mark}s"
