"""What figures say of one of their own in another place: a unit that only one place lacks, a year's sum given for a
term, a rest that with what was taken makes no sum of the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pcdlint.figures.borne import Group
from pcdlint.figures.intervals import Interval, total
from pcdlint.figures.mentions import Mention
from pcdlint.figures.periods import terms
from pcdlint.figures.prose import has
from pcdlint.figures.reading import one_slip, read_figures, reprint
from pcdlint.figures.results import Miss, Sum

UNIT, YEARLY, REST = "unit", "yearly-total", "rest"
_UNIT = re.compile(r"(?P<digits>\d[\d,.]*)(?P<unit>[ \u00a0]?(?:million|billion|thousand|bn|m|k))$", re.IGNORECASE)
_BARE = re.compile(r"£(?P<digits>\d{1,3}\.\d{1,3})$")
_RATE = re.compile(r"^[\s,]*(?:and\s£[\d.]+\s)?(?:per|an?|each|apiece|/|p\.)\b|^/", re.IGNORECASE)
_PER_YEAR = re.compile(r"^\s(?:per annum|a year|p\.?a\b|per year|each year)")
_FOR_YEARS = re.compile(r"^\s*(?:in total\s)?(?:over|for|during|across)\b")
_YEARS_AT = re.compile(r"\bfor\s+[a-z]+\s+years\s+at\b")
_THOUSAND = Decimal(1000)
_MOST_TAKEN = 3
_ENOUGH = 3


def check_apart(groups: Sequence[Group]) -> Iterator[Miss]:
    """The figures of a paper that others elsewhere show to be wrong."""
    yield from _unit_lost(groups)
    yield from _year_for_term(groups)
    yield from _rests(groups)


def _unit_lost(groups: Sequence[Group]) -> Iterator[Miss]:
    """ "£9.72" in a paper whose other places say "£9.72m"; "£6.6" beside figures in millions."""
    united: dict[str, tuple[Mention, str]] = {}
    for group in groups:
        for mention in group.mentions:
            match = _UNIT.search(mention.printed)
            if match is not None and "." in match["digits"]:
                united.setdefault(match["digits"], (mention, match["unit"]))
    for group in groups if united else ():
        for mention in group.mentions:
            bare = _BARE.fullmatch(mention.printed)
            if bare is None or mention.table or mention.amount.value >= _THOUSAND or not _plain(mention):
                continue
            known = united.get(bare["digits"])
            if known is None:
                continue
            other, unit = known
            figure = read_figures(mention.printed + unit)[0]
            found = Sum(UNIT, (other.part,), Interval(figure.low, figure.high), mention.part, mention.interval)
            yield Miss(found, mention.amount.span, mention.printed + unit, "likely", (other.amount.span,))


def _plain(mention: Mention) -> bool:
    behind = mention.text[mention.amount.span.end : mention.amount.span.end + 16]
    return mention.amount.per != "each" and (_PER_YEAR.match(behind) is not None or _RATE.match(behind) is None)


def _year_for_term(groups: Sequence[Group]) -> Iterator[Miss]:
    """ "£6.6m for four years", where £6.6m is a year's sum elsewhere and £26.4m that of the term."""
    values = [g for g in groups if g.mentions[0].amount.value >= _THOUSAND]
    for group in values:
        rates = [m for m in group.mentions if m.amount.per == "year" or (m.table and m.sound)]
        wholes = [m for m in group.mentions if m.amount.per is None and not m.table] if rates else []
        for whole in wholes:
            counts = _years(whole)
            for count in counts if len(counts) == 1 else ():
                made = whole.interval.scaled(Decimal(count))
                right = next((g for g in values if g is not group and _meets(g, made)), None)
                if right is not None and right.weight > 1:
                    other = right.mentions[0]
                    found = Sum(YEARLY, (rates[0].part,), made, whole.part, whole.interval)
                    yield Miss(found, whole.amount.span, None, "likely", (other.amount.span,))


def _years(whole: Mention) -> set[int]:
    """The term right behind a sum, or before it with "at a value of"."""
    before, after = whole.about
    if not _FOR_YEARS.match(after):
        if not whole.head:
            return set()
        clause = before[-60:] if _YEARS_AT.search(before, max(0, len(before) - 60)) else ""
    else:
        clause = after[:40]
    return {n for n in terms(clause, "year") if n > 1}


def _meets(group: Group, made: Interval) -> bool:
    """The group's value is that of the whole term."""
    return made.meets(group.mentions[0].interval) and all(m.amount.per is None for m in group.mentions)


def _rests(groups: Sequence[Group]) -> Iterator[Miss]:
    """ "£3.0m is given, which leaves £9.46m": with what was taken it makes a sum that the paper gives."""
    every = sorted((m for g in groups for m in g.mentions if not m.table), key=lambda m: m.amount.span)
    for at, rest in enumerate(every):
        if not _left(rest) or rest.digits < _ENOUGH or rest.rough or rest.limit:
            continue
        near = [m for m in every[max(0, at - _MOST_TAKEN) : at] if m.inside == rest.inside]
        takings = [near[k:] for k in range(len(near)) if all(m.plain for m in near[k:])]
        made = [total([rest.interval, *(m.interval for m in taken)]) for taken in takings]
        if any(m.meets(g.mentions[0].interval) for m in made for g in groups) or _between(near, rest):
            continue
        for taken in takings:
            near_miss = next((s for g in groups if (s := _slip(rest, taken, g)) is not None), None)
            if near_miss is not None:
                yield near_miss
                break


def _between(near: Sequence[Mention], rest: Mention) -> bool:
    """It is what two figures before it leave."""
    return any(
        a.interval.minus(b.interval).meets(rest.interval)
        for a in near for b in near if a is not b
    )  # fmt: skip


def _left(rest: Mention) -> bool:
    words = " ".join(rest.about[0].lower().split()[-5:])
    return has("leaving", words)


def _slip(rest: Mention, taken: Sequence[Mention], group: Group) -> Miss | None:
    """The rest that a slip was made in, where the whole of the group is given often."""
    whole = group.mentions[0]
    if group.weight < _ENOUGH or whole.amount.value <= rest.amount.value:
        return None
    right = whole.amount.value - sum((m.amount.value for m in taken), Decimal(0))
    shown = reprint(rest.printed, right) if right > 0 else None
    if shown is None or one_slip(rest.printed, shown) != "swap" or abs(right - rest.amount.value) < rest.grain:
        return None
    found = Sum(
        REST, (whole.part, *(m.part._replace(sign=-1) for m in taken)), Interval(right, right), rest.part, rest.interval
    )
    return Miss(found, rest.amount.span, shown, "likely")
