"""Do sentences add up? Parts of a whole, changes, yearly amounts, n times each, counts that split."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from pcdlint.checks._sums import VALUES as SUM_VALUES
from pcdlint.checks._sums import hit, options_for
from pcdlint.figures.results import Report
from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts

NAME = "sentence-sums"
KINDS = ("parts", "change", "unit", "remainder", "yearly", "product", "count", "percentages", "portion", "growth")
OPTIONS = options_for(KINDS)
VALUES = SUM_VALUES


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """The sums of the named kinds that miss in the sentences of any section."""
    for report in reports(paper):
        for miss in report.misses:
            if miss.sum.kind in options["sums"]:
                yield hit(miss)


@lru_cache(maxsize=4)
def reports(paper: Paper) -> tuple[Report, ...]:
    """What was found of the sums in each section's sentences, worked out once."""
    # Here and not above: a paper without figures need not wait for it.
    from pcdlint.figures.sentences import check_sentences

    return tuple(
        check_sentences(paper.source.text, [p.span for p in section.paragraphs], paper.amounts)
        for section in paper.sections
        if section.paragraphs
    )
