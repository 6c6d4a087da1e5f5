"""A paragraph of the Scheme of Delegation is cited for a power, or with a limit, that is not its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _law, _scheme
from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts
from pcdlint.registers.scheme import Power
from pcdlint.values import Amount

NAME = "scheme-power"
OPTIONS = {
    "type": "object",
    "required": ["wrong"],
    "additionalProperties": False,
    "properties": {
        "wrong": {
            "enum": ["power", "paragraph", "limit"],
            "description": "The power, a paragraph never seen, or the sum.",
        }
    },
}
VALUES = ("paragraph", "power", "others", "printed", "limit")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit for each citation whose words do not fit what is known of the paragraph."""
    for clause in _scheme.clauses(paper, facts):
        hit = _limit(paper, clause, facts) if options["wrong"] == "limit" else _power(clause, options["wrong"], facts)
        if hit is not None:
            yield hit


def _power(clause: _scheme.Clause, wrong: str, facts: Facts) -> Hit | None:
    scheme = facts.registers.scheme
    if wrong == "power":
        known = _scheme.misplaced(facts, clause)
    elif any(scheme.paragraph(ref) is not None for ref in clause.refs):
        return None
    else:
        known = [p for p in _scheme.powers(scheme, clause.words) if p.paragraph and p.confidence != "memory"]
    if not known:
        return None
    others = list(dict.fromkeys(p.paragraph for p in known))
    values = {"paragraph": " and ".join(clause.refs), "power": known[0].power, "others": others}
    return Hit(clause.span, values)


def _limit(paper: Paper, clause: _scheme.Clause, facts: Facts) -> Hit | None:
    scheme = facts.registers.scheme
    stated = [a for a in _scheme.amounts(paper, clause.around) if a.qualifier in ("above", "up-to") and a.per is None]
    if len(stated) != 1:
        return None
    meant = _scheme.described(facts, clause) or _scheme.hinted(facts, clause)
    if not meant or any(p.limit is None or _is(stated[0], p) for p in meant):
        return None
    if any(_is(stated[0], p) for ref in clause.refs for p in scheme.limits(ref, clause.words)):
        return None
    values = {
        "paragraph": " and ".join(clause.refs),
        "power": meant[0].power,
        "printed": _law.name(paper, stated[0].span),
        "limit": meant[0].limit,
    }
    return Hit(stated[0].span, values, level="info" if meant[0].confidence == "memory" else None)


def _is(amount: Amount, power: Power) -> bool:
    return power.limit is not None and amount.low <= power.limit <= amount.high
