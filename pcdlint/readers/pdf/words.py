"""Pieces of text that know where they were printed, and how two of them are put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pcdlint.readers.pdf.page import Glyph
from pcdlint.readers.pdf.rows import Row

_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*(?:-[A-Za-z'’]+)*")
_TAIL = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*-$")
_HEAD = re.compile(r"[A-Za-z]+")
_OFTEN = 0.04
"""The share of rows ending in a hyphen from which on a text is taken to be hyphenated by machine."""


class Words(NamedTuple):
    """Text and, for each character, the glyph it came from."""

    text: str
    marks: Sequence[Glyph]


EMPTY = Words("", ())


class Hyphens:
    """What a file tells of its hyphens: which words stand in it whole, and whether rows are hyphenated.
    `keeps_spaces` says that its writer draws the space at which a row was broken."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._known: set[str] = set()
        ends = count = spaces = 0
        for row in rows:
            count += 1
            text = row.text
            spaces += row.trailing
            ends += len(text) > 1 and text[-1] == "-" and text[-2].isalpha()
            self._known.update(word.lower() for word in _WORD.findall(text[: text.rfind(" ") + 1] or text))
        self._machine = ends >= 3 and ends > _OFTEN * count
        self.keeps_spaces = spaces > 0.2 * count

    def divided(self, before: str, after: str) -> bool:
        """Whether the file knows a word that begins with the one and ends with the first of the other."""
        first, head = before.lower(), _HEAD.match(after)
        return head is not None and first not in self._known and first + head.group().lower() in self._known

    def between(self, before: str, after: str) -> tuple[int, str]:
        """How two rows of a paragraph are joined: how many characters of the first go, and what comes between."""
        if before.endswith("\u00ad"):
            return 1, ""
        last = before[-1:]
        if last in "/–—" and before[-2:-1] not in (" ", "") and after[:1].isalnum():
            return 0, ""
        if last != "-" or before[-2:-1] in (" ", ""):
            return 0, " "
        tail, head = _TAIL.search(before), _HEAD.match(after)
        if tail is None or head is None or not after[:1].islower():
            return 0, ""
        first, second = tail.group()[:-1].lower(), head.group().lower()
        if first + second in self._known:
            return 1, ""
        return (1, "") if self._machine and f"{first}-{second}" not in self._known else (0, "")


def joined(pieces: Iterable[Words], hyphens: Hyphens) -> Words:
    """The pieces as one: with a space between, or none where a word was divided."""
    text = ""
    marks: list[Glyph] = []
    for piece in pieces:
        if not piece.text:
            continue
        if text:
            drop, between = hyphens.between(text, piece.text)
            text = text[: len(text) - drop] + between
            del marks[len(marks) - drop :]
            marks.extend([marks[-1]] * len(between) if marks else [piece.marks[0]] * len(between))
        text += piece.text
        marks.extend(piece.marks)
    return Words(text, marks)


def clean(words: Words) -> Words:
    """The words without the soft hyphens that stayed inside."""
    if "\u00ad" not in words.text:
        return words
    kept = [i for i, char in enumerate(words.text) if char != "\u00ad"]
    return Words("".join(words.text[i] for i in kept), [words.marks[i] for i in kept])
