"""What tests of every part share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent


def pytest_configure() -> None:
    """No test reads or fills the user's cache, or looks as the user's terminal does. Packs are compiled
    before the first fixture runs, so this cannot be one."""
    os.environ["PCDLINT_CACHE_DIR"] = str(ROOT / ".pytest_cache" / "pcdlint")
    os.environ["COLUMNS"] = "100"
    # Tests change pcdlint under its own feet; those of the cache take this away.
    os.environ["PCDLINT_NO_CACHE"] = "1"
    for name in ("NO_COLOR", "FORCE_COLOR", "PCDLINT_DEBUG"):
        os.environ.pop(name, None)
    # The same cases in every run: a gate must not pass or fail by luck. HYPOTHESIS_PROFILE=default looks further.
    settings.register_profile("same", derandomize=True, deadline=None)
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


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
