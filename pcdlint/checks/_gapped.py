"""Phrases with gaps ("accept ... grant"): how officers put one decision into many words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pcdlint.values import Span

GAPPED = {
    "type": "array",
    "items": {"type": "string", "minLength": 1},
}
"""JSON schema of a list of phrases; " ... " stands for up to six words of one clause, plurals make no difference."""

_WORD = r"[\w£'/&%-]+(?:[.,]\w+)*"
_BETWEEN = r"[\s()\"',:-]+"
_GAP = rf"(?:{_BETWEEN}{_WORD}){{0,6}}?"
_ELLIPSIS = "..."


def found(folded: str, phrases: Sequence[str], start: int, end: int) -> Span | None:
    """The first place of any of the phrases in a stretch of a lowered text."""
    if not phrases:
        return None
    match = _compiled(tuple(phrases)).search(folded, start, end)
    return Span(*match.span()) if match is not None else None


@lru_cache(maxsize=256)
def _compiled(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One expression for all phrases; none of them can run over the end of a sentence."""
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(_expression, phrases)) + ")")


def _expression(phrase: str) -> str:
    made = ""
    for word in phrase.split():
        if word == _ELLIPSIS:
            made += _GAP
        else:
            made += (_BETWEEN if made else "") + re.escape(word) + ("s?" if word[-1].isalpha() else "")
    return made + (r"(?![\w-])" if made[-1] != "£" else "")
