"""Parsers are built once, kept, and as good from the cache as new."""

from __future__ import annotations

from pathlib import Path

import pytest

from pcdlint import grammars

BUILD = grammars.parser.__wrapped__
STARTS = ("cell", "range")
PRINTED = "£0,000"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PCDLINT_CACHE_DIR", str(tmp_path))
    return tmp_path


def test_a_kept_parser_reads_the_same(cache: Path) -> None:
    new = BUILD("money", start=STARTS)
    (kept,) = cache.glob("money-*.blob")
    written = kept.stat().st_mtime_ns
    again = BUILD("money", start=STARTS)
    assert kept.stat().st_mtime_ns == written
    assert again.parse(PRINTED, start="cell") == new.parse(PRINTED, start="cell")


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"00000000 nonsense"])
def test_a_damaged_one_is_built_again(cache: Path, damage: bytes) -> None:
    BUILD("dates")
    (kept,) = cache.glob("dates-*.blob")
    kept.write_bytes(damage)
    assert BUILD("dates").parse("31 march 2021").data == "worded"


def test_other_options_are_another_parser(cache: Path) -> None:
    BUILD("money", start=STARTS)
    BUILD("money", start=("cell",))
    assert len(list(cache.glob("money-*.blob"))) == 2
