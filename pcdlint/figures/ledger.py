"""One quantity, one value: the same sum of money stated twice with figures that do not meet.

Two mentions are of one quantity only if their words say so. A figure one slip of the pen away from
another is taken for a slip where it stands alone against several mentions of the other; the fewer
digits it has, the more the words must say that the two are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import NamedTuple

from pcdlint.figures.apart import check_apart
from pcdlint.figures.borne import Group, borne_out, compared
from pcdlint.figures.mentions import Mention
from pcdlint.figures.nearly import Pair, Value, pairs
from pcdlint.figures.periods import terms
from pcdlint.figures.reading import one_slip, reprint
from pcdlint.figures.results import Miss, Report, Sum
from pcdlint.values import Span

SAME, YEARLY, ROUNDED = "same", "yearly-total", "rounded"
_LIKELY, _LOW = "likely", "low"
_THOUSAND = Decimal(1000)
_AS_ALIKE = 0.4
# How alike the words must be, by the digits that count, for a figure given once against one given often, and
# for one given once against one given once.
_ALIKE_LONE = {1: 0.6, 2: 0.45, 3: 0.25}
_ALIKE_PAIR = {1: 0.85, 2: 0.65, 3: 0.4}
_HINT_LONE = {1: 0.4, 2: 0.2, 3: 0.05}
_ALIKE_OFTEN = {1: 0.6, 2: 0.3, 3: 0.1}
_HINT_OFTEN = {1: 0.4, 2: 0.15, 3: 0.05}
_OFTEN = 3
# What is asked for stands elsewhere, too: a figure that only these give is more likely a slip.
_DECIDES = frozenset(("title", "executive-summary", "recommendation"))
_HINT_PAIR = {1: 0.7, 2: 0.2, 3: 0.1}


class Suspect(NamedTuple):
    """A mention more likely wrong, what it is held against, and how sure that is."""

    wrong: Mention
    right: Mention
    certainty: str
    kind: str = SAME


def sound_figures(sums: Iterable[Sum]) -> frozenset[Span]:
    """The figures that sums bear out to the last digit."""
    exact = (s for s in sums if s.holds and not s.difference and len(s.parts) > 1)
    return frozenset(p.span for s in exact for p in (*s.parts, s.stated))


def check_ledger(mentions: Sequence[Mention], sound: frozenset[Span] = frozenset()) -> Report:
    """Pairs of mentions of one quantity whose intervals do not meet (kind `same`), the stated one more likely wrong.

    `sound` (see `sound_figures`) are figures that a sum which holds bears out: they are no slips.
    `Report.checked` holds the quantities that are given twice and agree.
    """
    for mention in mentions:
        mention.sound = mention.amount.span in sound
    stated = [m for m in mentions if not m.rough]
    groups = _groups(stated)
    every = _groups(mentions) if len(stated) < len(mentions) else groups
    told: dict[Span, Suspect] = {}
    for suspect in (*_slipped(every), *_restated(groups), *_yearly(groups), *_rounded(stated)):
        span = suspect.wrong.amount.span
        known = told.get(span)
        if known is None or (known.certainty == _LOW and suspect.certainty == _LIKELY):
            told[span] = suspect
    apart = [m for m in check_apart(every) if m.blamed not in told]
    return Report((*(_miss(s) for s in told.values()), *apart), tuple(_agreements(groups)))


def _groups(mentions: Sequence[Mention]) -> list[Group]:
    """Mentions by value and precision. What bears one out: its own, those of prints that meet it, sums that hold."""
    by_value: dict[Value, list[Mention]] = {}
    for mention in mentions:
        by_value.setdefault(Value(mention.amount.value, mention.grain), []).append(mention)
    own = {key: sum(1 + m.sound for m in held) for key, held in by_value.items()}
    rounded = [k for k in by_value if k.grain > 1]
    groups: list[Group] = []
    for key, held in by_value.items():
        near = by_value if key.grain > 1 else rounded  # whole pounds meet rounded figures only
        met = sum(own[k] for k in near if k != key and held[0].meets(by_value[k][0]))
        groups.append(Group(tuple(held), own[key] + met))
    return groups


def _slipped(groups: Sequence[Group]) -> Iterator[Suspect]:
    """Figures one slip of the pen from another."""
    values = [Value(g.mentions[0].amount.value, g.mentions[0].grain, all(m.table for m in g.mentions)) for g in groups]
    for pair in pairs(values):
        a, b = groups[pair.first], groups[pair.second]
        if a.mentions[0].meets(b.mentions[0]):
            continue
        if a.weight > b.weight:
            a, b = b, a
        if len(a.mentions) > 1 or a.mentions[0].sound:
            if a.weight < b.weight or len(b.mentions) > 1 or b.mentions[0].sound:
                continue
            a, b = b, a
        best = _best(groups, a, b, pair)
        if best is not None and not borne_out(groups, best.wrong):
            yield best


def _best(groups: Sequence[Group], a: Group, b: Group, pair: Pair) -> Suspect | None:
    """The surest of the ways in which a figure given once may be a slip for another."""
    wrong = a.mentions[0]
    found: Suspect | None = None
    if any(wrong.same_sentence(m) for m in b.mentions):
        return None
    for right in b.mentions:
        if not _comparable(wrong, right, pair.slip == "swap") or compared(wrong, right):
            continue
        certainty = _certainty(groups, wrong, right, pair, b.weight)
        if certainty and (found is None or certainty == _LIKELY):
            first, second = _order(wrong, right, b.weight > 1)
            found = Suspect(first, second, certainty)
            if certainty == _LIKELY:
                break
    return found


def _comparable(a: Mention, b: Mention, swapped: bool) -> bool:
    """An estimate may lie a little beside another figure; two digits that changed places are no rounding."""
    if a.table and b.table:
        return False
    plain = all(m.plain or (m.rough and swapped) for m in (a, b))
    if not ((a.limit and b.limit) or plain) or a.aside != b.aside:
        return False
    return (a.amount.per == b.amount.per or a.table or b.table) and a.compatible(b)


def _certainty(groups: Sequence[Group], wrong: Mention, right: Mention, pair: Pair, weight: int) -> str:
    """How sure it is that two figures one slip apart are of one quantity: `likely`, `low` or "".

    £640,004 against two of £640,000 needs no words; £40,000 against £140,000 needs a lot of them.
    """
    digits, lone = pair.digits, weight > 1
    if digits < (3 if lone and wrong.alike(right) else 4) and wrong.grain != right.grain:
        return ""
    if pair.slip in ("dropped", "added") and (not lone or digits < 5):
        return ""
    if digits > 3 and lone:
        return _LIKELY
    alike = wrong.alike(right)
    same = wrong.verbatim(right)
    words = alike + min(same, 4) * 0.08 + 0.1 * (bool(wrong.head) and bool(right.head))
    if digits > 3:
        return _LIKELY if words >= 0.25 else _LOW if words or digits > 4 else ""
    if pair.slip == "swap" and digits == 3 and weight >= _OFTEN and wrong.section in _DECIDES and not wrong.table:
        return _LIKELY
    apart = wrong.section != right.section or wrong.home is not right.home
    sure, hint = (_ALIKE_LONE, _HINT_LONE) if lone else (_ALIKE_PAIR, _HINT_PAIR)
    if weight >= _OFTEN:
        sure, hint = _ALIKE_OFTEN, _HINT_OFTEN
    explained = _explained(groups, wrong, right) or (digits < 3 and _one_dated(wrong, right))
    if words >= sure[digits] and (alike or same > 2) and (lone or apart):
        return _LOW if explained else _LIKELY
    if explained:
        return ""
    return _LOW if words >= hint[digits] or (lone and wrong.same_name(right)) else ""


def _one_dated(a: Mention, b: Mention) -> bool:
    """A table gives one of the two for a year, and the other is of none: the words say too little."""
    return (a.table or b.table) and bool(a.years) != bool(b.years)


def _explained(groups: Sequence[Group], a: Mention, b: Mention) -> bool:
    """A figure beside one of the two is what lies between them: one is the other less a part."""
    gap = abs(a.amount.value - b.amount.value)
    near = (m for g in groups if g.mentions[0].amount.low <= gap <= g.mentions[0].amount.high for m in g.mentions)
    return any(m.inside in (a.inside, b.inside) for m in near)


def _order(wrong: Mention, right: Mention, lone: bool) -> tuple[Mention, Mention]:
    """(wrong, right): of two given once, the one in prose before one in a table, else the later one."""
    if wrong.table and not right.table and not lone:
        return right, wrong
    if lone or right.table:
        return wrong, right
    return (wrong, right) if wrong.amount.span > right.amount.span else (right, wrong)


def _restated(groups: Sequence[Group]) -> Iterator[Suspect]:
    """Two figures under one head in two sections that have one such figure each, in words much alike."""
    headed: dict[str, list[Mention]] = {}
    for group in groups:
        for mention in group.mentions:
            if mention.plain and mention.head:
                headed.setdefault(mention.head, []).append(mention)
    for held in headed.values():
        for a, b in combinations(held, 2):
            if a.section == b.section or a.meets(b) or a.amount.per != b.amount.per:
                continue
            if one_slip(a.printed, b.printed) or not _alone(held, a) or not _alone(held, b):
                continue
            if (
                not a.compatible(b)
                or len(a.words & b.words) < max(2, 0.75 * min(len(a.words), len(b.words)))
                or a.sound
            ):
                continue
            yield Suspect(b, a, _LIKELY) if not b.sound else Suspect(a, b, _LIKELY)


def _yearly(groups: Sequence[Group]) -> Iterator[Suspect]:
    """A sum that is so much a year in one place and the whole of a term of years in another."""
    for group in groups:
        rates = [m for m in group.mentions if m.amount.per == "year"]
        wholes = [m for m in group.mentions if m.amount.per is None and m.head.startswith("total")] if rates else []
        for whole in wholes:
            alike = [r for r in rates if len(r.stems & whole.stems) > 1]
            if alike and not whole.sound and _of_years(" ".join(whole.about)):
                yield Suspect(whole, alike[0], _LIKELY, YEARLY)


def _of_years(words: str) -> bool:
    return any(n > 1 for n in terms(words, "year"))


def _rounded(mentions: Sequence[Mention]) -> Iterator[Suspect]:
    """ "£1.8m" a sentence after "£1.84m", in words alike."""
    for first, second in pairwise(mentions):
        if first.grain == second.grain or min(first.grain, second.grain) < _THOUSAND or first.inside != second.inside:
            continue
        if first.meets(second) and first.amount.value != second.amount.value and first.alike(second) >= _AS_ALIKE:
            if first.same_sentence(second):
                continue  # "£1.47m of the £1.5m was spent", "£1.05m in May and £1.0m in June"
            coarse, fine = (first, second) if first.grain > second.grain else (second, first)
            if not coarse.table and coarse.amount.per == fine.amount.per:
                yield Suspect(coarse, fine, _LOW, ROUNDED)


def _alone(held: Sequence[Mention], mention: Mention) -> bool:
    """The section states one value under this head."""
    return all(m.meets(mention) for m in held if m.section == mention.section)


def _miss(suspect: Suspect) -> Miss:
    wrong, right = suspect.wrong, suspect.right
    shown = reprint(wrong.printed, right.amount.value)
    found = Sum(suspect.kind, (right.part,), right.interval, wrong.part, wrong.interval)
    slip = shown is not None and one_slip(wrong.printed, shown) is not None
    return Miss(found, wrong.amount.span, shown if slip else None, suspect.certainty, (right.amount.span,))


def _agreements(groups: Sequence[Group]) -> Iterator[Sum]:
    """Quantities that two sections give alike."""
    for group in groups:
        first, *others = group.mentions
        for other in others:
            if other.section != first.section or other.home is not first.home:
                yield Sum(SAME, (first.part,), first.interval, other.part, other.interval)
                break
