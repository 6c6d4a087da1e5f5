"""One quantity, one value: the same sum of money stated twice with figures that do not meet.

Two mentions are of one quantity only if their words say so. A figure one slip of the pen away from
another is taken for a slip where it stands alone against several mentions of the other; the fewer
digits it has, the more the words must say that the two are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from pcdlint.figures.intervals import Interval
from pcdlint.figures.prose import phrases
from pcdlint.figures.reading import one_slip, reprint
from pcdlint.figures.results import Miss, Part, Report, Sum
from pcdlint.figures.words import shipped_words
from pcdlint.values import Amount, Span

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]{3,}|[A-Z]{2,}")
_YEAR = re.compile(r"\b20\d\d\b")
_NUMBERED = re.compile(
    r"\b(lot|phase|year|stage|tranche|option|quarter|project|bid|grant)\s(\d+|[A-Z])\b", re.IGNORECASE
)
_NEAR = 90
_LEAST, _MOST = Decimal("0.09"), Decimal(11)
# How alike the words must be (shared words over those of the shorter), by the digits that count.
_ALIKE = {1: 0.8, 2: 0.7, 3: 0.5}
_ALIKE_LONG = 0.25
_ALIKE_REPEATED = {1: 0.6, 2: 0.5, 3: 0.3}


class Statement(NamedTuple):
    """A sentence (or a cell of a table with its labels) of a section, with its amounts."""

    section: str
    span: Span
    text: str
    amounts: tuple[Amount, ...]
    table: bool = False
    """A row of a table: it bears a figure out, and is never itself told off (its sums are checked)."""


class Entry(NamedTuple):
    """A mention of a sum of money, and what its words say it is about."""

    statement: Statement
    amount: Amount
    printed: str
    words: frozenset[str]
    years: frozenset[str]
    numbered: frozenset[str]
    head: str
    sound: bool
    """A sum that holds bears it out."""

    @property
    def part(self) -> Part:
        return Part(self.amount.span, self.amount.value, self.printed)

    @property
    def interval(self) -> Interval:
        return Interval(self.amount.low, self.amount.high)


class Slip(NamedTuple):
    """One slip of the pen between two figures, and the digits that count in them."""

    kind: str
    digits: int


def sound_figures(sums: Iterable[Sum]) -> frozenset[Span]:
    """The figures that sums bear out to the last digit."""
    exact = (s for s in sums if s.holds and not s.difference and len(s.parts) > 1)
    return frozenset(p.span for s in exact for p in (*s.parts, s.stated))


def check_ledger(statements: Sequence[Statement], sound: frozenset[Span] = frozenset()) -> Report:
    """Pairs of mentions of one quantity whose intervals do not meet (kind `same`), the stated one more likely wrong.

    `sound` (see `sound_figures`) are figures that a sum which holds bears out: they are no slips.
    `Report.checked` holds the pairs of equal heads in different sections that agree.
    """
    entries = [e for s in statements for e in _entries(s, sound)]
    misses: list[Miss] = []
    told: set[Span] = set()
    for first, second in _suspects(entries):
        wrong, right = _order(entries, first, second)
        if wrong.amount.span not in told and not wrong.sound:
            told.add(wrong.amount.span)
            misses.append(_miss(wrong, right))
    return Report(tuple(misses), tuple(_agreements(entries)))


def _entries(statement: Statement, sound: frozenset[Span]) -> Iterator[Entry]:
    common = shipped_words().lists["common"]
    for amount in statement.amounts:
        if amount.unit != "GBP" or amount.flaw or amount.qualifier not in (None, "up-to") or not amount.value:
            continue
        at, stop = amount.span.start - statement.span.start, amount.span.end - statement.span.start
        before, after = statement.text[max(0, at - _NEAR) : at], statement.text[stop : stop + _NEAR]
        near = f"{before} {after}"
        ties = list(phrases("heads").finditer(before.lower()))
        yield Entry(
            statement,
            amount,
            statement.text[at:stop],
            frozenset(w for w in (m.lower() for m in _WORD.findall(near)) if w not in common),
            frozenset(_YEAR.findall(near)),
            frozenset(m[0].lower() for m in _NUMBERED.finditer(near)),
            ties[-1][0] if ties and len(before.rstrip()) - ties[-1].end() <= 8 else "",
            amount.span in sound,
        )


def _suspects(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Pairs whose figures differ and whose words, digits or mentions tie them."""
    together = {(a.printed, b.printed) for a in entries for b in entries if a.statement is b.statement}
    for a, b in combinations(entries, 2):
        if (a.statement.table and b.statement.table) or a.statement is b.statement or a.amount.per != b.amount.per:
            continue
        ratio = a.amount.value / b.amount.value
        if not _LEAST < ratio < _MOST or a.interval.meets(b.interval) or (a.printed, b.printed) in together:
            continue
        slip = _slip(a, b)
        headed = bool(a.head) and a.head == b.head
        if not _compatible(a, b):
            continue
        if (slip and _slipped(entries, a, b, slip, headed)) or (not slip and headed and _restated(entries, a, b)):
            yield a, b


def _alike(a: Entry, b: Entry) -> float:
    shared = len(a.words & b.words)
    return shared / max(1, min(len(a.words), len(b.words))) if shared > 1 else 0.0


def _slipped(entries: Sequence[Entry], a: Entry, b: Entry, slip: Slip, headed: bool) -> bool:
    """Two figures one slip apart are of one quantity: by their digits, their mentions and their words.

    £640,004 against two of £640,000 needs no words; £40,000 against £140,000 needs a lot of them.
    """
    digits = slip.digits
    counts = sorted(_mentions(entries, x) for x in (a, b))
    lone = counts[0] == 1 and counts[1] > 1
    alike = _alike(a, b)
    if slip.kind in ("dropped", "added") and (not lone or digits < 5):
        return False
    if digits > 3:
        return lone or headed or alike >= _ALIKE_LONG
    if _explained(entries, a, b):
        return False
    if lone:
        return alike >= _ALIKE_REPEATED[digits] / (1 if counts[1] < 4 else 2) or (headed and (digits == 3 or alike > 0))
    return alike >= _ALIKE[digits] and a.statement.section != b.statement.section


def _restated(entries: Sequence[Entry], a: Entry, b: Entry) -> bool:
    """Two figures under one head in two sections that have one such figure each, in words much alike."""
    apart = a.statement.section != b.statement.section
    return apart and _alike(a, b) >= 0.75 and _alone(entries, a) and _alone(entries, b)


def _mentions(entries: Sequence[Entry], entry: Entry) -> int:
    """How many mentions bear a figure out; one that stands in a sum that holds counts twice."""
    return sum(1 + e.sound for e in entries if e.interval.meets(entry.interval))


def _slip(a: Entry, b: Entry) -> Slip | None:
    """How one is the other but for one slip of the pen, at the precision of the coarser."""
    coarse, fine = (a, b) if a.amount.high - a.amount.low >= b.amount.high - b.amount.low else (b, a)
    shown = reprint(coarse.printed, fine.amount.value)
    kind = one_slip(coarse.printed, shown) if shown is not None else None
    return Slip(kind, max(_digits(coarse.printed), _digits(shown))) if kind and shown else None


def _explained(entries: Sequence[Entry], a: Entry, b: Entry) -> bool:
    """Another figure of the paper is what lies between the two: one is the other less a part."""
    gap = abs(a.amount.value - b.amount.value)
    return any(e.amount.low <= gap <= e.amount.high for e in entries)


def _digits(printed: str) -> int:
    """How many digits count: £330,000 has 2."""
    return len(re.sub(r"\D", "", printed).strip("0")) or 1


def _compatible(a: Entry, b: Entry) -> bool:
    """Not of different years, lots or phases."""
    return all(not x or not y or bool(x & y) for x, y in ((a.years, b.years), (a.numbered, b.numbered)))


def _alone(entries: Sequence[Entry], entry: Entry) -> bool:
    """The section states one value under this head."""
    same = [e for e in entries if e.statement.section == entry.statement.section and e.head == entry.head]
    return all(e.interval.meets(entry.interval) for e in same)


def _order(entries: Sequence[Entry], first: Entry, second: Entry) -> tuple[Entry, Entry]:
    """(wrong, right): prose before a table, the value that fewer mentions bear out, else the later one."""
    if first.statement.table != second.statement.table:
        return (second, first) if first.statement.table else (first, second)
    return (first, second) if _mentions(entries, first) < _mentions(entries, second) else (second, first)


def _miss(wrong: Entry, right: Entry) -> Miss:
    shown = reprint(wrong.printed, right.amount.value) if _slip(wrong, right) else None
    found = Sum("same", (right.part,), right.interval, wrong.part, wrong.interval)
    return Miss(found, wrong.amount.span, shown, "likely", (right.amount.span,))


def _agreements(entries: Sequence[Entry]) -> Iterator[Sum]:
    seen: dict[str, Entry] = {}
    for entry in entries:
        if not entry.head:
            continue
        first = seen.setdefault(entry.head, entry)
        if first.statement.section != entry.statement.section and first.interval.meets(entry.interval):
            yield Sum("same", (first.part,), first.interval, entry.part, entry.interval)
