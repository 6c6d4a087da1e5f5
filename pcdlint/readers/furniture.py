"""What a page has on it that the paper does not say: its number, its running head, a ruled line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pcdlint.patterns import pattern

_PAGE = pattern(
    r"[Pp](?:age|AGE|\s?a\s?g\s?e)[ \t]*\d{1,3}(?:[ \t]*(?:of|/)[ \t]*\d{1,3})?$"
    r"|\d{1,3}[ \t]+of[ \t]+\d{1,3}$|\d{1,3}[ \t]*\|[ \t]*[Pp][ \t]?a[ \t]?g[ \t]?e$|[-–—][ \t]?\d{1,3}[ \t]?[-–—]$"
)
_RULE = pattern(r"[-–—*=]{3,}$")
_APART = 12
"""The fewest lines with words between two bare page numbers."""
_PAGES = 3
"""So many bare numbers in a row must count up before they are those of pages."""
_HEADS = 2
"""A running head has at most so many lines."""


def without_furniture(text: str) -> str:
    """The text, character for character, with blanks for the lines that no author wrote.

    These are page numbers, the running heads beside them and ruled lines.
    """
    words: list[tuple[int, str]] = []
    start = 0
    for line in text.split("\n"):
        piece = line.strip()
        if piece and "\t" not in piece and "|" not in piece[1:-1]:
            words.append((start + line.index(piece[0]), piece))
        start += len(line) + 1
    rules = [i for i, (_, piece) in enumerate(words) if piece[0] in "-–—*=" and _RULE.match(piece)]
    pages = [i for i, (_, piece) in enumerate(words) if len(piece) < 24 and _PAGE.match(piece)]
    pages += _bare(words)
    if not rules and not pages:
        return text
    kept: list[str] = []
    at = 0
    for i in sorted({*rules, *pages, *_running(words, pages)}):
        begin, piece = words[i]
        kept += (text[at:begin], " " * len(piece))
        at = begin + len(piece)
    return "".join((*kept, text[at:]))


def _bare(words: Sequence[tuple[int, str]]) -> list[int]:
    """Lines with nothing but a number that count up from 1 or 2, a page apart."""
    chain: list[int] = []
    for i, (_, piece) in enumerate(words):
        if len(piece) > 3 or not piece.isdecimal():
            continue
        if chain and int(piece) == int(words[chain[-1]][1]) + 1 and i - chain[-1] > _APART:
            chain.append(i)
        elif not chain and piece in ("1", "2"):
            chain = [i]
    return chain if len(chain) >= _PAGES else []


def _running(words: Sequence[tuple[int, str]], pages: Sequence[int]) -> Iterator[int]:
    """The lines beside page numbers that say the same on at least two pages and on half of all."""
    for step in (1, -1):
        edge = list(pages)
        for _ in range(_HEADS):
            edge = [i + step for i in edge if 0 <= i + step < len(words)]
            said = Counter(words[i][1] for i in edge)
            edge = [i for i in edge if said[words[i][1]] >= max(2, len(pages) // 2)]
            yield from edge
