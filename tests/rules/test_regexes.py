from __future__ import annotations

import pytest

from pcdlint.rules.regexes import fault


@pytest.mark.parametrize(
    "pattern", [r"£\d+", r"(?:\w+ )+", r"[A-Z]+(?: [A-Z]+)*", "(a|b)+", r"(?i)TBC\b", r"(?:(?:x+)y)+", "(?>a+)+", "a++"]
)
def test_usable(pattern: str) -> None:
    assert fault(pattern) is None


@pytest.mark.parametrize("pattern", ["(a+)+", "((a*))*", r"x(?:(\d+)+y|z)", "(?=(a+)+)", "(?:a{2,})+"])
def test_runaway(pattern: str) -> None:
    assert "repeat within a repeat" in (fault(pattern) or "")


@pytest.mark.parametrize("pattern", ["(", "[a", "a{3,2}", r"\1", "*a", "x" * 5000])
def test_broken(pattern: str) -> None:
    assert fault(pattern)
