"""Is every acronym expanded where it is first used?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.patterns import pattern
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "acronym"
_TEXTS = {"type": "array", "items": {"type": "string"}}
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["known"],
    "properties": {
        "known": {**_TEXTS, "description": "Acronyms that every reader knows, and words in capitals that are none."},
        "listing": {**_TEXTS, "description": "Keys of sections that only list things."},
    },
}
VALUES = ("acronyms", "first")

_CAPITALS = pattern(r"[A-Z]{3,6}(?=s?(?![A-Za-z0-9&]))")
_LINK = r"[ \t\n,/-]+(?:(?:of|and|the|for|in|to|on|with|&)[ \t\n]+)*"
_SHOUT = pattern(r"[A-Z]{3,}[ \n][A-Z]{3,}[ \n][A-Z]{3,}")
_OPENS = ("(", "“", '"', "‘", "'")
_BEHIND = (")", "s)", " (", " –", " - ", "”", '"')
_MANY = 8


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit for all of a paper's unexplained acronyms, each at its first use."""
    known = _known(tuple(options["known"]))
    listing = options.get("listing", ())
    first: dict[str, Span] = {}
    explained: set[str] = set()
    text = paper.source.text
    for match in _CAPITALS.finditer(text, paper.span.start, paper.span.end):
        word = match.group()
        if word in known or word in explained:
            continue
        start, end = match.span()
        if text[start - 1 : start] in _OPENS or text.startswith(_BEHIND, end):
            explained.add(word)
        elif word not in first and _stands_alone(text, match) and _says(paper, start, listing):
            first[word] = Span(start, end)
    found = [(word, span) for word, span in first.items() if word not in explained and not _named(text, word)]
    if not found:
        return
    words = [word for word, _ in found]
    yield Hit(
        found[0][1],
        {"acronyms": [*words[:_MANY], "others"] if len(words) > _MANY else words, "first": words[0]},
        tuple(Related(span, f"“{word}” first stands here") for word, span in found[1:]),
    )


@lru_cache(maxsize=8)
def _known(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


def _says(paper: Paper, offset: int, listing: list[str]) -> bool:
    """Whether a place is in a paragraph that says something, or in the reasons for withholding Part 2."""
    section = paper.section_at(offset)
    if section is not None:
        paragraphs = () if section.key in listing else section.paragraphs
        return any(p.span.start <= offset < p.span.end for p in paragraphs)
    block = paper.part2_block
    return block is not None and any(r.start <= offset < r.end for r in block.reasons)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether the capitals are no part of a number, a code or a longer word, nor of several words in capitals."""
    start, end = match.span()
    before, after = text[start - 1 : start], text[end : end + 2]
    if before.isalnum() or before in "-/_.@&£" or after[:1] in ("_", "@"):
        return False
    if after[:1] in ("-", "/", " ") and after[1:].isdecimal():
        return False
    return _SHOUT.search(text, max(0, start - 24), end + 24) is None


def _named(text: str, word: str) -> bool:
    """Whether it stands in small letters too, as a name, or a name with its initials does."""
    if word.capitalize() in text:
        return True
    return re.search(_LINK.join(f"{letter}[a-z]+" for letter in word), text) is not None
