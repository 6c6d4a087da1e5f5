from __future__ import annotations

from pathlib import Path

import pytest

from pcdlint import data
from pcdlint.configuration.read import read
from pcdlint.rules.errors import PackError


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration file, and a cache of its own."""
    monkeypatch.setenv("PCDLINT_CACHE_DIR", str(tmp_path / "cache"))
    path = tmp_path / ".pcdlint.yaml"
    path.write_text("stage: signed\nlevels: {FIN: info}\n", encoding="utf-8")
    return path


def test_read_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read(file)

    def fail(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("pcdlint.rules.load.read", fail)
    assert read(file) == first


def test_a_change_is_seen_and_a_fault_never_kept(file: Path) -> None:
    read(file)
    for _ in range(2):
        file.write_text("stage: sent\n", encoding="utf-8")
        with pytest.raises(PackError):
            read(file)
    file.write_text("stage: draft\n", encoding="utf-8")
    document = read(file)
    assert document is not None
    assert document.data == {"stage": "draft"}


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"of": []}'])
def test_damage_is_no_harm(file: Path, tmp_path: Path, damage: bytes) -> None:
    first = read(file)
    (kept,) = (tmp_path / "cache").glob("configuration-*")
    kept.write_bytes(damage)
    assert read(file) == first
    kept.write_bytes(data.sealed(damage))
    assert read(file) == first
