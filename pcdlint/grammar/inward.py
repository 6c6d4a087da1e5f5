"""Whether "section 4" or "2.3" is of this paper, of another document or of the law."""

from __future__ import annotations

import re

from pcdlint.patterns import pattern

# "in", "at" and "within" alone also stand before measures; a participle before them, or "see", does not.
_POINTER = pattern(
    r"(?:\b(?:listed|set\sout|outlined|detailed|described|referenced|referred\sto|mentioned|identified|noted|shown"
    r"|summarised|explained|stated|given|contained|included|defined|named|found|discussed|covered|compared)\s(?:in|at|within|under|by)|\b[Ss]ee|\b[Rr]efer\sto)\s$"
)
_HERE = pattern(
    r"\s(?:above|below|overleaf|herein"
    r"|(?:of|in|to)\s(?:this|the)\s(?:\w+\s)?(?:report|paper|decision|form|document|request)\b)"
)
_POINTING = pattern(
    r",?\s(?:of|to|in|under)\s(?:those|these|that|this|(?:the\s)?(?:same|said))\s"
    r"(?:Act|Regulations|Order|Rules|Convention|Directive)\b"
)
_ELSEWHERE = pattern(r"\s(?:of|to|in)\s(?:the|a|an|its|their|our|your|this|that|[A-Z])")
# No paper has more sections than this.
_SECTIONS = 12


def is_pointed_at(text: str, start: int) -> bool:
    """Whether "listed in", "see" and the like stand before `start`."""
    return _POINTER.search(text, max(0, start - 24), start) is not None


def is_here(text: str, end: int) -> bool:
    """Whether "above", "of this report" and the like follow."""
    return _HERE.match(text, end) is not None


def is_elsewhere(text: str, end: int) -> bool:
    """Whether "of the contract" follows: some other document's, unless it is this paper or an Act named before."""
    return _ELSEWHERE.match(text, end) is not None and not is_here(text, end) and not is_of_law(text, end)


def is_of_law(text: str, end: int) -> bool:
    """Whether "of that Act" follows: the provision is of an instrument named before."""
    return _POINTING.match(text, end) is not None


def is_inward(text: str, start: int, end: int) -> bool:
    """Whether the words around `text[start:end]` ("section 4") say that it is of this paper."""
    if is_here(text, end):
        return True
    number = re.search(r"[0-9]+", text[start:end])
    return number is not None and int(number.group()) <= _SECTIONS and is_pointed_at(text, start)
