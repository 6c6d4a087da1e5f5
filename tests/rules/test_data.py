"""What ships with pcdlint is found, what is kept is kept whole."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pcdlint import data


def refuse() -> bytes:
    raise AssertionError("built again")


def test_folders_of_the_checkout() -> None:
    assert (data.folder("rules") / "schema" / "pack.schema.json").is_file()
    with pytest.raises(FileNotFoundError, match="install it again"):
        data.folder("no-such-folder")


@pytest.mark.parametrize(
    ("platform", "variable", "parts"),
    [
        ("linux", "XDG_CACHE_HOME", ("pcdlint",)),
        ("win32", "LOCALAPPDATA", ("pcdlint", "cache")),
        ("darwin", "HOME", ("Library", "Caches", "pcdlint")),
    ],
)
def test_cache_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, variable: str, parts: tuple[str, ...]
) -> None:
    monkeypatch.delenv("PCDLINT_CACHE_DIR")
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv(variable, str(tmp_path))
    if variable == "HOME":
        monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert data.cache_folder() == tmp_path.joinpath(*parts)


def test_no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("no home")

    monkeypatch.delenv("PCDLINT_CACHE_DIR")
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert data.cache_folder() is None
    data.store("a", b"one")
    assert data.fetch("a") is None
    assert data.blob("a", "k", lambda: b"made") == b"made"


def test_store_replaces_whole(own_cache: Path) -> None:
    data.store("a", b"one")
    data.store("a", b"two")
    assert data.fetch("a") == b"two"
    assert [path.name for path in own_cache.iterdir()] == ["a"]


@pytest.mark.parametrize("damage", [b"", b"12", b"00000000", b"00000000abc", "über".encode("utf-16")])
def test_damage_is_nothing_kept(own_cache: Path, damage: bytes) -> None:
    data.store("a", b"one")
    (own_cache / "a").write_bytes(damage)
    assert data.fetch("a") is None
    assert data.fetch("b") is None


def test_blob_is_built_once_for_a_key() -> None:
    assert data.blob("grammar", "1.0", lambda: b"one") == b"one"
    assert data.blob("grammar", "1.0", refuse) == b"one"
    assert data.blob("grammar", "1.1", lambda: b"two") == b"two"


def test_damaged_blob_is_built_again(own_cache: Path) -> None:
    data.blob("grammar", "1.0", lambda: b"one")
    for path in own_cache.iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    assert data.blob("grammar", "1.0", lambda: b"again") == b"again"


def test_blob_of_the_wheel_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / data.blob_name("grammar", "1.0")).write_bytes(data.sealed(b"shipped"))
    monkeypatch.setattr(data, "packaged", lambda name: tmp_path)
    assert data.blob("grammar", "1.0", refuse) == b"shipped"
