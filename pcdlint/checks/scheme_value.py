"""The sum that is asked for does not reach the limit of the power that the paper relies on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from pcdlint.checks import _decisions, _gapped, _law, _scheme, _within
from pcdlint.checks._phrases import STRINGS, holds
from pcdlint.checks._scheme_clauses import Clause
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.registers.scheme import Power
from pcdlint.values import Amount

NAME = "scheme-value"
OPTIONS = {
    "type": "object",
    "required": ["section"],
    "additionalProperties": False,
    "properties": {
        "section": {"type": "string", "description": "Key of the section of recommendations."},
        "notes": _decisions.NOTES,
        "decisions": _decisions.DECISIONS,
        "leave": {**STRINGS, "description": "Keys of sections whose sums say nothing of the paper's value."},
        "unless": {**STRINGS, "description": "Words of the clause that give the power another ground than its sum."},
    },
}
VALUES = ("value", "limit", "paragraph")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit where a kind of decision, or all that is asked for together, is below every limit relied on."""
    section = paper.section(options["section"])
    clauses = [c for c in _scheme.clauses(paper, facts) if not _has_other_ground(paper, c, options)]
    if section is None or not clauses:
        return
    free = False
    kinds = [(d, [p.span for p, _ in _decisions.asked(paper, options, d)]) for d in options.get("decisions", ())]
    plain = {p.span for p in section.paragraphs}.difference(*(spans for _, spans in kinds))
    for decision, paragraphs in kinds:
        if not paragraphs:
            continue
        relied = _carrying(clauses, decision, facts)
        meant = [(c, p) for c, p in relied if p.id == decision["powers"][0] and _begins(p)]
        if decision.get("sum") != "own" or not meant:
            free = free or any(not _begins(p) for _, p in relied)
            continue
        wanted = [a for span in (*paragraphs, *plain) for a in _within.sums(paper, span)]
        found = _hit(paper, meant, wanted, _other_sums(paper, decision, options))
        if found is not None:
            yield found
            return
        free = True
    if not free:
        stated = [(c, p) for c in clauses for p in _limited(paper, c, facts)]
        others = [a for a in paper.amounts if a.unit == "GBP" and not _left(paper, a, options)]
        found = _hit(paper, stated, _within.sums(paper, section.span), others) if stated else None
        if found is not None:
            yield found


_Relied = list[tuple[Clause, Power]]


def _hit(paper: Paper, relied: _Relied, wanted: list[Amount], others: list[Amount]) -> Hit | None:
    """The finding, where neither what is asked for nor a sum that may be the same matter reaches the limit."""
    limit = min(p.limit for _, p in relied if p.limit is not None)
    total = sum({a.high for a in wanted}, Decimal(0))
    if not wanted or total >= limit or any(a.per or a.qualifier == "above" for a in wanted):
        return None
    if any(a.per or a.high >= limit for a in others):
        return None
    clause = relied[0][0]
    stated = [a for a in _within.sums(paper, clause.around) if a.qualifier == "above" and a.value == limit]
    most = max(wanted, key=lambda a: a.high)
    values = {"value": _law.name(paper, most.span), "limit": limit, "paragraph": clause.refs[0]}
    return Hit(stated[0].span if stated else clause.span, values, (Related(most.span, "this is asked for"),))


def _carrying(clauses: list[Clause], decision: _decisions.Decision, facts: Facts) -> _Relied:
    """The powers that the paper quotes for a kind of decision."""
    return [(c, p) for c in clauses for p in _scheme.described(facts, c) if p.id in decision["powers"]]


def _limited(paper: Paper, clause: Clause, facts: Facts) -> list[Power]:
    """The powers that begin at a sum: those of the clause's paragraphs whose sum it gives, else those it names."""
    sums = {a.value for a in _within.sums(paper, clause.around) if a.qualifier == "above"}
    scheme = facts.registers.scheme
    stated = [p for ref in clause.refs for p in scheme.limits(ref) if _begins(p) and p.limit in sums]
    named = _scheme.described(facts, clause)
    return stated or (named if all(map(_begins, named)) and not sums else [])


def _other_sums(paper: Paper, decision: _decisions.Decision, options: Mapping[str, Any]) -> list[Amount]:
    """The sums of other paragraphs that speak of the same kind of decision."""
    folded = lowered(paper)
    found = []
    for amount in paper.amounts:
        if amount.unit != "GBP" or _left(paper, amount, options):
            continue
        around = paper.around(amount.span.start)
        if _gapped.found(folded, decision["says"], around.start, around.end) is not None:
            found.append(amount)
    return found


def _has_other_ground(paper: Paper, clause: Clause, options: Mapping[str, Any]) -> bool:
    return holds(lowered(paper), options.get("unless", ()), clause.around.start, clause.around.end)


def _begins(power: Power) -> bool:
    """Whether the power begins at a sum that papers are known to quote."""
    return power.limit is not None and power.sense in ("from", "above") and power.confidence != "memory"


def _left(paper: Paper, amount: Amount, options: Mapping[str, Any]) -> bool:
    return _within.in_sections(paper, amount.span.start, options.get("leave", ()))
