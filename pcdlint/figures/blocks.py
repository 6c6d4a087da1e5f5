"""Figures side by side of which one is the sum of the others, or would be but for one slip of the pen.

Words tie them ("in all", "leaving", "made up of", a colon); the more digits the figures have, the
less can the match be chance, and the fewer words it takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from pcdlint.figures.intervals import Interval
from pcdlint.figures.prose import Sentence, has, slips
from pcdlint.figures.reading import one_slip
from pcdlint.figures.results import Miss, Part, Sum
from pcdlint.values import Amount, Span

_LONGEST = 7
_SENTENCES = 3
_GAP = 90
_ZERO = Decimal(0)
_YEAR = re.compile(r"\s*(?:in|for|during|to|into)\s+(?:the\s+)?20\d\d")


class Item(NamedTuple):
    """An amount with its sentence, and what a search needs of it: half its interval, its last digit's worth."""

    sentence: Sentence
    place: int
    """The number of its sentence in the passage."""
    amount: Amount
    half: Decimal
    grain: Decimal


def check_blocks(passage: Sequence[Sentence], told: frozenset[Span] = frozenset()) -> Iterator[Sum | Miss]:
    """Neighbouring amounts of a passage that add up, and those that would but for one slip of the pen.

    `told` are figures that take part in sums found otherwise: right ones are no slips, wrong ones are known.
    """
    items = [_item(s, i, a) for i, s in enumerate(passage) for a in s.money if _plain(a)]
    if len(items) < 3:
        return
    held: set[Span] = set(told)
    near: list[tuple[int, tuple[Item, ...], Item]] = []
    for size in range(min(_LONGEST, len(items)), 2, -1):
        for start in range(len(items) - size + 1):
            block = tuple(items[start : start + size])
            if block[-1].place - block[0].place >= _SENTENCES or len({i.amount.per for i in block}) > 1:
                continue
            sum_ = sum((i.amount.value for i in block), _ZERO)
            slack = sum((i.half for i in block), _ZERO)
            for whole in block:
                gap = sum_ - 2 * whole.amount.value
                if abs(gap) <= slack:
                    known = all(i.amount.span in told for i in block)
                    if not known and _digits(block, whole, slack) > 1 and _tied(block, whole):
                        yield _sum(block, whole)
                        held.update(i.amount.span for i in block)
                elif _single(gap, slack):
                    near.append((size, block, whole))
    yield from _misses(near, held)


def _plain(amount: Amount) -> bool:
    qualified = amount.qualifier not in (None, "up-to", "about")
    return not qualified and amount.flaw is None and amount.per != "each" and amount.value > 0


def _headed(block: Sequence[Item], item: Item, whole: Item) -> bool:
    """Only the whole is "about" so much, and its parts are listed right behind it: they still come to it."""
    return item is whole is block[0] and item.amount.qualifier == "about"


def _item(sentence: Sentence, place: int, amount: Amount) -> Item:
    half = (amount.high - amount.low) / 2
    if half:
        return Item(sentence, place, amount, half, half * 2)
    tuple_ = amount.value.normalize().as_tuple()
    return Item(sentence, place, amount, half, Decimal(1).scaleb(int(tuple_.exponent)))


def _single(gap: Decimal, slack: Decimal) -> bool:
    """The gap is what one digit, or two neighbours in the wrong order, would make; or nearly, in rounded figures."""
    if slack:
        return True
    digits = "".join(map(str, gap.normalize().as_tuple().digits))
    return len(digits) == 1 or (len(digits) == 2 and int(digits) % 9 == 0)


def _digits(block: Sequence[Item], whole: Item, slack: Decimal) -> int:
    """How many digits of the whole the parts could have missed: the measure of what chance cannot do."""
    grain = max(min(i.grain for i in block), slack * 2)
    return len(str(int(whole.amount.value / grain)))


def _misses(near: Sequence[tuple[int, tuple[Item, ...], Item]], held: set[Span]) -> Iterator[Miss]:
    for _, block, whole in near:
        if any(i.amount.span in held or (i.amount.qualifier and not _headed(block, i, whole)) for i in block):
            continue
        tie = _tied(block, whole)
        if not tie or sum(i.amount.value > whole.amount.value for i in block) > 1:
            continue
        found = _sum(block, whole)
        possible = slips(found)
        digits = _digits(block, whole, sum((i.half for i in block), _ZERO))
        swapped = any(one_slip(p.printed, shown) == "swap" for p, shown in possible)
        sure = swapped or _yearly(block, whole) or _closed(block, whole)
        weight = digits + (tie == "strong") + (tie == "strong" and sure)
        if not possible or weight < 3:
            continue
        held.update(i.amount.span for i in block)
        alone = possible[0] if len(possible) == 1 else None
        yield Miss(
            found,
            alone[0].span if alone else found.stated.span,
            alone[1] if alone else None,
            "likely" if weight > 3 else "low",
        )


def _closed(block: Sequence[Item], whole: Item) -> bool:
    """The whole comes first and its three parts or more make one list of one sentence, the last after "and"."""
    last = block[-1]
    if whole is not block[0] or len(block) <= _SENTENCES or last.place != whole.place:
        return False
    return re.search(r"\band\b[^,;]*$", last.sentence.before(last.amount, _GAP)) is not None


def _yearly(block: Sequence[Item], whole: Item) -> bool:
    """Each part is said to be that of a year."""
    return all(_YEAR.match(i.sentence.after(i.amount)) for i in block if i is not whole)


def _tied(block: Sequence[Item], whole: Item) -> str:
    """How the words around the whole, or before the last figure, tie the block: "strong", "weak" or ""."""
    at = block.index(whole)
    before = whole.sentence.before(whole.amount, _GAP).lower()
    after = _after(block, at)
    last = block[-1]
    rest = f"{last.sentence.before(last.amount, _GAP)} {last.sentence.after(last.amount, _GAP)}".lower()
    if has("pot", before):
        return ""
    if at == 0 and (after.rstrip().endswith((":", "(")) or has("parts-follow", after)):
        return "strong"
    if at == len(block) - 1 and (has("whole-follows", before) or has("whole-follows", after)):
        return "strong"
    if at == len(block) - 1 and before.rstrip().endswith(" to") and has("rises", whole.sentence.text.lower()):
        return "strong"
    if at < len(block) - 1 and has("rest-follows", rest):
        return "strong"
    if has("whole-tie", before) or has("whole-tie", after) or has("whole-tie", rest):
        return "weak"
    return ""


def _after(block: Sequence[Item], at: int) -> str:
    """The words from the whole to the next figure, or to the end of its sentence."""
    whole = block[at]
    return whole.sentence.after(whole.amount, _GAP).lower()


def _sum(block: Sequence[Item], whole: Item) -> Sum:
    parts = [i for i in block if i is not whole]
    low = sum((i.amount.low for i in parts), _ZERO)
    high = sum((i.amount.high for i in parts), _ZERO)
    return Sum(
        "parts",
        tuple(Part(i.amount.span, i.amount.value, i.sentence.printed(i.amount)) for i in parts),
        Interval(low, high),
        Part(whole.amount.span, whole.amount.value, whole.sentence.printed(whole.amount)),
        Interval(whole.amount.low, whole.amount.high),
    )
