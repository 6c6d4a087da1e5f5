"""Every place where a paper prints a sum of money, and what the words around it say it is about."""

from __future__ import annotations

import re
from decimal import Decimal

from pcdlint.figures.intervals import Interval
from pcdlint.figures.nearly import count_digits, grain
from pcdlint.figures.results import Part
from pcdlint.figures.words import shipped_words
from pcdlint.values import Amount, Span

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]{3,}|[A-Z]{2,}")
_ANY_WORD = re.compile(r"[A-Za-z'’-]+")
_YEAR = re.compile(r"\b20\d\d\b")
_NUMBERED = re.compile(
    r"\b(lot|phase|year|stage|tranche|option|quarter|project|bid|grant)\s(\d+|[A-Z])\b", re.IGNORECASE
)
_NEAR = 90
_STOPS = (". ", "; ", ".\n", "\n\n")
_FILLER = frozenset(("the", "a", "an", "up", "to", "about", "approximately", "around", "of"))
_HEAD_WORDS = 5
_HEAD_ENDS = ("of ", "costs ", "ing ", "at ")
_CLOSE = 16
_LEFT = 5
_STEM = 4
_ONE, _PENNY, _HALF = Decimal(1), Decimal("0.01"), Decimal("0.5")
_PENCE_AND_POUNDS = {_ONE, _PENNY}


class Mention:
    """A printed sum of money. What its words say is worked out only when asked for: most are never compared."""

    __slots__ = (
        "_about", "_head", "_words", "_years", "amount", "grain", "home",
        "inside", "label", "section", "sound", "table", "text",
    )  # fmt: skip

    def __init__(
        self, text: str, amount: Amount, section: str, inside: Span, *, label: str = "", home: object = None
    ) -> None:
        """`inside` is the paragraph; a figure of a table has the `label` of its row and column instead of sentences.

        `home` says which paper of the file it stands in.
        """
        self.text, self.amount, self.section, self.inside = text, amount, section, inside
        self.label, self.table, self.home = label, bool(label), home
        self.sound = False
        self.grain = _grain(amount)
        self._words: frozenset[str] | None = None
        self._years: frozenset[str] | None = None
        self._head: str | None = None
        self._about: tuple[str, str] | None = None

    @property
    def printed(self) -> str:
        return self.text[self.amount.span.start : self.amount.span.end]

    @property
    def part(self) -> Part:
        return Part(self.amount.span, self.amount.value, self.printed)

    @property
    def interval(self) -> Interval:
        return Interval(self.amount.low, self.amount.high)

    @property
    def about(self) -> tuple[str, str]:
        """The words before and after, in its own sentence; those of the labels for a figure of a table."""
        if self._about is None:
            start, end = self.amount.span
            if self.label:
                self._about = (self.label, "")
            else:
                before = self.text[max(self.inside.start, start - _NEAR) : start]
                after = self.text[end : min(self.inside.end, end + _NEAR)]
                cut = max((i + len(stop) for stop in _STOPS if (i := before.rfind(stop)) >= 0), default=0)
                ends = [i for stop in _STOPS if (i := after.find(stop)) >= 0]
                self._about = (before[cut:], after[: min(ends)] if ends else after)
        return self._about

    @property
    def words(self) -> frozenset[str]:
        """The words that say what it is about, lower case."""
        if self._words is None:
            common = shipped_words().lists["common"]
            found = (w.lower() for w in _WORD.findall(" ".join(self.about)))
            self._words = frozenset(w for w in found if w not in common)
        return self._words

    @property
    def stems(self) -> frozenset[str]:
        """The beginnings of its words: "valued" and "valuation" are one."""
        return frozenset(w[:_STEM] for w in self.words)

    @property
    def years(self) -> frozenset[str]:
        """The years, and the numbered things ("lot 2"), that are named beside it."""
        if self._years is None:
            near = " ".join(self.about)
            self._years = frozenset((*_YEAR.findall(near), *(m[0].lower() for m in _NUMBERED.finditer(near))))
        return self._years

    @property
    def head(self) -> str:
        """The words right before that name a sum a paper has one of ("total value of"), or ""."""
        if self._head is None:
            start = self.amount.span.start
            near = self.text[max(self.inside.start, start - _CLOSE) : start]
            self._head = _head(self.about[0]) if not self.table and any(end in near for end in _HEAD_ENDS) else ""
        return self._head

    def alike(self, other: Mention) -> float:
        """How alike the words are: those shared over those of the shorter."""
        mine, theirs = self.stems, other.stems
        shared, fewest = len(mine & theirs), max(1, min(len(mine), len(theirs)))
        if shared > 1 or (shared and fewest < 3 and (self.table or other.table)):
            return shared / fewest
        return min(0.2, shared / fewest / 2)

    def same_name(self, other: Mention) -> bool:
        """The word right before is the same name in both: "the VAWG £5m"."""
        mine, theirs = (_ANY_WORD.findall(x.about[0])[-1:] for x in (self, other))
        return bool(mine) and mine == theirs and mine[0][0].isupper()

    @property
    def digits(self) -> int:
        """How many of its digits chance cannot have made alike elsewhere."""
        return count_digits(self.amount.value, grain(self.amount.value, self.amount.high - self.amount.low))

    @property
    def limit(self) -> bool:
        return self.amount.qualifier in ("above", "below", "up-to")

    @property
    def plain(self) -> bool:
        return self.amount.qualifier in (None, "up-to")

    @property
    def rough(self) -> bool:
        return self.amount.qualifier == "about"

    @property
    def aside(self) -> str:
        """`leftover` for the rest of something, `differs` for so much more, `share` for a part, else ""."""
        before, after = self.about
        first = after.split(None, 1)[:1]
        if " ".join(after.lower().split()[:2]) in shipped_words().lists["share-of"]:
            return "share"
        if first and first[0].strip(",.;)").lower() in shipped_words().lists["differs"]:
            return "differs"
        return "leftover" if shipped_words().has("leftover", " ".join(before.split()[-_LEFT:])) else ""

    def meets(self, other: Mention) -> bool:
        """They may be one value: those printed to the same digit only if they are the same."""
        mine, theirs = self.amount, other.amount
        if self.grain == other.grain:
            return mine.value == theirs.value
        if {self.grain, other.grain} == _PENCE_AND_POUNDS:
            return abs(mine.value - theirs.value) <= _HALF
        return mine.low <= theirs.high and theirs.low <= mine.high

    def verbatim(self, other: Mention) -> int:
        """How many words in a row are the same right before and right after the two."""
        mine, theirs = self.about, other.about
        before = zip(*(reversed(_ANY_WORD.findall(x[0].lower())) for x in (mine, theirs)), strict=False)
        after = zip(*(_ANY_WORD.findall(x[1].lower()) for x in (mine, theirs)), strict=False)
        return _run(before) + _run(after)

    def compatible(self, other: Mention) -> bool:
        """Not of different years, lots or phases."""
        return not self.years or not other.years or bool(self.years & other.years)

    def same_sentence(self, other: Mention) -> bool:
        if self.table or other.table:
            return self.inside == other.inside
        if self.inside != other.inside:
            return False
        first, second = sorted((self.amount.span, other.amount.span))
        gap = self.text[first.end : second.start]
        return not any(stop in gap for stop in _STOPS)


def _run(pairs: zip[tuple[str, str]]) -> int:
    count = 0
    for a, b in pairs:
        if a != b:
            break
        count += 1
    return count


def _head(before: str) -> str:
    heads = shipped_words().lists["heads"]
    words = before.lower().split()[-_HEAD_WORDS - 3 :]
    for _ in range(3):
        for size in range(min(_HEAD_WORDS, len(words)), 0, -1):
            phrase = " ".join(words[-size:])
            if phrase in heads:
                return phrase
        if not words or words[-1] not in _FILLER:
            return ""
        words.pop()
    return ""


def _grain(amount: Amount) -> Decimal:
    """What one step of the last printed digit is worth: £10,000 for £1.84m, £1 for £412,500, a penny for £1.50."""
    width = amount.high - amount.low
    if width:
        return width
    return _ONE if amount.value == amount.value.to_integral_value() else _PENNY
