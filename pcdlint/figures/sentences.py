"""Do the sentences of a passage add up? The door to the checks of prose."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeGuard

from pcdlint.figures.blocks import check_blocks
from pcdlint.figures.changes import check_changes
from pcdlint.figures.counts import check_counts, check_outcomes
from pcdlint.figures.growth import check_growth
from pcdlint.figures.moves import check_moves
from pcdlint.figures.parts import check_parts
from pcdlint.figures.periods import check_periods
from pcdlint.figures.portions import check_portions
from pcdlint.figures.prices import check_prices
from pcdlint.figures.prose import sentences, split
from pcdlint.figures.results import Miss, Report, Sum
from pcdlint.figures.shares import check_shares
from pcdlint.figures.splits import check_splits
from pcdlint.patterns import begun
from pcdlint.values import Amount, Span

# What a paragraph must have for some checks to be worth their time; they say what counts.
_MOVED = re.compile(r"\d\s(?:[a-z]+\s)?(?:to|of|fewer|more|less)\b")
_CHANGED = re.compile(
    begun(("rise of", "fall of", "increase of", "decrease of", "reduction of", "up from", "against")) + r"\s"
)
# Each begins with a letter, and not with an edge or an option, so that the engine skips to it.
_LISTED = re.compile(
    r":\s|o(?<!\w\w)f (?:whom|which|these|them)\b|made up of|namely|compris|consist|in all\b|in total|total of"
    r"|altogether|totalling|making|leav(?:ing|es)|remain|w(?:ould|ill) be \d|the other"
)


def check_sentences(text: str, paragraphs: Sequence[Span], amounts: Sequence[Amount]) -> Report:
    """The sums of a section's paragraphs, given in order; `amounts` are those of the text, in order.

    `Sum.kind` is `parts`, `change`, `unit` (a unit lost beside a unit), `remainder`, `yearly`, `product`, `count`,
    `percentages`, `portion` or `growth`.
    """
    results: list[Sum | Miss] = []
    at = bisect_left(amounts, paragraphs[0].start, key=_start) if paragraphs else 0
    for paragraph in paragraphs:
        first = at
        while at < len(amounts) and amounts[at].span.start < paragraph.end:
            at += 1
        if at > first or _moves(text, paragraph):
            passage = sentences(text, paragraph, amounts[first:at])
            found = [*check_parts(passage), *check_changes(passage), *check_periods(passage)]
            blocks = list(check_blocks(passage, _taking_part(found)))
            louder = {p.span for b in blocks if isinstance(b, Miss) for p in (b.sum.stated, *b.sum.parts)}
            results += [f for f in found if not _guess(f) or f.sum.stated.span not in louder]
            results += [*blocks, *check_shares(passage), *check_growth(passage)]
            results += _new([*check_portions(passage), *check_moves(passage), *check_prices(passage)], results)
    counted = list(check_counts(text, paragraphs))
    known = {_sum(c).stated.span for c in counted}
    results += counted
    results += [c for c in check_outcomes(text, paragraphs) if not _figures(c) & known]
    listed = [s for p in paragraphs if _LISTED.search(text, p.start, p.end) for s in check_splits(text, split(text, p))]
    results += [s for s in listed if not any(len(_figures(s) & _figures(r)) > 1 for r in results)]
    return Report(
        tuple(r for r in results if isinstance(r, Miss)),
        tuple(r for r in results if isinstance(r, Sum)),
    )


def _moves(text: str, paragraph: Span) -> bool:
    """Whether words of a change stand there; a paragraph without amounts is asked."""
    return any(words.search(text, paragraph.start, paragraph.end) for words in (_MOVED, _CHANGED))


def _new(found: Sequence[Sum | Miss], known: Sequence[Sum | Miss]) -> list[Sum | Miss]:
    """Those that no sum of the same figures told before, and that state a figure not told wrong yet."""
    sums = [_figures(k) for k in known]
    products = {k.stated.span for k in known if isinstance(k, Sum) and k.kind == "product"}
    missed = [_figures(k) for k in known if isinstance(k, Miss)]
    return [
        f for f in found
        if not any(_figures(f) <= s for s in sums)
        and not (isinstance(f, Sum) and f.stated.span in products)
        and not (isinstance(f, Miss) and any(len(_figures(f) & m) > 1 or f.blamed in m for m in missed))
    ]  # fmt: skip


def _start(amount: Amount) -> int:
    return amount.span.start


def _taking_part(found: Sequence[Sum | Miss]) -> frozenset[Span]:
    """The figures of the sums that were found."""
    return frozenset().union(*(_figures(f) for f in found if not _guess(f)))


def _sum(found: Sum | Miss) -> Sum:
    return found.sum if isinstance(found, Miss) else found


def _figures(found: Sum | Miss) -> frozenset[Span]:
    return frozenset(p.span for p in (_sum(found).stated, *_sum(found).parts))


def _guess(found: Sum | Miss) -> TypeGuard[Miss]:
    return isinstance(found, Miss) and found.certainty == "low"
