"""Which files a command line means: named ones as they are, folders walked in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pcdlint.readers import SUFFIXES

FOREIGN = (".docx", ".doc", ".pdf", ".odt", ".rtf")
_LEFT_OUT = frozenset(("node_modules", "__pycache__", "venv", "dist", "build"))


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read. `named` says that the user named it, and did not merely name its folder."""

    path: Path
    named: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """A path that leads to nothing to check."""

    path: str
    message: str


def find(paths: Sequence[str | Path]) -> Iterator[Found | Problem]:
    """The files of the paths, each once. Hidden files and folders are left out of a walk."""
    seen: set[Path] = set()
    for given in paths:
        path = Path(given)
        if path.is_dir():
            inside = list(_walk(path))
            if not inside:
                yield Problem(str(path), f"no papers in this folder (looked for {', '.join(sorted(SUFFIXES))})")
            candidates = [Found(p, False) for p in inside]
        elif path.exists():
            candidates = [Found(path, True)]
        else:
            yield Problem(str(path), "no such file or folder: check the name")
            continue
        for candidate in candidates:
            key = candidate.path.resolve()
            if key not in seen:
                seen.add(key)
                yield candidate


def _walk(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir(), key=lambda p: p.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.name in _LEFT_OUT:
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry)
        elif entry.suffix.lower() in SUFFIXES or entry.suffix.lower() in FOREIGN:
            yield entry
