"""Which instrument a title and year that are none were meant to be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from pcdlint.registers.folding import fold, words
from pcdlint.registers.misprints import is_digit_slip, is_slip
from pcdlint.registers.periods import weakest

_LETTERS, _ORDER, _WORD, _PART, _FAINT = 1, 2, 3, 4, 5
"""How a printed title differs: in letters; in the order of the words or in the kind; in one word; only a
part of it is there; so far that it may well be another's."""


class Title(NamedTuple):
    """A title and year that exist."""

    title: str
    year: int | None
    confidence: str


class Near(NamedTuple):
    """The one title and year meant. `differs` is `year`, `title` or `both`."""

    title: str
    year: int | None
    differs: str
    confidence: str
    """`memory` where the printed name may well be another real instrument's."""


class _Shape(NamedTuple):
    kind: str
    content: tuple[str, ...]
    heads: frozenset[str]


class Nearest:
    """Finds the title next to a name; `complete` says whether all years of a title are known.

    `register` gives `census` (first and last year whose Acts are all known), `distinguishing`
    (words that make a title another instrument's: "amendment", "scotland"), `kind_words` and `link_words`.
    """

    def __init__(self, titles: Sequence[Title], register: Mapping[str, Any], complete: Callable[[str], bool]) -> None:
        self._complete = complete
        self._first, self._last = register["census"]
        self._telling = frozenset(register["distinguishing"])
        self._kinds = frozenset(register["kind_words"])
        self._links = frozenset(register["link_words"])
        self._shaped = [(t, self._shape(t.title)) for t in titles]

    def suggest(self, title: str, year: int | None) -> Near | None:
        """The one title and year that fit clearly; None for a tie, or when none is near."""
        folded = fold(title)
        same = [t for t, _ in self._shaped if fold(t.title) == folded]
        if same and year is None:
            return None
        if year is not None and any(is_slip(year, t.year) for t in same):
            return self._by_year(same, year)
        shape = self._shape(title)
        near = [(t, d) for t, s in self._shaped if (d := self._apart(shape, s)) and fold(t.title) != folded]
        if year is None:
            return self._by_title([p for p in near if p[1] <= _ORDER], None)
        if here := [p for p in near if p[0].year == year]:
            return self._by_title(here, year)
        if same:
            return self._by_year(same, year)
        found = self._by_title([p for p in near if p[1] <= _ORDER and is_slip(year, p[0].year)], year)
        return found and Near(found.title, found.year, "both", weakest(found.confidence, "quoted"))

    def _by_year(self, same: list[Title], year: int) -> Near | None:
        dated = [t for t in same if t.year is not None]
        meant = dated if len(dated) == 1 else [t for t in dated if is_slip(year, t.year)]
        if len(meant) != 1:
            return None
        # A year beyond the census is a certain slip only where its digits are: 1947 for 1974.
        counted = self._first <= year <= self._last or is_digit_slip(year, meant[0].year)
        known = self._complete(meant[0].title) and counted
        confidence = weakest(meant[0].confidence, "quoted") if known else "memory"
        return Near(meant[0].title, meant[0].year, "year", confidence)

    def _by_title(self, near: list[tuple[Title, int]], year: int | None) -> Near | None:
        best = min((d for _, d in near), default=0)
        closest = [t for t, d in near if d == best]
        if len(closest) != 1:
            return None
        confidence = closest[0].confidence if best == _LETTERS else weakest(closest[0].confidence, "quoted")
        if best == _FAINT or (year is not None and not self._first <= year <= self._last):
            confidence = "memory"
        return Near(closest[0].title, closest[0].year, "title", confidence)

    def _shape(self, title: str) -> _Shape:
        tokens = words(title.replace("-", " "))
        kind = tokens[-1].rstrip("s") if tokens and tokens[-1] in self._kinds else ""
        content = tuple(t for t in (tokens[:-1] if kind else tokens) if t not in self._links)
        return _Shape(kind, content, frozenset(t[:3] for t in content))

    def _apart(self, one: _Shape, two: _Shape) -> int:
        """0 far, else one of the ways in which names are near, from the least to the most apart."""
        if len(one.heads & two.heads) < min(len(two.heads) - 1, 2):
            return 0
        left, right = _unmatched(one.content, two.content)
        if {*left, *right} & self._telling or any(w.isdigit() for w in (*left, *right)):
            return 0
        matched = len(two.content) - len(right)
        if one.kind != two.kind:
            return _other_kind(one.kind, matched, bool(left or right))
        if not left and not right and two.content:
            if matched < 2 and not _alone(one.content[0], two.content[0]):
                return 0
            return _LETTERS if tuple(w[:3] for w in one.content) == tuple(w[:3] for w in two.content) else _ORDER
        return _other_words(one.content, two.content, len(left), len(right), matched)


def _other_kind(printed: str, matched: int, differ: bool) -> int:
    """Regulations for an Act and the like. All Acts are known, but not all regulations are."""
    if differ or matched < 2:
        return 0
    if matched >= 4:
        return _ORDER
    return _WORD if printed == "act" else 0


def _other_words(one: Sequence[str], two: Sequence[str], more: int, less: int, matched: int) -> int:
    """Words put in, left out or taken for others: how near that still is."""
    if matched < 2 or more > 1 or (more and less > 1):
        return 0
    if more and less:
        if matched >= 3 and _in_order(one, two, matched):
            return _WORD
        return _FAINT if one[0] == two[0] else 0
    if more:
        return _WORD if len(two) >= 3 else _FAINT
    if less == 1:
        return _WORD
    return _PART if less <= 3 and _in_order(one, two, matched) else 0


def _alone(one: str, two: str) -> bool:
    """Whether the only words of two titles are alike enough: "Polce" is Police, "Prices" is not."""
    return len(two) >= 7 or (len(two) >= 4 and len(one) != len(two))


def _in_order(one: Sequence[str], two: Sequence[str], matched: int) -> bool:
    """Whether as many words as both have stand in the same order."""
    best = [0] * (len(two) + 1)
    for word in one:
        row = [0]
        for i, other in enumerate(two):
            row.append(best[i] + 1 if word == other or _alike(word, other) else max(row[i], best[i + 1]))
        best = row
    return best[-1] == matched


def _unmatched(one: Iterable[str], two: Iterable[str]) -> tuple[list[str], list[str]]:
    """The words of each side that have no like on the other."""
    right = list(two)
    left = []
    for word in one:
        like = next((w for w in right if w == word), None) or next((w for w in right if _alike(word, w)), None)
        if like is None:
            left.append(word)
        else:
            right.remove(like)
    return left, right


def _alike(one: str, two: str) -> bool:
    """Whether two words differ by an ending or by one or two letters."""
    if one.isdigit() or two.isdigit() or min(len(one), len(two)) < 4:
        return False
    shared = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        shared += 1
    tail = max(len(one), len(two)) - shared
    if one.removesuffix("ies") == two.removesuffix("y") or two.removesuffix("ies") == one.removesuffix("y"):
        return True
    return (shared >= 4 and tail <= 3) or sorted(one) == sorted(two) or _one_letter(one, two)


def _one_letter(one: str, two: str) -> bool:
    if abs(len(one) - len(two)) > 1:
        return False
    short, long = sorted((one, two), key=len)
    for i, (a, b) in enumerate(zip(short, long, strict=False)):
        if a != b:
            return short[i + (len(short) == len(long)) :] == long[i + 1 :]
    return True
