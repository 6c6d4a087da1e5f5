"""Has one quantity one value? Title, summary, recommendation, comments, tables and the report behind must agree."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pcdlint.checks import sentence_sums, table_sums
from pcdlint.checks._sums import VALUES as SUM_VALUES
from pcdlint.checks._sums import hit
from pcdlint.figures.results import Miss, Report, Sum
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts
from pcdlint.values import Amount, Span

if TYPE_CHECKING:
    from pcdlint.figures.mentions import Mention

NAME = "same-quantity"
KINDS = ("same", "elsewhere", "yearly-total", "rounded", "unit", "rest")
OPTIONS = {
    "type": "object",
    "properties": {
        "disagreements": {
            "description": "same: two values; elsewhere: a column's sum given in another place;"
            " yearly-total: a yearly figure called a total; rounded: one figure rounded in two ways;"
            " unit: a figure without the unit it has elsewhere; rest: what is left of no sum of the paper.",
            "type": "array",
            "items": {"enum": list(KINDS)},
            "minItems": 1,
        }
    },
    "required": ["disagreements"],
    "additionalProperties": False,
}
VALUES = (*SUM_VALUES, "other", "total")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """Figures that the words around them say are one quantity, and that differ beyond rounding."""
    for miss in report(paper).misses:
        if miss.sum.kind not in options["disagreements"]:
            continue
        found = hit(miss)
        other = miss.sum.parts[0] if miss.blamed == miss.sum.stated.span else miss.sum.stated
        related = (Related(other.span, f"{other.printed} here"),)
        values = {
            **found.values,
            "stated": paper.text(miss.blamed),
            "total": miss.sum.stated.printed,
            "other": other.printed,
        }
        yield Hit(miss.blamed, values, related, found.fix, found.level)


@lru_cache(maxsize=4)
def report(paper: Paper) -> Report:
    """What the ledger of the paper's figures says, worked out once.

    A report behind a form is held against the form too; what the form's own figures say is left to the form.
    """
    from pcdlint.figures.elsewhere import check_elsewhere
    from pcdlint.figures.ledger import check_ledger

    papers = [paper] if paper.form is None else [paper.form, paper]
    every = [m for p in papers for m in mentions(p)]
    found = check_ledger(every, frozenset().union(*map(_sound, papers)))
    lost = {m.blamed for p in papers for r in sentence_sums.reports(p) for m in r.misses}
    found = Report(tuple(m for m in found.misses if m.sum.kind != "unit" or m.blamed not in lost), found.checked)
    loose = [column for p in papers for _, r in table_sums.reports(p) for column in r.loose]
    if loose:
        sums = list(check_elsewhere(loose, every))
        found = Report(
            (*found.misses, *(s for s in sums if isinstance(s, Miss))),
            (*found.checked, *(s for s in sums if isinstance(s, Sum))),
        )
    if paper.form is None:
        return found
    told = {m.blamed for m in report(paper.form).misses}
    inside = paper.span
    return Report(
        tuple(m for m in found.misses if m.blamed not in told and any(_holds(inside, p.span) for p in _both(m.sum))),
        tuple(s for s in found.checked if any(_holds(inside, p.span) for p in _both(s))),
    )


def _both(one: Any) -> tuple[Any, ...]:
    return (one.stated, *one.parts)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start < outer.end


def _sound(paper: Paper) -> frozenset[Span]:
    from pcdlint.figures.ledger import sound_figures

    reports = (*(r for _, r in table_sums.reports(paper)), *sentence_sums.reports(paper))
    return sound_figures(s for r in reports for s in r.checked)


@lru_cache(maxsize=4)
def mentions(paper: Paper) -> tuple[Mention, ...]:
    """Every sum of money that the paper prints: in its title, its paragraphs and its tables."""
    from pcdlint.figures.mentions import Mention

    text, found = paper.source.text, []
    if paper.title_span is not None:
        found += [Mention(text, a, "title", paper.title_span, home=paper) for a in _in(paper.amounts, paper.title_span)]
    tables = {table.span: report.cells for table, report in table_sums.reports(paper)}
    for section in paper.sections:
        key = section.key or section.heading
        taken = [t.span for t in section.tables]
        for table in taken:
            for cell in tables[table]:
                amount = Amount(cell.part.span, cell.part.value, *cell.interval, "GBP")
                found.append(Mention(text, amount, key, cell.row, label=cell.label or " ", home=paper))
        cells = {cell.part.span for table in taken for cell in tables[table]}
        starts = [p.span.start for p in section.paragraphs]
        for amount in _in(paper.amounts, section.span):
            at = bisect_right(starts, amount.span.start) - 1
            if amount.unit != "GBP" or amount.flaw or not amount.value:
                continue
            if amount.span in cells:
                continue
            if at >= 0 and amount.span.start < section.paragraphs[at].span.end and not _in_any(taken, amount.span):
                inside = section.paragraphs[at].span
            else:
                inside = _line(text, amount.span.start)
            found.append(Mention(text, amount, key, inside, home=paper))
    return tuple(found)


def _in_any(spans: Sequence[Span], inner: Span) -> bool:
    return any(_holds(span, inner) for span in spans)


def _line(text: str, at: int) -> Span:
    """The line, or the cell of a table, that an offset stands in."""
    start = max(text.rfind("\n", 0, at), text.rfind("\t", 0, at)) + 1
    ends = [i for i in (text.find("\n", at), text.find("\t", at)) if i >= 0]
    return Span(start, min(ends, default=len(text)))


def _in(amounts: Sequence[Amount], span: Span) -> Sequence[Amount]:
    first = bisect_right(amounts, span.start - 1, key=lambda a: a.span.start)
    last = bisect_right(amounts, span.end - 1, key=lambda a: a.span.start)
    return amounts[first:last]
