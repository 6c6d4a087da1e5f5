"""Which files a command line means: named ones as they are, folders walked in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

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


class Outcome(Protocol):
    """What came of a file: `skipped` says why it was passed over, None where it was not."""

    @property
    def skipped(self) -> str | None: ...


T = TypeVar("T", bound=Outcome)


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


def with_papers(outcomes: Iterable[tuple[Found | Problem, T]], failure: Callable[[str, str], T]) -> Iterator[T]:
    """The outcomes of what was found, and behind those of a folder a `failure` (made of its path and a message)
    when all of its files were passed over."""
    for folder, group in groupby(outcomes, key=lambda pair: pair[0].folder):
        seen = passed_over = 0
        for _, outcome in group:
            seen += 1
            passed_over += outcome.skipped is not None
            yield outcome
        if folder is not None and seen == passed_over:
            yield failure(folder, f"no decision paper in this folder: none of its {seen} files is one")
