"""Which configuration files count for a folder: those in it and above it, up to the repository's root."""

from __future__ import annotations

import os
from pathlib import Path

from pcdlint.rules.errors import PackError, Problem

NAME = ".pcdlint.yaml"
PROJECT = "pyproject.toml"
SLIPS = (".pcdlint.yml", "pcdlint.yaml", ".pcdlint.json", ".pcdlint.toml")
ROOT = ".git"


def files(folder: Path) -> list[Path]:
    """The configuration files for papers in a folder (absolute), the nearest last.

    In one folder `.pcdlint.yaml` is nearer than `pyproject.toml`. Raises PackError for a file whose name is a
    slip of the pen, and where nobody can say whether there is one.
    """
    found: list[Path] = []
    for each in (folder, *folder.parents):
        found.extend(each / name for name in (NAME, PROJECT) if _there(each / name))
        for slip in SLIPS:
            if _there(each / slip):
                raise PackError([Problem(shown(each / slip), None, "", f"is not read: call it {NAME}")])
        if _there(each / ROOT):
            break
    return found[::-1]


def _there(path: Path) -> bool:
    try:
        # A link that leads nowhere is there too, and a fault to be told when it is read.
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        problem = Problem(
            shown(path), None, "", f"cannot be looked for ({error.strerror}): check who may read its folder"
        )
        raise PackError([problem]) from error
    return True


def shown(path: Path) -> str:
    """A path as a message shows it: from the current folder where it lies below that."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def absolute(path: str | Path) -> Path:
    """A path without links followed: a paper belongs to the folder that it is met in."""
    return Path(os.path.abspath(path))  # noqa: PTH100 (Path.absolute keeps "..")
