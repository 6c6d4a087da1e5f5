"""What is recommended needs a power that no cited paragraph of the Scheme of Delegation is quoted for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _scheme
from pcdlint.checks._phrases import STRINGS, first, holds
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper, Paragraph
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "scheme-decision"
OPTIONS = {
    "type": "object",
    "required": ["section", "decisions"],
    "additionalProperties": False,
    "properties": {
        "section": {"type": "string", "description": "Key of the section of recommendations."},
        "notes": {**STRINGS, "description": "How a recommendation begins that decides nothing."},
        "decisions": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["what", "says", "needs", "powers"],
                "additionalProperties": False,
                "properties": {
                    "what": {"type": "string", "description": "The kind of decision in words."},
                    "says": {**STRINGS, "description": "How recommendations say it."},
                    "unless": {**STRINGS, "description": "Words that make it another kind."},
                    "needs": {"type": "string", "description": "The power that it needs, as the register has it."},
                    "powers": {**STRINGS, "description": "Ids of powers that can carry it."},
                    "doubtful": {**STRINGS, "description": "Ids of powers that may carry it: info."},
                },
            },
        },
    },
}
VALUES = ("what", "paragraphs", "powers")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit for each kind of decision that no citation of the Scheme carries; silence where one is not known."""
    cited = _scheme.clauses(paper, facts)
    section = paper.section(options["section"])
    if section is None or not cited:
        return
    for decision in options["decisions"]:
        if not holds(lowered(paper), decision["says"], section.span.start, section.span.end):
            continue
        asked = next((s for p in section.paragraphs if (s := _asks(paper, p, decision, options))), None)
        if asked is None:
            continue
        answers = [_carries(clause, decision, facts) for clause in cited]
        if "yes" in answers:
            continue
        refs = list(dict.fromkeys(ref for clause in cited for ref in clause.refs))
        powers = list(dict.fromkeys(p.power for clause in cited for p in _scheme.described(facts, clause)))
        values = {"what": decision["what"], "paragraphs": refs, "powers": powers or ["something else"]}
        level = "info" if "doubtful" in answers else None
        yield Hit(cited[0].span, values, (Related(asked, "this is recommended"),), level=level)


def _asks(paper: Paper, paragraph: Paragraph, decision: Mapping[str, Any], options: Mapping[str, Any]) -> Span | None:
    folded, span = lowered(paper), paragraph.span
    if folded.startswith(tuple(options.get("notes", ())), span.start):
        return None
    if holds(folded, decision.get("unless", ()), span.start, span.end):
        return None
    return first(folded, decision["says"], span.start, span.end)


def _carries(clause: _scheme.Clause, decision: Mapping[str, Any], facts: Facts) -> str:
    """`yes` also where nothing is known of the paragraph, or where its number is the slip."""
    scheme = facts.registers.scheme
    if any(scheme.paragraph(ref) is None for ref in clause.refs) or _scheme.misplaced(facts, clause):
        return "yes"
    quoted = {p.id for p in _scheme.described(facts, clause)}
    if quoted:
        if quoted & set(decision["powers"]):
            return "yes"
        return "doubtful" if quoted & set(decision.get("doubtful", ())) else "no"
    carried = any(scheme.carries(ref, decision["needs"]) != "no" for ref in clause.refs)
    hinted = any(scheme.carries(ref, clause.words) == "yes" for ref in clause.refs)
    return "yes" if carried else "doubtful" if hinted else "no"
