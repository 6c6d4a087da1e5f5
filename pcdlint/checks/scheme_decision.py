"""What is recommended needs a power that no cited paragraph of the Scheme of Delegation is quoted for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _decisions, _law, _scheme
from pcdlint.checks._scheme_clauses import Clause
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts

NAME = "scheme-decision"
OPTIONS = {
    "type": "object",
    "required": ["section", "decisions"],
    "additionalProperties": False,
    "properties": {
        "section": {"type": "string", "description": "Key of the section of recommendations."},
        "notes": _decisions.NOTES,
        "decisions": _decisions.DECISIONS,
    },
}
VALUES = ("what", "paragraphs", "powers", "needs")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit for each kind of decision that no citation of the Scheme carries; silence where one is not known."""
    cited = _scheme.clauses(paper, facts)
    if not cited:
        return
    refs = list(dict.fromkeys(ref for clause in cited for ref in clause.refs))
    powers = list(dict.fromkeys(p.power for clause in cited for p in _scheme.described(facts, clause)))
    asked = _decisions.kinds(paper, options)
    kinds = [decision for decision, _ in asked]
    for decision, spot in asked:
        answers = [_answer(clause, decision, kinds, facts) for clause in cited]
        if "yes" in answers or _by_law(paper, decision, facts):
            continue
        values = {
            "what": decision["what"],
            "paragraphs": refs,
            "powers": powers or ["something else"],
            "needs": _needs(decision, facts),
        }
        level = "info" if "doubtful" in answers else decision.get("level")
        yield Hit(cited[0].span, values, (Related(spot, "this is recommended"),), level=level)


def _answer(clause: Clause, decision: _decisions.Decision, kinds: list[_decisions.Decision], facts: Facts) -> str:
    """Whether a citation carries a decision; one of another paragraph that is there for another decision does not."""
    answer = _decisions.carries(clause, decision, facts)
    meant = facts.registers.scheme.power(decision["powers"][0])
    if answer != "doubtful" or meant is None or meant.paragraph in clause.refs:
        return answer
    others = (other for other in kinds if other is not decision)
    return "no" if any(_decisions.carries(clause, other, facts) == "yes" for other in others) else answer


def _by_law(paper: Paper, decision: _decisions.Decision, facts: Facts) -> bool:
    law = decision.get("law")
    return law is not None and any(
        cited.ref.split("(")[0] in law["provisions"]
        for meaning in _law.read(paper, facts)
        if meaning.instrument is not None and meaning.instrument.name == law["name"]
        for cited in meaning.cited
    )


def _needs(decision: _decisions.Decision, facts: Facts) -> str:
    """The power that is meant for the decision, as published papers quote it."""
    power = facts.registers.scheme.power(decision["powers"][0])
    if power is None or power.confidence == "memory":
        return "the paragraph that gives the power for it"
    limit = f", from £{power.limit:,}" if power.limit is not None and power.sense != "up-to" else ""
    return f"paragraph {power.paragraph} ({power.power}{limit})"
