"""Which files a command line means: named ones as they are, folders walked in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pcdlint.readers import SUFFIXES

FOREIGN = (".doc", ".odt", ".rtf")
_LEFT_OUT = frozenset(("node_modules", "__pycache__", "venv", "dist", "build"))


class Found(NamedTuple):
    """A file to read. `folder` is the folder in whose walk it was met, None for a file that was named."""

    path: Path
    folder: str | None = None


class Problem(NamedTuple):
    """A path that leads to nothing to check."""

    path: str
    message: str
    folder: str | None = None


def find(paths: Sequence[str | Path]) -> Iterator[Found | Problem]:
    """The files of the paths, each once. Hidden files and folders are left out of a walk."""
    seen: set[Path] = set()
    for given in paths:
        for found in _meant(Path(given)):
            if isinstance(found, Problem):
                yield found
                continue
            key = found.path.resolve()
            if key not in seen:
                seen.add(key)
                yield found


def _meant(path: Path) -> Iterator[Found | Problem]:
    if path.is_dir():
        inside = list(_walk(path, str(path)))
        if not inside:
            yield Problem(str(path), f"no papers in this folder: looked for {', '.join(sorted(SUFFIXES))}")
        yield from inside
    elif path.exists():
        yield Found(path)
    else:
        yield Problem(str(path), "no such file or folder: check the name")


def _walk(folder: Path, top: str) -> Iterator[Found | Problem]:
    try:
        entries = sorted(folder.iterdir(), key=lambda p: p.name)
    except OSError as error:
        yield Problem(str(folder), f"this folder cannot be opened ({error.strerror}): check who may read it", top)
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.name in _LEFT_OUT:
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry, top)
        elif entry.suffix.lower() in SUFFIXES or entry.suffix.lower() in FOREIGN:
            yield Found(entry, top)
