"""What the outcome of a file depends on, besides its contents: pcdlint itself, Python, libraries, rules, options.

pcdlint itself is told by the contents of its files, so that a change to a check counts without a new version.
They are not read in every run: their digest is kept under their names, sizes and times of change.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePath

from pcdlint import data
from pcdlint.data import digest
from pcdlint.result import Options
from pcdlint.rules.pack import Pack

LIBRARIES = ("lark-", "pypdfium2-")
"""What the reading of a paper rests on; what else pcdlint uses shows in the rules or in reports only."""
_SUFFIXES = (".py", ".lark")
_PACKAGE = Path(__file__).resolve().parent.parent


def basis(options: Options, pack: Pack) -> str | None:
    """A digest of all that outcomes depend on but the file and the day; None where that is not known, so that
    nothing can be kept."""
    own = program()
    if own is None or not pack.digest:
        return None
    # Packs and registers count by what they say, wherever they lie.
    asked = repr(options._replace(packs=(), registers=()))
    parts = (own, sys.version, sys.platform, *libraries(), pack.digest, asked)
    return digest(*(part.encode("utf-8", "surrogatepass") for part in parts))


def key(basis: str, contents: bytes, path: str) -> str:
    """The name under which the outcome of a file is kept. Of its path the last part counts: the reader goes by its
    suffix, and rules hold its number against the paper's. In which folder it lies does not matter."""
    name = PurePath(path).name
    return digest(basis.encode("ascii"), name.encode("utf-8", "surrogateescape"), contents)


@cache
def program() -> str | None:
    """A digest of pcdlint's code and grammars; None where they are no files, or come without their source."""
    files = data.stamps(_folders(), _SUFFIXES)
    if not any(file.path.endswith(".py") for file in files):
        return None
    stamps = digest(repr(files).encode("utf-8", "surrogateescape"))
    name = f"program-{digest(str(_PACKAGE).encode('utf-8', 'surrogateescape'))[:8]}.digest"
    kept = data.fetch(name)
    if kept is not None and kept.startswith(stamps.encode("ascii")):
        return kept[len(stamps) :].decode("ascii", "replace")
    try:
        made = digest(*(part for file in files for part in (_name(file.path), Path(file.path).read_bytes())))
    except OSError:
        return None
    data.store(name, f"{stamps}{made}".encode("ascii"))
    return made


@cache
def libraries() -> tuple[str, ...]:
    """The versions of the libraries, as their installer has written them beside them."""
    found: set[str] = set()
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 (a listing of names alone)
        except OSError:
            continue
        found.update(name for name in names if name.lower().startswith(LIBRARIES) and name.endswith("-info"))
    return tuple(sorted(found))


def _folders() -> Iterator[Path]:
    yield _PACKAGE
    grammars = data.folder("grammars")
    if not grammars.is_relative_to(_PACKAGE):
        yield grammars


def _name(path: str) -> bytes:
    """A file's name as it is wherever pcdlint is installed."""
    whole = Path(path)
    relative = whole.relative_to(_PACKAGE).as_posix() if whole.is_relative_to(_PACKAGE) else whole.name
    return relative.encode("utf-8", "surrogateescape")
