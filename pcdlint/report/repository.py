"""Paths as the tools of a repository want them: from its root, with slashes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path


def relative_to_root() -> Callable[[str], str]:
    """A function that turns a path of this run into one from the root of the repository that the
    working folder lies in (without one: from the working folder). A path outside stays absolute."""
    here = Path.cwd()
    root = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)

    def relative(path: str) -> str:
        if path.startswith("<"):
            return path
        whole = Path(os.path.normpath(here / path))
        return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else whole.as_posix()

    return relative
