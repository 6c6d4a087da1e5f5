"""The user's cache folder: what can be made again, kept so that it need not be.

Nothing here fails: without a folder to write to, nothing is kept.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def folder() -> Path | None:
    """`PCDLINT_CACHE_DIR`, else the system's place for a user's caches; None when there is no home."""
    chosen = os.environ.get("PCDLINT_CACHE_DIR")
    if chosen:
        return Path(chosen)
    try:
        return _system_folder()
    except RuntimeError:
        return None


def _system_folder() -> Path:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "pcdlint" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "pcdlint"
    xdg = os.environ.get("XDG_CACHE_HOME")
    return (Path(xdg) if xdg else Path.home() / ".cache") / "pcdlint"


def fetch(name: str) -> bytes | None:
    """What was kept under a name, or None."""
    place = folder()
    if place is None:
        return None
    try:
        return (place / name).read_bytes()
    except OSError:
        return None


def store(name: str, contents: bytes) -> None:
    """Keep contents under a name, whole or not at all: a reader never sees half of them."""
    import tempfile

    place = folder()
    if place is None:
        return
    try:
        place.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=place, prefix=".part-")
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(contents)
        Path(temporary).replace(place / name)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
