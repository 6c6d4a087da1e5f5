"""Where pcdlint's own data lies: what ships with it, and what it keeps in the user's cache folder.

Nothing about the cache fails: what cannot be kept is made again.
"""

from __future__ import annotations

import os
import sys
from binascii import crc32
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).resolve().parent
_SEAL = 8
PART = ".part-"
"""How the names of files begin that are being written, or were when a run was ended."""


def folder(name: str) -> Path:
    """The folder `rules` or `grammars`: inside the installed package, else beside this
    checkout's pyproject.toml; never a stranger's folder.

    Raises FileNotFoundError when the installation is incomplete.
    """
    shipped = packaged(name)
    if shipped is not None:
        return shipped
    checkout = _HERE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    raise FileNotFoundError(f"pcdlint is installed without its '{name}' folder: install it again")


def packaged(name: str) -> Path | None:
    """A folder that only a wheel has, such as `compiled`; None in a checkout."""
    path = _HERE / "_data" / name
    return path if path.is_dir() else None


def cache_folder() -> Path | None:
    """`PCDLINT_CACHE_DIR`, else the system's place for a user's caches; None when there is no home."""
    chosen = os.environ.get("PCDLINT_CACHE_DIR")
    if chosen:
        return Path(chosen)
    try:
        return _system_cache()
    except RuntimeError:
        return None


def _system_cache() -> Path:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "pcdlint" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "pcdlint"
    xdg = os.environ.get("XDG_CACHE_HOME")
    # A relative one counts for nothing, as the specification has it: it would be the papers' own folder.
    return (Path(xdg) if xdg and Path(xdg).is_absolute() else Path.home() / ".cache") / "pcdlint"


def fetch(name: str) -> bytes | None:
    """What was kept under a file name, or None when there is nothing or it was damaged since."""
    place = cache_folder()
    try:
        return None if place is None else kept(place / name)
    except OSError:
        return None


def kept(path: Path) -> bytes | None:
    """What was sealed into a file of the cache. Anything else that stands in its place holds nothing: reading a pipe
    would be waiting for ever. Raises OSError."""
    return unsealed(path.read_bytes()) if path.is_file() else None


def store(name: str, contents: bytes) -> None:
    """Keep contents under a name (a path below the cache folder), whole or not at all: a reader never sees half of
    them."""
    place = cache_folder()
    if place is None:
        return
    import tempfile

    target = place / name
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=PART)
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(sealed(contents))
        Path(temporary).replace(target)
    except OSError:
        with suppress(OSError):
            Path(temporary).unlink(missing_ok=True)


def blob(name: str, key: str, build: Callable[[], bytes]) -> bytes:
    """Bytes that take long to make: shipped with the wheel, else kept, else built now and kept.

    `key` is text that changes with all that the bytes depend on (versions, sources).
    """
    file = blob_name(name, key)
    compiled = packaged("compiled")
    if compiled is not None and (compiled / file).is_file():
        shipped = unsealed((compiled / file).read_bytes())
        if shipped is not None:
            return shipped
    known = fetch(file)
    if known is not None:
        return known
    made = build()
    store(file, made)
    return made


def blob_name(name: str, key: str) -> str:
    """The file name of a blob, in the wheel and in the cache."""
    return f"{name}-{crc32(key.encode('utf-8')):08x}.blob"


def sealed(contents: bytes) -> bytes:
    """Contents behind their checksum, as they are kept: damage is seen, malice is not."""
    return f"{crc32(contents):08x}".encode("ascii") + contents


def digest(*parts: bytes) -> str:
    """What tells contents from any others; where one part ends and the next begins counts."""
    from hashlib import blake2b

    made = blake2b(digest_size=20)
    for part in parts:
        made.update(b"%d:" % len(part))
        made.update(part)
    return made.hexdigest()


class Stamp(NamedTuple):
    """What tells a file from its former self. `turned` cannot be set at will, where the system keeps it."""

    path: str
    size: int
    changed: int
    turned: int


def stamps(folders: Iterable[str | Path], suffixes: tuple[str, ...]) -> list[Stamp]:
    """The files of folders, with those inside, whose names end like this; each once, in order."""
    return sorted({stamp for folder in folders for stamp in _stamps(folder, suffixes)})


def _stamps(folder: str | Path, suffixes: tuple[str, ...]) -> Iterator[Stamp]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _stamps(entry.path, suffixes)
        elif entry.name.endswith(suffixes):
            state = entry.stat()
            yield Stamp(entry.path, state.st_size, state.st_mtime_ns, state.st_ctime_ns)


def unsealed(kept: bytes) -> bytes | None:
    """What was sealed, or None where it is damaged."""
    contents = kept[_SEAL:]
    return contents if contents and sealed(contents) == kept else None
