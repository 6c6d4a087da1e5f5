"""What tests of every part share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True, scope="session")
def _apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or fills the user's cache, or looks as the user's terminal does."""
    changed = pytest.MonkeyPatch()
    changed.setenv("PCDLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
    changed.setenv("COLUMNS", "100")
    for name in ("NO_COLOR", "FORCE_COLOR", "PCDLINT_DEBUG"):
        changed.delenv(name, raising=False)
    yield
    changed.undo()


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder with real papers (PCDLINT_CORPUS, default ../shared): they are not part of the project."""
    folder = Path(os.environ.get("PCDLINT_CORPUS") or ROOT.parent / "shared")
    if not (folder / "papers").is_dir():
        pytest.skip(f"no real papers in {folder}: set PCDLINT_CORPUS to the folder that holds papers/")
    return folder
