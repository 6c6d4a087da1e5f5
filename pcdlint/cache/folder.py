"""The folder of kept outcomes: a file for each, whole or not there; what was not used for long goes.

Two runs may keep and fetch at once: a file is written beside its place and then put there, and whoever comes
second puts the same. Nothing here fails: what cannot be kept or fetched is made again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import time
from typing import NamedTuple

from pcdlint import data

NAME = "results"
MOST_BYTES = 256_000_000
DAYS = 30
DAY = 86_400.0
_SHELVES = 16
_LENGTH = 39
_DIGITS = frozenset("0123456789abcdef")
"""What a kept file is called: a digest without its first digit, which is its shelf's."""
_ONE_IN = 16
"""Of so many outcomes kept, one has its shelf tidied: no run tidies all, and none does it for nothing."""


class Held(NamedTuple):
    """How much is kept."""

    files: int
    size: int


def fetch(key: str) -> bytes | None:
    """What was kept under a key, marked as used today; None where there is nothing or it is damaged."""
    place = data.cache_folder()
    if place is None:
        return None
    path = place / _file(key)
    try:
        contents = data.kept(path)
        old = contents is not None and time() - path.stat().st_mtime > DAY
    except OSError:
        return None
    if old:
        with suppress(OSError):
            os.utime(path)
    # Its own key stands in it: a file under another's name is damage too.
    head = key.encode("ascii")
    return contents[len(head) :] if contents is not None and contents.startswith(head) else None


def store(key: str, contents: bytes) -> None:
    """Keep contents under a key, and now and then let go what is old or too much."""
    data.store(_file(key), key.encode("ascii") + contents)
    if int(key[1], 16) % _ONE_IN == 0:
        tidy(key[0])


def tidy(shelf: str) -> None:
    """Let go of a shelf's files that were not used for long, then of the oldest while there are too many."""
    place = data.cache_folder()
    if place is None:
        return
    now, left = time(), MOST_BYTES // _SHELVES
    for age, path, size in sorted((now - state.st_mtime, path, state.st_size) for path, state in _files(place, shelf)):
        left -= size
        if left < 0 or age > DAYS * DAY:
            with suppress(OSError):
                path.unlink()


def held() -> Held:
    """How many outcomes are kept, and in how many bytes."""
    place = data.cache_folder()
    sizes = [state.st_size for shelf in _shelves() for _, state in _files(place, shelf)] if place else []
    return Held(len(sizes), sum(sizes))


def clear() -> Held:
    """Let go of all outcomes. Returns how much was kept."""
    place, was = data.cache_folder(), held()
    if place is not None:
        for shelf in _shelves():
            for path, _ in _files(place, shelf):
                with suppress(OSError):
                    path.unlink()
            with suppress(OSError):
                (place / NAME / shelf).rmdir()
        with suppress(OSError):
            (place / NAME).rmdir()
    return was


def _file(key: str) -> str:
    return f"{NAME}/{key[0]}/{key[1:]}"


def _own(entry: os.DirEntry[str]) -> bool:
    name = entry.name
    return name.startswith(data.PART) or (len(name) == _LENGTH and not set(name) - _DIGITS)


def _shelves() -> Iterator[str]:
    return (f"{number:x}" for number in range(_SHELVES))


def _files(place: Path, shelf: str) -> Iterator[tuple[Path, os.stat_result]]:
    """What pcdlint has put on a shelf. Anything else there is somebody's who keeps his own things in the folder."""
    try:
        with os.scandir(place / NAME / shelf) as entries:
            for entry in filter(_own, entries):
                # A file may be gone by now: another run tidies too.
                with suppress(OSError):
                    yield Path(entry.path), entry.stat(follow_symlinks=False)
    except OSError:
        return
