"""The paper's value does not reach the limit of the power that it relies on, or stands just below one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from pcdlint.checks import _law, _scheme
from pcdlint.checks._phrases import STRINGS, holds
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import Amount

NAME = "scheme-value"
OPTIONS = {
    "type": "object",
    "required": ["section"],
    "additionalProperties": False,
    "properties": {
        "section": {"type": "string", "description": "Key of the section of recommendations."},
        "leave": {**STRINGS, "description": "Keys of sections whose sums say nothing of the paper's value."},
        "unless": {**STRINGS, "description": "Words of the clause that give the power another ground than its sum."},
    },
}
VALUES = ("value", "limit", "paragraph")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit where all sums of the paper, and what is asked for together, are below every limit relied on."""
    section = paper.section(options["section"])
    relied = [(c, a) for c in _scheme.clauses(paper, facts) for a in _stated(paper, c, facts, options)]
    if section is None or not relied:
        return
    asked = _scheme.amounts(paper, section.span)
    others = [a for a in paper.amounts if a.unit == "GBP" and not _left(paper, a, options)]
    limit = min(a.low for _, a in relied)
    if not asked or any(a.per for a in others):
        return
    most = max(asked, key=lambda a: a.high)
    total = sum((v for v in {a.high for a in asked}), Decimal(0))
    if total >= limit or any(a.high >= limit for a in others):
        return
    clause, stated = relied[0]
    values = {"value": _law.name(paper, most.span), "limit": _law.name(paper, stated.span), "paragraph": clause.refs[0]}
    yield Hit(stated.span, values, (Related(most.span, "this is asked for"),))


def _stated(paper: Paper, clause: _scheme.Clause, facts: Facts, options: Mapping[str, Any]) -> list[Amount]:
    """The lower limits that a clause gives and the register knows for its paragraphs."""
    if holds(lowered(paper), options.get("unless", ()), clause.around.start, clause.around.end):
        return []
    known = {
        p.limit
        for ref in clause.refs
        for p in facts.registers.scheme.limits(ref)
        if p.sense in ("from", "above") and p.confidence != "memory"
    }
    return [a for a in _scheme.amounts(paper, clause.around) if a.qualifier == "above" and a.value in known]


def _left(paper: Paper, amount: Amount, options: Mapping[str, Any]) -> bool:
    section = paper.section_at(amount.span.start)
    return section is not None and section.key in options.get("leave", ())
