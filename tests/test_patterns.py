"""Patterns compiled late are all sound, and are patterns like any other."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

import pytest

from pcdlint import patterns
from pcdlint.patterns import pattern
from tests.conftest import ROOT

MODULES = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in sorted((ROOT / "pcdlint").rglob("*.py"))
    if "import pattern" in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("module", MODULES)
def test_every_pattern_compiles(module: str) -> None:
    found: list[Any] = [each for each in vars(import_module(module)).values() if isinstance(each, patterns._Pattern)]
    assert found
    for each in found:
        assert callable(each.match)


def test_it_does_what_a_compiled_one_does() -> None:
    late = pattern("(A)b", re.IGNORECASE)
    assert [match.span() for match in late.finditer("ab aB", 1)] == [(3, 5)]
    assert late.sub("", "xabx") == "xx"


def test_it_has_nothing_else() -> None:
    assert not hasattr(pattern("a"), "nothing")
