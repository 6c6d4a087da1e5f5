"""Regular expressions kept from run to run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pcdlint.cli import warm

PATTERNS = [
    (rf"(?P<a{number}>x+)|[y\d]{{1,{number + 1}}}(?i:q)", flags) for number in range(30) for flags in (0, re.M | re.I)
]
SAMPLE = "xx y7 Xx\nyyyQ 99q"


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[object, object]:
    """An empty table in place of that of `re`, and an empty cache folder."""
    own: dict[object, object] = {}
    monkeypatch.setenv("PCDLINT_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(warm, "_table", own)
    monkeypatch.setattr(warm, "_begun_with", set())
    return own


def fill(table: dict[object, object]) -> None:
    for pattern, flags in PATTERNS:
        table[str, pattern, int(flags)] = re.compile(pattern, flags)


def test_what_was_kept_matches_the_same(table: dict[object, object]) -> None:
    fill(table)
    warm.keep()
    table.clear()
    warm.up()
    assert len(table) == len(PATTERNS)
    for (_, pattern, flags), restored in table.items():  # type: ignore[misc]
        fresh = re.compile(pattern, flags)
        assert restored == fresh
        assert isinstance(restored, re.Pattern)
        assert restored.groupindex == fresh.groupindex
        found = [(m.span(), m.groups()) for m in restored.finditer(SAMPLE)]
        assert found == [(m.span(), m.groups()) for m in fresh.finditer(SAMPLE)]


def test_a_few_new_patterns_are_not_worth_keeping(table: dict[object, object], tmp_path: Path) -> None:
    table[str, "a", 0] = re.compile("a")
    warm.keep()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\x00" * 50])
def test_damage_is_no_harm(table: dict[object, object], tmp_path: Path, damage: bytes) -> None:
    fill(table)
    warm.keep()
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(damage)
    table.clear()
    warm.up()
    assert table == {}


def test_a_python_without_such_a_table_is_left_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PCDLINT_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(warm, "_table", None)
    warm.up()
    warm.keep()
    assert not list(tmp_path.iterdir())
