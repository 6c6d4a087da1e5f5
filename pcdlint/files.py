"""Which files a command line means: named ones as they are, folders walked in a fixed order."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from pcdlint.contents import PIPE, waits
from pcdlint.readers import SUFFIXES

FOREIGN = (".doc", ".odt", ".rtf")
_LEFT_OUT = frozenset(("node_modules", "__pycache__", "venv", "dist", "build"))


class Leave(NamedTuple):
    """What a command line may name without being at fault: `others`, files that are no papers; `empty`,
    nothing that is a paper at all."""

    others: bool = False
    empty: bool = False


class Found(NamedTuple):
    """A file to read. `folder` is the folder in whose walk it was met; `paper` whether it must be one."""

    path: Path
    folder: str | None = None
    paper: bool = True


class Problem(NamedTuple):
    """A path that leads to nothing to check."""

    path: str
    message: str
    folder: str | None = None


class PassedOver(NamedTuple):
    """A path that is left unread, and why."""

    path: str
    reason: str
    folder: str | None = None


Met = Found | Problem | PassedOver


class Outcome(Protocol):
    """What came of a file: `skipped` says why it was passed over, None where it was not."""

    @property
    def skipped(self) -> str | None: ...


T = TypeVar("T", bound=Outcome)


def find(paths: Sequence[str | Path], leave: Leave = Leave()) -> Iterator[Met]:  # noqa: B008 (a frozen value)
    """The files of the paths, each once. Hidden files and folders are left out of a walk. One that is named must be a
    paper also where it is met in a folder before."""
    seen: set[str | Met] = set()
    named = set() if leave.others else {_identity(given) for given in paths}
    for given in paths:
        for met in _meant(given, leave):
            key = _identity(met.path) if isinstance(met, Found) else met
            if key not in seen:
                seen.add(key)
                yield met._replace(paper=True) if isinstance(met, Found) and key in named else met


def _identity(path: str | Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def _meant(given: str | Path, leave: Leave) -> Iterator[Met]:
    path = Path(given)
    if not str(given):
        yield Problem("''", "an empty name: check what was to stand there")
        return
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        leads = "a link that leads nowhere" if _is_link(path) else "no such file or folder"
        yield Problem(str(path), f"{leads}: check the name")
        return
    except OSError as error:
        yield Problem(str(path), f"cannot be looked at ({error.strerror}): check the name, and who may read it")
        return
    if stat.S_ISDIR(mode):
        inside = list(_walk(path, str(path)))
        if not inside and not leave.empty:
            yield Problem(str(path), f"no papers in this folder: looked for {', '.join(sorted(SUFFIXES))}")
        yield from inside
    elif waits(path, mode):
        yield Problem(str(path), f"{PIPE}: give what it holds as '-'")
    elif leave.others and not _may_be_paper(path):
        yield PassedOver(str(path), f"papers do not come as {path.suffix or 'files without a suffix'}")
    else:
        yield Found(path, paper=not leave.others)


def _may_be_paper(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES or path.suffix.lower() in FOREIGN


def _walk(folder: Path, top: str) -> Iterator[Met]:
    # Folders within folders wait on a pile of their own: Python's is at its end long before a disk's is.
    waiting: list[Path | Met] = [folder]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Path):
            waiting += reversed(list(_inside(each, top)))
        else:
            yield each


def _inside(folder: Path, top: str) -> Iterator[Path | Met]:
    """What a folder holds: what is met in it, and the folders to walk."""
    try:
        entries = sorted(folder.iterdir(), key=lambda p: p.name)
    except OSError as error:
        yield Problem(str(folder), f"this folder cannot be opened ({error.strerror}): check who may read it", top)
        return
    for entry in entries:
        if not entry.name.startswith((".", "~$")):
            yield from _entry(entry, top)


def _entry(entry: Path, top: str) -> Iterator[Path | Met]:
    """What an entry of a folder means. Nothing that could hold a paper goes without a word."""
    try:
        mode = entry.stat().st_mode
    except OSError as error:
        if _may_be_paper(entry) or not _is_link(entry):
            yield Problem(str(entry), f"cannot be read ({error.strerror}): check where it leads, and who may", top)
        else:
            yield PassedOver(str(entry), "a link that leads nowhere", top)
        return
    if stat.S_ISDIR(mode):
        if _is_link(entry):
            yield PassedOver(str(entry), "a link to a folder: name it to have it checked", top)
        elif entry.name in _LEFT_OUT:
            yield PassedOver(str(entry), "folders called so hold no papers: name it to have it checked", top)
        else:
            yield entry
    elif _may_be_paper(entry):
        if stat.S_ISREG(mode):
            yield Found(entry, top, paper=False)
        else:
            yield Problem(str(entry), "a pipe or a device, no file: take it out of the folder", top)


def _is_link(path: Path) -> bool:
    # os.path answers where Path raises. A junction of Windows is a link too; Python can tell since 3.12.
    junction = getattr(os.path, "isjunction", None)
    return os.path.islink(path) or bool(junction and junction(path))  # noqa: PTH114


def with_papers(
    outcomes: Iterable[tuple[Met, T]], failure: Callable[[str, str], T], empty: bool = False
) -> Iterator[T]:
    """The outcomes of what was met, and behind those of a folder a `failure` (made of its path and a message)
    when all of its files were passed over, unless a folder may be `empty` of papers."""
    for folder, group in groupby(outcomes, key=lambda pair: pair[0].folder):
        seen = passed_over = 0
        for _, outcome in group:
            seen += 1
            passed_over += outcome.skipped is not None
            yield outcome
        if folder is not None and not empty and seen == passed_over:
            yield failure(folder, f"no decision paper in this folder: none of its {seen} files is one")
