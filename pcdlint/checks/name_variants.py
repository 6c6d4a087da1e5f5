"""Is one name spelled two ways in one paper?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any

from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.patterns import pattern
from pcdlint.prose import lowered, words_in
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "name-variants"
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["look-for"],
    "properties": {
        "look-for": {
            "enum": ["apostrophe", "letter"],
            "description": "An apostrophe gained or lost, or one letter's difference.",
        },
        "common": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Words in small letters that are no part of a name by themselves, such as months.",
        },
    },
}
VALUES = ("printed", "other", "count")

_OWNED = pattern(r"['’]s? [A-Z][A-Za-z]+")
_OWNER = pattern(r"[A-Z][A-Za-z]+$")
_FILE = pattern(r"\.(?:pdf|docx?|xlsx?)\b")
_PAIR = pattern(r"([A-Z][A-Za-z]{2,})[ -](?=([A-Z][A-Za-z]{2,}))")
_LEAST = 5
_ENDINGS = "sdlny"
"""What a word of its own may end in beside one without: boat and boats, fine and fined, nation and national."""

Pair = tuple[str, str]
Variant = tuple[Span, Span, int]
"""A spelling, another of the same name, and how often the other is used."""


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at the rarer spelling, with the other as related; nothing that the register of names tells."""
    text = paper.text(paper.span)
    apostrophe = options["look-for"] == "apostrophe"
    found = list(_apostrophes(text) if apostrophe else _letters(text, frozenset(options.get("common", ()))))
    if not found:
        return
    base = paper.span.start
    known = [(s.span.start, s.span.end) for s in facts.registers.bodies.slips(text, there=words_in(lowered(paper)))]
    for span, other, count in found:
        if any(a < span.end and span.start < b for a, b in known):
            continue
        printed = text[span.start : span.end]
        yield Hit(
            Span(base + span.start, base + span.end),
            {"printed": printed, "other": text[other.start : other.end], "count": count},
            (Related(Span(base + other.start, base + other.end), "the other spelling"),),
            level=None if count > 1 or apostrophe else "info",
        )


def _apostrophes(text: str) -> Iterator[Variant]:
    """ "Princes Trust" beside "Prince's Trust": the one without apostrophe; "Princes' Trust": the rarer one."""
    owned: dict[str, list[int]] = {}
    for match in _OWNED.finditer(text):
        owner = _OWNER.search(text, max(0, match.start() - 24), match.start())
        if owner is not None and (match.group()[1] == "s" or owner.group()[-1] == "s"):
            owned.setdefault(text[owner.start() : match.end()].replace("’", "'"), []).append(owner.start())
    forms: dict[str, list[str]] = {}
    for printed in owned:
        forms.setdefault(printed.replace("'", ""), []).append(printed)
    for plain, names in forms.items():
        count = sum(len(owned[n]) for n in names)
        many, *_, rare = sorted(names, key=lambda n: -len(owned[n])) * 2
        other = Span(owned[many][0], owned[many][0] + len(many))
        at = _word(text, plain)
        if at >= 0 and not _of_a_file(text, at):
            yield Span(at, at + len(plain)), other, count
        if len(names) > 1:
            yield Span(owned[rare][-1], owned[rare][-1] + len(rare)), other, count


def _of_a_file(text: str, at: int) -> bool:
    """Whether a line is the name of a file, which has no apostrophes."""
    end = text.find("\n", at)
    return _FILE.search(text, at, end if end >= 0 else len(text)) is not None


def _word(text: str, phrase: str) -> int:
    at = text.find(phrase)
    while at >= 0:
        if not text[at - 1 : at].isalnum() and not text[at + len(phrase) : at + len(phrase) + 1].isalnum():
            return at
        at = text.find(phrase, at + 1)
    return -1


def _letters(text: str, common: frozenset[str]) -> Iterator[Variant]:
    """Two words in capitals side by side, one of them a letter off in another place."""
    pairs = Counter[Pair](_PAIR.findall(text))
    done: set[tuple[str, str]] = set()
    for place in (0, 1):
        for one, two in _candidates(pairs, place):
            words = (one[place], two[place])
            if words not in done and _one_off(*words) and _are_names(text, words, common):
                done.add(words)
                rare, many = (one, two) if pairs[one] < pairs[two] else (two, one)
                yield _span(text, rare), _span(text, many), pairs[many]


def _candidates(pairs: Iterable[Pair], place: int) -> Iterator[tuple[Pair, Pair]]:
    """Pairs of pairs with one word in common; the other, at `place`, begins with the same letter."""
    buckets: dict[tuple[str, str], list[Pair]] = {}
    for pair in pairs:
        if len(pair[place]) >= _LEAST:
            buckets.setdefault((pair[1 - place], pair[place][0]), []).append(pair)
    for bucket in buckets.values():
        yield from combinations(bucket, 2)


def _span(text: str, pair: Pair) -> Span:
    """Where a pair first stands."""
    start = next(match.start() for match in _PAIR.finditer(text) if match.groups() == pair)
    return Span(start, start + len(" ".join(pair)))


def _one_off(one: str, two: str) -> bool:
    """One letter put in, left out, changed or swapped; a plural's s is none of these, nor is a z for an s."""
    one, two = one.lower(), two.lower()
    if one == two or abs(len(one) - len(two)) > 1:
        return False
    if one.replace("z", "s") == two.replace("z", "s"):
        return False
    if len(one) == len(two):
        off = [i for i in range(len(one)) if one[i] != two[i]]
        swapped = len(off) == 2 and off[1] == off[0] + 1 and one[off[0]] == two[off[1]] and one[off[1]] == two[off[0]]
        return len(off) == 1 or swapped
    short, long = sorted((one, two), key=len)
    i = next((i for i in range(len(short)) if short[i] != long[i]), len(short))
    return short[i:] == long[i + 1 :] and (i < len(short) or long[-1] not in _ENDINGS)


def _are_names(text: str, words: tuple[str, str], common: frozenset[str]) -> bool:
    """Whether neither word stands in small letters somewhere, as a word of the language would."""
    return not any(w.lower() in common or _word(text, w.lower()) >= 0 for w in words)
