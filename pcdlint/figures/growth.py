"""A change in per cent beside the two sums: "was £a ... will be £b, an increase of 21%"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pcdlint.figures.intervals import ZERO, Interval, growth
from pcdlint.figures.prose import Sentence, exact, has, interval, part
from pcdlint.figures.reading import one_slip, reprint
from pcdlint.figures.results import Miss, Sum
from pcdlint.values import Amount

_NEAR = 40

Placed = tuple[Sentence, Amount]


def check_growth(passage: Sequence[Sentence]) -> Iterator[Sum | Miss]:
    """The percentages that are said to be the change to the sum right before them.

    What it was stands earlier in the sentence or in the one before. Where several sums do, one that fits is enough.
    """
    for i, sentence in enumerate(passage):
        for after, share in pairwise(sentence.amounts):
            if share.unit != "percent" or after not in sentence.money or not exact(after):
                continue
            rising = _rising(sentence, after, share)
            if rising is None:
                continue
            earlier = [(s, a) for s in passage[max(0, i - 1) : i + 1] for a in s.money if a.span < after.span]
            yield from _judge(earlier, (sentence, after), (sentence, share), rising)


def _rising(sentence: Sentence, after: Amount, share: Amount) -> bool | None:
    """Whether the words beside a percentage make it a rise, or a fall; None where they make it neither."""
    between = sentence.between(after.span.end, share.span.start)
    behind = " ".join(sentence.after(share, _NEAR).split()[:2])
    if len(between) > _NEAR or not between.lstrip().startswith((",", "(", "–", "-")):
        return None
    up, down = (any(has(key, words) for words in (between, behind)) for key in ("rises", "falls"))
    return up if up != down else None


def _judge(earlier: Sequence[Placed], after: Placed, share: Placed, rising: bool) -> Iterator[Sum | Miss]:
    fitting = [b for b in earlier if exact(b[1]) and (b[1].value < after[1].value) == rising and b[1].low > 0]
    found = [_change(before, after, share) for before in fitting]
    right = next((one for one in found if one.holds), None)
    if right is not None:
        yield right
    elif len(found) == 1 and len(earlier) == 1:
        one = found[0]
        shown = reprint(one.stated.printed, one.middle)
        slip = shown is not None and one_slip(one.stated.printed, shown) is not None
        yield Miss(one, share[1].span, shown if slip else None, "likely" if slip else "low")


def _change(before: Placed, after: Placed, share: Placed) -> Sum:
    """The change from one sum to another in per cent of the first."""
    computed = growth(interval(before[1]), interval(after[1])) or Interval(ZERO, ZERO)
    return Sum("growth", (part(*after), part(*before, -1)), computed, part(*share), interval(share[1]))
