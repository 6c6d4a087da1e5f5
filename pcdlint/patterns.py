"""Regular expressions that are compiled when they are first used.

Compiling is the dearest part of starting pcdlint, and few papers meet every pattern: one that
cites no law needs none of those that read citations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, cast

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split")


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but later; an error in the pattern shows at its first use, too."""
    return cast("re.Pattern[str]", _Pattern(source, flags))


def begun(words: Iterable[str], capitals: bool = False) -> str:
    """Any of some words, at the beginning of a word; with `capitals` in letters of either kind.

    One class of first letters stands in front, so that the engine skips to them; the words are tried in order
    among those of one letter.
    """
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    firsts = {letter: letter + letter.upper() if capitals else letter for letter in rests}
    behind = "|".join(rf"(?<=[{firsts[letter]}])(?:{'|'.join(rest)})" for letter, rest in rests.items())
    return rf"[{''.join(firsts.values())}](?<!\w\w)(?{'i' if capitals else ''}:{behind})"


class _Pattern:
    def __init__(self, source: str, flags: int) -> None:
        self.source, self.flags = source, flags

    def __getattr__(self, name: str) -> Any:
        """Asked only once: from then on the methods of the compiled pattern are found before this one."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.source, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
