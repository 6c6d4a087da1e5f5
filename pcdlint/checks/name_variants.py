"""Is one name spelled two ways in one paper?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "name-variants"
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["look-for"],
    "properties": {
        "look-for": {"enum": ["apostrophe", "letter"], "description": "An apostrophe gained or lost, or one letter's difference."},
        "common": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Words in small letters that are no part of a name by themselves, such as months.",
        },
    },
}  # fmt: skip
VALUES = ("printed", "other", "count")

_OWNED = re.compile(r"[A-Z][A-Za-z]+(?:['’]s|s['’])(?: [A-Z][A-Za-z]+)+")
_NAMES = re.compile(r"[A-Z][A-Za-z]{2,}(?:[ -][A-Z][A-Za-z]{2,})+")
_LEAST = 5


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at the rarer spelling, with the other as related; nothing that the register of names tells."""
    text = paper.text(paper.span)
    found = list(_apostrophes(text)) if options["look-for"] == "apostrophe" else list(_letters(text, options))
    if not found:
        return
    base = paper.span.start
    known = [(s.span.start, s.span.end) for s in facts.registers.bodies.slips(text)]
    for span, other, count in found:
        if any(a < span.end and span.start < b for a, b in known):
            continue
        printed = text[span.start : span.end]
        yield Hit(
            Span(base + span.start, base + span.end),
            {"printed": printed, "other": text[other.start : other.end], "count": count},
            (Related(Span(base + other.start, base + other.end), "the other spelling"),),
            level=None if count > 1 or options["look-for"] == "apostrophe" else "info",
        )


def _apostrophes(text: str) -> Iterator[tuple[Span, Span, int]]:
    """ "Princes Trust" beside "Prince's Trust": the one without apostrophe, or the rarer one."""
    owned: dict[str, list[re.Match[str]]] = {}
    for match in _OWNED.finditer(text):
        first, second, *_ = match.group().split(" ")
        owned.setdefault(f"{first} {second}", []).append(match)
    plain: dict[str, list[str]] = {}
    for printed in owned:
        plain.setdefault(printed.replace("'", "").replace("’", ""), []).append(printed)
    for bare, forms in plain.items():
        straight = {f.replace("’", "'") for f in forms}
        first = owned[forms[0]][0]
        count = sum(len(owned[f]) for f in forms)
        at = _word(text, bare)
        if at >= 0:
            yield Span(at, at + len(bare)), Span(first.start(), first.start() + len(forms[0])), count
        if len(straight) > 1:
            rare, *_, many = sorted(forms, key=lambda f: len(owned[f]))
            one, other = owned[rare][-1], owned[many][0]
            yield Span(one.start(), one.start() + len(rare)), Span(other.start(), other.start() + len(many)), count


def _word(text: str, phrase: str) -> int:
    at = text.find(phrase)
    while at >= 0:
        if not text[at - 1 : at].isalnum() and not text[at + len(phrase) : at + len(phrase) + 1].isalnum():
            return at
        at = text.find(phrase, at + 1)
    return -1


def _letters(text: str, options: Mapping[str, Any]) -> Iterator[tuple[Span, Span, int]]:
    """Two words in capitals side by side, one of them a letter off in another place."""
    pairs: dict[tuple[str, str], list[int]] = {}
    for match in _NAMES.finditer(text):
        words = list(re.finditer(r"[A-Za-z]+", match.group()))
        for one, two in zip(words, words[1:], strict=False):
            pairs.setdefault((one.group(), two.group()), []).append(match.start() + one.start())
    common = frozenset(options.get("common", ()))
    done: set[tuple[str, str]] = set()
    for place in (0, 1):
        buckets: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for pair in pairs:
            if len(pair[place]) >= _LEAST:
                buckets.setdefault((pair[1 - place], pair[place][0]), []).append(pair)
        for bucket in buckets.values():
            for i, one in enumerate(bucket):
                for two in bucket[i + 1 :]:
                    words = (one[place], two[place])
                    if words not in done and _one_off(*words) and _are_names(text, words, common):
                        done.add(words)
                        yield _rarer(pairs, one, two)


def _rarer(pairs: dict[tuple[str, str], list[int]], one: tuple[str, str], two: tuple[str, str]) -> tuple[Span, Span, int]:
    rare, many = (one, two) if len(pairs[one]) < len(pairs[two]) else (two, one)
    place, other = pairs[rare][0], pairs[many][0]
    width = len(" ".join(rare)), len(" ".join(many))
    return Span(place, place + width[0]), Span(other, other + width[1]), len(pairs[many])


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
    return short[i:] == long[i + 1 :] and i < len(short)


def _are_names(text: str, words: tuple[str, str], common: frozenset[str]) -> bool:
    """Whether neither word stands in small letters somewhere, as a word of the language would."""
    return not any(w.lower() in common or _word(text, w.lower()) >= 0 for w in words)
