"""Does a table add up? Rows, columns, subtotals, splits of a total, balances, products and shares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from pcdlint.checks._sums import VALUES as SUM_VALUES
from pcdlint.checks._sums import hit, options_for
from pcdlint.figures.results import Report
from pcdlint.figures.tables import check_table
from pcdlint.finding import Hit
from pcdlint.paper import Paper, Table
from pcdlint.registers.facts import Facts

NAME = "table-sums"
KINDS = (
    "row-total", "column-total", "subtotal", "analysis", "balance", "running-balance", "product", "share", "count",
    "last-digit",
)  # fmt: skip
OPTIONS = options_for(KINDS)
VALUES = (*SUM_VALUES, "table")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """The sums of the named kinds that miss in any table of the paper."""
    for table, report in reports(paper):
        for miss in report.misses:
            if miss.sum.kind in options["sums"]:
                found = hit(miss)
                yield Hit(found.span, {**found.values, "table": _name(table)}, found.related, found.fix, found.level)


@lru_cache(maxsize=4)
def reports(paper: Paper) -> tuple[tuple[Table, Report], ...]:
    """Every table of the paper with what was found of its sums, worked out once."""
    return tuple((table, _report(paper, table)) for section in paper.sections for table in section.tables)


def _report(paper: Paper, table: Table) -> Report:
    rows = [[(paper.text(cell), cell) for cell in row] for row in table.rows]
    return check_table(rows, flat=table.flat, caption=paper.text(table.caption) if table.caption else "")


def _name(table: Table) -> str:
    return f"Table {table.number}: " if table.number else ""
