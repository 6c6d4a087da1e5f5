"""Has one quantity one value? Title, summary, recommendation, comments and tables must agree."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from pcdlint.checks import sentence_sums, table_sums
from pcdlint.checks._sums import VALUES as SUM_VALUES
from pcdlint.checks._sums import hit
from pcdlint.figures.results import Report
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.prose import sentences
from pcdlint.registers.facts import Facts
from pcdlint.values import Amount, Span

NAME = "same-quantity"
OPTIONS = {"type": "object", "properties": {}, "additionalProperties": False}
VALUES = (*SUM_VALUES, "other")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """Figures that the words around them say are one quantity, and that differ beyond rounding."""
    for miss in report(paper).misses:
        found = hit(miss)
        other = miss.sum.parts[0] if miss.blamed == miss.sum.stated.span else miss.sum.stated
        related = (Related(other.span, f"{other.printed} here"),)
        values = {**found.values, "stated": paper.text(miss.blamed), "other": other.printed}
        yield Hit(miss.blamed, values, related, found.fix, found.level)


@lru_cache(maxsize=4)
def report(paper: Paper) -> Report:
    """What the ledger of the paper's figures says, worked out once."""
    from pcdlint.figures.ledger import Statement, check_ledger, sound_figures

    checked = chain.from_iterable(
        r.checked for r in (*(r for _, r in table_sums.reports(paper)), *sentence_sums.reports(paper))
    )
    statements: list[Statement] = []
    if paper.title_span is not None:
        statements.append(_statement(paper, "title", paper.title_span))
    for sentence in sentences(paper):
        statements.append(_statement(paper, sentence.section.key, sentence.span))
    for section in paper.sections:
        for table in section.tables:
            for row in table.rows:
                span = Span(row[0].start, row[-1].end)
                statements.append(_statement(paper, section.key, span, table=True))
    return check_ledger([s for s in statements if s.amounts], sound_figures(checked))


def _statement(paper: Paper, section: str, span: Span, table: bool = False):  # type: ignore[no-untyped-def]
    from pcdlint.figures.ledger import Statement

    return Statement(section, span, paper.text(span), _within(paper.amounts, span), table)


def _within(amounts: Sequence[Amount], span: Span) -> tuple[Amount, ...]:
    first = bisect_left(amounts, span.start, key=lambda a: a.span.start)
    last = bisect_left(amounts, span.end, key=lambda a: a.span.start)
    return tuple(amounts[first:last])
