"""Is every acronym expanded where it is first used?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._regions import paragraphs
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
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

_CAPITALS = re.compile(r"[A-Z]{3,6}(?=s?(?![A-Za-z0-9&]))")
_LINK = r"[ \t\n,/-]+(?:(?:of|and|the|for|in|to|on|with|&)[ \t\n]+)*"
_SHOUT = re.compile(r"[A-Z]{3,}\s+[A-Z]{3,}\s+[A-Z]{3,}")
_AROUND = (
    *(("(", ")"), ("(", "s)"), ("(", ","), ("(", " "), (", ", ")"), ("(the ", ")")),
    *(("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("", " ("), ("", " –"), ("", " - ")),
)
_MANY = 8


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit for all of a paper's unexplained acronyms, each at its first use."""
    known = frozenset(options["known"])
    first: dict[str, Span] = {}
    text = paper.source.text
    for span in _spans(paper, options.get("listing", ())):
        for match in _CAPITALS.finditer(text, span.start, span.end):
            word = match.group()
            if word in known or word in first:
                continue
            if _part(text, match.start(), match.end()) or _shouted(text, match, span):
                continue
            first[word] = Span(match.start(), match.end())
    found = [(word, span) for word, span in first.items() if not _explained(text, word)]
    if not found:
        return
    words = [word for word, _ in found]
    yield Hit(
        found[0][1],
        {"acronyms": [*words[:_MANY], "others"] if len(words) > _MANY else words, "first": words[0]},
        tuple(Related(span, f"“{word}” first stands here") for word, span in found[1:]),
    )


def _spans(paper: Paper, listing: list[str]) -> Iterator[Span]:
    """The paragraphs that say something, and the reasons for withholding Part 2."""
    for section, paragraph in paragraphs(paper):
        if section.key not in listing:
            yield paragraph.span
    if paper.part2_block is not None:
        yield from paper.part2_block.reasons


def _part(text: str, start: int, end: int) -> bool:
    """Whether the capitals are part of a number, a code or a longer word."""
    before, after = text[start - 1 : start], text[end : end + 2]
    if before.isalnum() or before in "-/_.@&£" or after[:1] in ("_", "@"):
        return True
    return after[:1] in ("-", "/", " ") and after[1:].isdecimal()


def _shouted(text: str, match: re.Match[str], span: Span) -> bool:
    """Whether the capitals are one of several words in capitals."""
    start, end = max(span.start, match.start() - 24), min(span.end, match.end() + 24)
    return _SHOUT.search(text, start, end) is not None


def _explained(text: str, word: str) -> bool:
    """In brackets or quotes, with brackets or a dash behind it, in small letters elsewhere, or spelled by initials."""
    if any(f"{before}{word}{after}" in text for before, after in _AROUND) or word.capitalize() in text:
        return True
    return _initials(text, word)


def _initials(text: str, word: str) -> bool:
    pattern = _LINK.join(f"{letter}[a-z]+" for letter in word)
    return re.search(pattern, text) is not None
