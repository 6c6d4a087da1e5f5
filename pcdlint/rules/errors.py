"""What is wrong with a pack or a selection, told to the person who can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

SHOWN = 25


class Problem(NamedTuple):
    """One fault of a pack: `line` counts from 1, None where there is no line; `key` is like `[3].with.first`, or ""."""

    file: str
    line: int | None
    key: str
    message: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.key}: {self.message}" if self.key else f"{place}: {self.message}"


class PackError(Exception):
    """A pack that cannot be used. `str` is one line for each problem, with what to do."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda p: (p.file, p.line or 0, p.key, p.message)))
        super().__init__(self.problems)

    def __str__(self) -> str:
        lines = [str(problem) for problem in self.problems[:SHOWN]]
        more = len(self.problems) - SHOWN
        return "\n".join([*lines, f"... and {more} more"] if more > 0 else lines)


class SelectionError(Exception):
    """A code, family or name that no rule has, or a level that is none."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a mistyped one was most likely meant to be."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, sorted(known), n=1)), None)


def hint(word: str, known: Iterable[str]) -> str:
    """`: did you mean 'level'?`, or "" when nothing known is near."""
    near = nearest(word, known)
    return f": did you mean '{near}'?" if near else ""
