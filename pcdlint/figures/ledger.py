"""One quantity, one value: the same sum of money stated twice with figures that do not meet.

Two mentions are of one quantity only if their words say so. A figure one slip of the pen away from
another, in words alike, is taken for a slip; the more digits it has, the less the words need to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from pcdlint.figures.intervals import Interval
from pcdlint.figures.prose import phrases
from pcdlint.figures.reading import one_slip, reprint
from pcdlint.figures.results import Miss, Part, Report, Sum
from pcdlint.figures.words import shipped_words
from pcdlint.values import Amount, Span

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]{3,}|[A-Z]{2,}")
_YEAR = re.compile(r"\b20\d\d(?:[-/–](?:20)?\d\d)?")
_NUMBERED = re.compile(
    r"\b(lot|phase|year|stage|tranche|option|quarter|project|bid|grant)\s(\d+|[A-Z])\b", re.IGNORECASE
)
_NEAR = 90
# How alike the words must be (shared words over those of the shorter), by the digits that count.
_ALIKE = {1: 0.8, 2: 0.7, 3: 0.5}
_ALIKE_LONG = 0.25


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence (or a cell of a table with its labels) of a section, with its amounts."""

    section: str
    span: Span
    text: str
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A mention of a sum of money, and what its words say it is about."""

    statement: Statement
    amount: Amount
    printed: str
    words: frozenset[str]
    years: frozenset[str]
    numbered: frozenset[str]
    head: str

    @property
    def part(self) -> Part:
        return Part(self.amount.span, self.amount.value, self.printed)

    @property
    def interval(self) -> Interval:
        return Interval(self.amount.low, self.amount.high)


def check_ledger(statements: Sequence[Statement], sound: frozenset[Span] = frozenset()) -> Report:
    """Pairs of mentions of one quantity whose intervals do not meet (kind `same`), the stated one more likely wrong.

    `sound` are figures that a sum which holds bears out: they are no slips.
    `Report.checked` holds the pairs of equal heads in different sections that agree.
    """
    entries = [e for s in statements for e in _entries(s)]
    misses: list[Miss] = []
    told: set[Span] = set()
    for first, second in _suspects(entries):
        wrong, right = _order(entries, first, second, sound)
        if wrong.amount.span not in told and wrong.amount.span not in sound:
            told.add(wrong.amount.span)
            misses.append(_miss(wrong, right))
    return Report(tuple(misses), tuple(_agreements(entries)))


def _entries(statement: Statement) -> Iterator[Entry]:
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
        )


def _suspects(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Pairs whose figures differ and whose words tie them."""
    together = {(a.printed, b.printed) for a, b in combinations(entries, 2) if a.statement is b.statement}
    for a, b in combinations(entries, 2):
        if a.amount.per != b.amount.per or a.statement is b.statement or a.interval.meets(b.interval):
            continue
        if not 0.09 < float(a.amount.value) / float(b.amount.value) < 11:
            continue
        slip = _slip(a, b)
        headed = a.head and a.head == b.head and a.statement.section != b.statement.section
        if not slip and not headed:
            continue
        if (a.printed, b.printed) in together or (b.printed, a.printed) in together or not _compatible(a, b):
            continue
        alike = len(a.words & b.words) / max(1, min(len(a.words), len(b.words)))
        enough = len(a.words & b.words) > 1
        digits = min(_digits(a), _digits(b))
        if digits < 4 and _explained(entries, a, b):
            continue
        if (slip and enough and alike >= _ALIKE.get(digits, _ALIKE_LONG)) or (
            headed and enough and alike >= (0.5 if slip else 0.75) and _alone(entries, a) and _alone(entries, b)
        ):
            yield a, b


def _slip(a: Entry, b: Entry) -> bool:
    """One is the other but for one slip of the pen, at the precision of the coarser."""
    coarse, fine = (a, b) if a.amount.high - a.amount.low >= b.amount.high - b.amount.low else (b, a)
    shown = reprint(coarse.printed, fine.amount.value)
    return shown is not None and one_slip(coarse.printed, shown) in ("swap", "digit", "dropped", "added")


def _explained(entries: Sequence[Entry], a: Entry, b: Entry) -> bool:
    """Another figure of the paper is what lies between the two: one is the other less a part."""
    gap = abs(a.amount.value - b.amount.value)
    return any(e.amount.low <= gap <= e.amount.high for e in entries)


def _digits(entry: Entry) -> int:
    """How many digits count: £330,000 has 2."""
    return len(re.sub(r"\D", "", entry.printed).strip("0")) or 1


def _compatible(a: Entry, b: Entry) -> bool:
    """Not of different years, lots or phases."""
    return not (a.years and b.years and not a.years & b.years) and not (a.numbered ^ b.numbered)


def _alone(entries: Sequence[Entry], entry: Entry) -> bool:
    """The section states one value under this head."""
    same = [e for e in entries if e.statement.section == entry.statement.section and e.head == entry.head]
    return all(e.interval.meets(entry.interval) for e in same)


def _order(entries: Sequence[Entry], first: Entry, second: Entry, sound: frozenset[Span]) -> tuple[Entry, Entry]:
    """(wrong, right): the one that no sum bears out, or fewer mentions do, is the likelier slip; else the later."""
    if (first.amount.span in sound) != (second.amount.span in sound):
        return (second, first) if first.amount.span in sound else (first, second)
    counts = [sum(e.interval.meets(x.interval) for e in entries) for x in (first, second)]
    return (first, second) if counts[0] < counts[1] else (second, first)


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
