"""Tiny packs in a temporary folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

MakePack = Callable[..., Path]


@pytest.fixture
def make_pack(tmp_path: Path) -> MakePack:
    """Writes a pack: its files by relative path, its name (and folder), what it extends."""

    def make(files: Mapping[str, str], name: str = "house", extends: str = "[]") -> Path:
        folder = tmp_path / name
        manifest = f'name: {name}\ntitle: A pack\ndescription: For a test\nversion: "1"\nextends: {extends}\n'
        for path, text in {"pack.yaml": manifest, **files}.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return folder

    return make


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test touches the user's cache."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("PCDLINT_CACHE_DIR", str(folder))
    return folder
