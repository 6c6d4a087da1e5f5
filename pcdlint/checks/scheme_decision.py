"""What is recommended needs a power that no cited paragraph of the Scheme of Delegation is quoted for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _decisions, _law, _scheme
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
    for decision in options["decisions"]:
        spot = next((s for _, s in _decisions.asked(paper, options, decision)), None)
        if spot is None or _by_law(paper, decision, facts):
            continue
        answers = [_decisions.carries(clause, decision, facts) for clause in cited]
        if "yes" in answers:
            continue
        values = {
            "what": decision["what"],
            "paragraphs": refs,
            "powers": powers or ["something else"],
            "needs": _needs(decision, facts),
        }
        level = "info" if "doubtful" in answers else decision.get("level")
        yield Hit(cited[0].span, values, (Related(spot, "this is recommended"),), level=level)


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
