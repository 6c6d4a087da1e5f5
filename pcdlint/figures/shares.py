"""Percentages of one whole: "45% to prevention, 35% to enforcement and 20% to evaluation"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from pcdlint.figures.intervals import Interval, total
from pcdlint.figures.prose import Sentence, has, interval, part
from pcdlint.figures.reading import one_slip, reprint
from pcdlint.figures.results import Miss, Part, Sum
from pcdlint.figures.words import shipped_words
from pcdlint.values import Amount

_WHOLE = Decimal(100)
_NEAR = Decimal(12)


def check_shares(passage: Sequence[Sentence]) -> Iterator[Sum | Miss]:
    """The percentages of each sentence that are said to share a whole among them."""
    for sentence in passage:
        shares = [a for a in sentence.amounts if a.unit == "percent" and a.value != _WHOLE]
        if len(shares) < 2 or not all(a.qualifier is None and 0 < a.value < _WHOLE for a in shares):
            continue
        surely = _share_out(sentence, shares)
        if not surely and not (has("shares", sentence.text) and _listed(sentence, shares)):
            continue
        found = Sum(
            "percentages",
            tuple(part(sentence, a) for a in shares),
            total(interval(a) for a in shares),
            Part(shares[-1].span, _WHOLE, "100%"),
            Interval(_WHOLE, _WHOLE),
        )
        if found.holds:
            yield found
        elif surely or abs(found.difference) <= _NEAR or _slipped(sentence, shares, found.difference):
            yield Miss(found, shares[-1].span, None, "likely")


def _share_out(sentence: Sentence, shares: Sequence[Amount]) -> bool:
    """Words leave no room for another reading: one of them is said to be all that is left, or they are marks
    shared out, which may be told in part but never come to more than the whole."""
    if has("no-shares", sentence.text):
        return False
    if any(sentence.before(a).rstrip().lower().endswith(shipped_words().lists["rest"]) for a in shares):
        return True
    return has("marks", sentence.text) and total(interval(a) for a in shares).low > _WHOLE


def _listed(sentence: Sentence, shares: Sequence[Amount]) -> bool:
    """They stand in one list: "a, b and c"."""
    return " and " in sentence.between(shares[-2].span.end, shares[-1].span.start) and all(
        b.span.start - a.span.end < 60 for a, b in pairwise(shares)
    )


def _slipped(sentence: Sentence, shares: Sequence[Amount], gap: Decimal) -> bool:
    """One slip of the pen in one of them explains that they miss 100%."""
    printed = [(sentence.printed(a), a.value + gap) for a in shares if 0 < a.value + gap < _WHOLE]
    return any((shown := reprint(_sign(p), value)) is not None and one_slip(_sign(p), shown) for p, value in printed)


def _sign(printed: str) -> str:
    return printed.split()[0].rstrip("%") + "%"
