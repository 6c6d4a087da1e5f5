"""The vocabulary of figures: rules/core/vocabulary/figures.yaml as typed look-ups."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from pcdlint.data import folder

_WORD = re.compile(r"(?<![\w.,£/])(?:\d{1,3}|[A-Za-z][A-Za-z-]*)(?![\w/%])")
_BEFORE = ("up-to", "about", "above", "below", "before-year", "before-each")
_AFTER = ("or-above", "or-below", "year", "quarter", "month", "week", "day", "each")


class Words(NamedTuple):
    """Phrases (lower case) and what they say."""

    before: Mapping[str, str]
    """Phrase right before an amount: `up-to`, `about`, `above`, `below`, `before-year`, `before-each`."""
    after: Mapping[str, str]
    """Phrase right after an amount, without full stops: `or-above`, `or-below` or a period."""
    filler: frozenset[str]
    """Words that may stand between "up to" and its amount."""
    numbers: Mapping[str, int]
    """ "twelve" is 12; the tens from twenty on are there, their compounds are not."""
    lists: Mapping[str, tuple[str, ...]]
    """Every list of the file by its key."""

    @classmethod
    def from_mapping(cls, lists: Mapping[str, Sequence[str]]) -> Words:
        """The vocabulary of a loaded figures.yaml. Raises KeyError where a list is missing."""
        ones, tens = lists["ones"], lists["tens"]
        numbers = {word: i for i, word in enumerate(ones)}
        numbers |= {word: 20 + 10 * i for i, word in enumerate(tens)}
        return cls(
            before={phrase: key for key in _BEFORE for phrase in lists[key]},
            after={phrase: key for key in _AFTER for phrase in lists[key]},
            filler=frozenset(lists["up-to-filler"]),
            numbers=numbers,
            lists={key: tuple(value) for key, value in lists.items()},
        )

    def has(self, key: str, text: str) -> bool:
        """A phrase of that list stands in the text as whole words."""
        padded = f" {' '.join(text.lower().split())} "
        return any(f" {phrase} " in padded for phrase in self.lists[key])


def read_lists(text: str) -> dict[str, list[str]]:
    """The lists of a file of the simple form `key:` and `  - phrase`.

    A plain run must not import a YAML library for one list of words; a test holds this
    reader to what YAML makes of the same file.
    """
    lists: dict[str, list[str]] = {}
    phrases: list[str] = []
    for line in text.splitlines():
        if line.startswith("  - "):
            phrases.append(line[4:].strip().strip('"'))
        elif line and not line.startswith("#"):
            phrases = lists.setdefault(line.rstrip().removesuffix(":"), [])
    return lists


@cache
def shipped_words() -> Words:
    """The vocabulary that ships with pcdlint."""
    path = folder("rules") / "core" / "vocabulary" / "figures.yaml"
    return Words.from_mapping(read_lists(path.read_text(encoding="utf-8")))


def number_word(text: str) -> int | None:
    """ "twelve" is 12, "Twenty-one" 21, "none" 0; None for any other text, digits included."""
    numbers = shipped_words().numbers
    word = text.strip().lower()
    if word in numbers:
        return numbers[word]
    tens, _, ones = word.replace("-", " ").partition(" ")
    if numbers.get(tens, 0) >= 20 and 1 <= numbers.get(ones, 0) <= 9:
        return numbers[tens] + numbers[ones]
    return None


def count_before(text: str) -> tuple[int, str] | None:
    """The count of things that a text ends with, up to three words on, and its print: "3 holiday projects" is 3."""
    words = _WORD.findall(text)
    named = shipped_words().lists["named-by-number"]
    for i in range(len(words) - 1, max(len(words) - 5, -1), -1):
        word = words[i]
        if i and words[i - 1].lower() in named:
            continue
        number = int(word) if word.isdecimal() else number_word(word)
        if number is not None:
            return number, word
    return None
