"""How the words of a paper are compared with the words of a register.

Papers reach pcdlint with curly quotes, long dashes, hard spaces and capitals that differ
from the statute book's; none of that is a difference worth a finding.
"""

from __future__ import annotations

from functools import lru_cache

from pcdlint.patterns import pattern

_PLAIN = {"'": "‘’‛ʼ`´", '"': "“”„«»", "-": "‐‑‒–—−", " ": "\u00a0\u2009\u202f\t\n\r¹²³⁴⁵⁶⁷⁸⁹"}
_ASCII_ONLY = tuple((right, "".join(c for c in odd if c.isascii())) for right, odd in _PLAIN.items())
_WORD = pattern(r"[a-z0-9]+(?:'[a-z]+)?%?")


@lru_cache(maxsize=8)  # several checks look through the whole of a paper
def level(text: str) -> str:
    """The text in small letters with plain quotes, dashes and spaces, character for character.

    Offsets into the result are offsets into `text`.
    """
    plain = text
    for right, odd in _ASCII_ONLY if text.isascii() else _PLAIN.items():
        for character in odd:
            plain = plain.replace(character, right)
    small = plain.lower()
    if len(small) == len(plain):
        return small
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """One spelling for titles that differ only in case, quotes, dashes, spaces, `&` or a leading "the"."""
    folded = " ".join(level(text).replace("&", " and ").split())
    return folded.removeprefix("the ")


def loose(text: str) -> str:
    """As `fold`, and blind to everything but letters and digits."""
    return "".join(c for c in fold(text) if c.isalnum())


def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded, without punctuation."""
    return tuple(_WORD.findall(fold(text)))


def mentions(folded: str, phrase: str) -> bool:
    """Whether a levelled or folded text holds a folded phrase as whole words (a plural s is let pass)."""
    at = folded.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if folded[end : end + 1] == "s":
            end += 1
        if not folded[at - 1 : at].isalnum() and not folded[end : end + 1].isalnum():
            return True
        at = folded.find(phrase, at + 1)
    return False


def mentioned(folded: str, phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the phrases that a folded text holds, the longest first."""
    found = [p for p in phrases if mentions(folded, p)]
    return tuple(sorted(found, key=len, reverse=True))
