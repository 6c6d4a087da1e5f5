"""Figures inside the labels of a table: "3 projects each of £49,200", "Grants above £50k (11)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pcdlint.figures.amounts import scan_amounts
from pcdlint.figures.grid import Grid
from pcdlint.figures.intervals import Interval
from pcdlint.figures.results import Miss, Part, Report, Sum
from pcdlint.figures.words import count_before
from pcdlint.values import Span

_EACH = re.compile(r"\s(?:each(?: [a-z]+)?|of|at)\s*$")
_BRACKETED = re.compile(r"\((\d{1,4})\)\s*$")
_TIMES = re.compile(r"(\d{1,3})\s?(?:[x×@]|(?:[a-z]+\s)?(?:at|@|of)(?=\s))\s?$")


def label_checks(grid: Grid) -> Report:
    """Counts times amounts in labels beside their figure, and bracketed counts that a total repeats."""
    misses: list[Miss] = []
    checked: list[Sum] = []
    for found in (*_products(grid), *_counts(grid)):
        if found.holds:
            checked.append(found)
        else:
            misses.append(Miss(found, found.stated.span, None, "likely"))
    return Report(tuple(misses), tuple(checked))


def _products(grid: Grid) -> Iterator[Sum]:
    for row in grid.body:
        figures = [c for c in grid.columns if grid.cells[row][c].kind == "number"]
        if len(figures) != 1:
            continue
        for column in range(len(grid.heads)):
            text = grid.cells[row][column].text
            if "£" in text and column not in grid.columns:
                yield from _product(grid, text, (row, column), (row, figures[0]))


def _product(grid: Grid, text: str, label: tuple[int, int], figure: tuple[int, int]) -> Iterator[Sum]:
    amounts = [a for a in scan_amounts(text) if a.unit == "GBP"]
    if len(amounts) != 1 or amounts[0].qualifier:
        return
    each = amounts[0]
    lead = text[: each.span.start]
    match = _TIMES.search(lead)
    counted = (int(match[1]), match[1]) if match else None
    if counted is None and each.per == "each":
        counted = count_before(_EACH.sub("", lead))
    if counted is None or not counted[0]:
        return
    count, word = counted
    base = grid.spans[label[0]][label[1]].start
    stated = grid.cells[figure[0]][figure[1]]
    spans = (Span(base, base + each.span.start), Span(base + each.span.start, base + each.span.end))
    yield Sum(
        "product",
        (Part(spans[0], Decimal(count), word), Part(spans[1], each.value, text[each.span.start : each.span.end])),
        Interval(each.low, each.high).scaled(Decimal(count)),
        Part(grid.spans[figure[0]][figure[1]], stated.value, stated.text),
        Interval(stated.low, stated.high),
    )


def _counts(grid: Grid) -> Iterator[Sum]:
    """Each line between two totals bears a count, and so does the total."""
    parts: list[Part] = []
    for row in grid.body:
        name = grid.rows[row]
        match = _BRACKETED.search(name.text)
        part = _count(grid, row, match) if match else None
        if not name.total:
            if part is None:
                parts = []
                continue
            parts.append(part)
        elif part is not None and len(parts) > 1:
            total = sum((p.value for p in parts), Decimal(0))
            exact = Interval(part.value, part.value)
            yield Sum("count", tuple(parts), Interval(total, total), part, exact)
        if name.total:
            parts = []


def _count(grid: Grid, row: int, match: re.Match[str]) -> Part:
    column = next(c for c in range(len(grid.heads)) if grid.cells[row][c].text == grid.rows[row].text)
    base = grid.spans[row][column].start
    return Part(Span(base + match.start(1), base + match.end(1)), Decimal(match[1]), match[1])
