"""Do the sentences of a passage add up? The door to the checks of prose."""

from __future__ import annotations

from collections.abc import Sequence

from pcdlint.figures.changes import check_changes
from pcdlint.figures.counts import check_counts
from pcdlint.figures.parts import check_parts
from pcdlint.figures.periods import check_periods
from pcdlint.figures.prose import sentences
from pcdlint.figures.results import Miss, Report, Sum
from pcdlint.values import Amount, Span


def check_sentences(text: str, paragraphs: Sequence[Span], amounts: Sequence[Amount]) -> Report:
    """The sums of a section's paragraphs, given in order; `amounts` are those of the text, in order.

    `Sum.kind` is `parts`, `change`, `unit` (a unit lost beside a unit), `remainder`, `yearly`, `product` or `count`.
    """
    results: list[Sum | Miss] = []
    for paragraph in paragraphs:
        passage = sentences(text, paragraph, amounts)
        if passage:
            results += [*check_parts(passage), *check_changes(passage), *check_periods(passage)]
    results += check_counts(text, paragraphs)
    return Report(
        tuple(r for r in results if isinstance(r, Miss)),
        tuple(r for r in results if isinstance(r, Sum)),
    )
