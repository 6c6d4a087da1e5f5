"""Patterns of paths, as people know them from .gitignore."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

_PIECE = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
_MEANING = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches(pattern: str, base: Path, path: Path) -> bool:
    """Whether a pattern that counts from the folder `base` fits a file below it, or a folder that holds the file.

    `*` stands for any characters but `/`, `**` for those too. A pattern without `/` fits at any depth.
    """
    try:
        relative = Path(os.path.relpath(path, base)).as_posix()
    except ValueError:  # another drive
        return False
    if relative.startswith("../"):
        return False
    return _expression(pattern).fullmatch(relative) is not None


def literal(pattern: str) -> bool:
    """Whether a pattern names one file."""
    return not set(pattern) & set("*?")


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    pattern = pattern.replace("\\", "/").removeprefix("./").rstrip("/")
    anywhere = "(?:[^/]+/)*" if "/" not in pattern else ""
    inner = "".join(_MEANING.get(piece, re.escape(piece)) for piece in _PIECE.findall(pattern.lstrip("/")))
    return re.compile(f"{anywhere}{inner}(?:/.*)?")
