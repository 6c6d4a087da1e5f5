from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcdlint.judge.directive import Directive, directive


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        (' pcdlint: ignore FIN001 reason="a b" ', Directive(False, ("FIN001",), "a b")),
        ("pcdlint: ignore FIN001, law-name DRF reason='x'", Directive(False, ("FIN001", "law-name", "DRF"), "x")),
        ("PCDLINT : ignore-file DRF reason=“as agreed”", Directive(True, ("DRF",), "as agreed")),
        ("pcdlint: ignore DRF until=2026-01-31 reason=x", Directive(False, ("DRF",), "x", date(2026, 1, 31))),
        ("pcdlint: ignore DRF", Directive(False, ("DRF",))),
        ('pcdlint: ignore DRF reason="…"', Directive(False, ("DRF",))),
    ],
)
def test_understood(comment: str, said: Directive) -> None:
    assert directive(comment) == said


@pytest.mark.parametrize(
    "comment",
    [
        "pcdlint ignore FIN001",
        "pcdlint:",
        "pcdlint: ingore FIN001 reason=x",
        "pcdlint: ignore reason=x",
        "pcdlint: ignore FIN001 raeson=x",
        "pcdlint: ignore FIN001 reason=x reason=y",
        "pcdlint: ignore FIN001 until=2026-02-30 reason=x",
        "pcdlint: ignore FIN001 until=20260131 reason=x",
        'pcdlint: ignore FIN001 reason="x',
        "pcdlint: ignore *",
    ],
)
def test_not_understood(comment: str) -> None:
    said = directive(comment)
    assert said is not None
    assert said.fault
    assert not said.rules


@pytest.mark.parametrize(
    "comment", ["", "a note about pcdlint: ignore it", "<!-- pcdlint: ignore", "pcdlinter: ignore X"]
)
def test_none_of_ours(comment: str) -> None:
    assert directive(comment) is None


@given(st.text())
def test_never_fails(tail: str) -> None:
    said = directive("pcdlint:" + tail)
    assert said is not None
    assert bool(said.fault) != bool(said.rules)
