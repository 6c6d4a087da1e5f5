"""The kinds of decision that a rule's table knows, and where a paper's recommendations ask for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _gapped, _scheme
from pcdlint.checks._phrases import STRINGS
from pcdlint.checks._scheme_clauses import Clause
from pcdlint.paper import Paper, Paragraph
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

LAW = {
    "type": "object",
    "required": ["name", "provisions"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string", "description": "Title with year."},
        "provisions": {**STRINGS, "description": "Provisions of which any carries it."},
    },
}
DECISIONS = {
    "type": "array",
    "description": "The kinds of decision, the powers that carry each, and the sums that must reach their limits.",
    "items": {
        "type": "object",
        "required": ["what", "says", "powers"],
        "additionalProperties": False,
        "properties": {
            "what": {"type": "string", "description": "The kind of decision in words."},
            "says": {**_gapped.GAPPED, "description": "How recommendations say it; ... stands for a few words."},
            "unless": {**_gapped.GAPPED, "description": "Words that make it another kind."},
            "powers": {
                **STRINGS,
                "description": "Ids of powers that can carry it, the one that is meant for it first.",
            },
            "doubtful": {**STRINGS, "description": "Ids of powers that may carry it: info."},
            "law": {**LAW, "description": "Law that carries it, too."},
            "sum": {
                "enum": ["own", "paper"],
                "description": "Which sums must reach its power's limit: those of its own kind, or any.",
            },
            "alone": {"type": "boolean", "description": "It is asked about only where no other kind is recommended."},
            "level": {"enum": ["warning", "info"], "description": "The most that is said of it."},
        },
    },
}
NOTES = {**STRINGS, "description": "How a recommendation begins that decides nothing."}

Decision = Mapping[str, Any]


def asked(paper: Paper, options: Mapping[str, Any], decision: Decision) -> Iterator[tuple[Paragraph, Span]]:
    """The recommendations that ask for a kind of decision, each with the words that do."""
    section, folded = paper.section(options["section"]), lowered(paper)
    if section is None:
        return
    notes = tuple(options.get("notes", ()))
    for paragraph in section.paragraphs:
        start, end = paragraph.span
        if folded.startswith(notes, start):
            continue
        spot = _gapped.found(folded, decision["says"], start, end)
        if spot is not None and _gapped.found(folded, decision.get("unless", ()), start, end) is None:
            yield paragraph, spot


def kinds(paper: Paper, options: Mapping[str, Any]) -> list[tuple[Decision, Span]]:
    """The kinds of decision that are recommended, each with the first words that do."""
    found = [(d, spot) for d in options["decisions"] for _, spot in list(asked(paper, options, d))[:1]]
    others = any(not d.get("alone") for d, _ in found)
    return [(d, spot) for d, spot in found if not (others and d.get("alone"))]


def carries(clause: Clause, decision: Decision, facts: Facts) -> str:
    """Whether a citation carries a kind of decision: `yes`, `doubtful` or `no`.

    `yes` also where nothing is known of the paragraph, or where its number is the slip.
    """
    scheme = facts.registers.scheme
    paragraphs = [scheme.paragraph(ref) for ref in clause.refs]
    if None in paragraphs or _scheme.misplaced(facts, clause):
        return "yes"
    powers, doubtful = set(decision["powers"]), set(decision.get("doubtful", ()))
    quoted = {p.id for p in _scheme.described(facts, clause)}
    hinted = {p.id for p in _scheme.hinted(facts, clause)}
    own = quoted or {p.id for paragraph in paragraphs if paragraph for p in paragraph.powers}
    if own & powers:
        return "yes" if quoted or not hinted or hinted & powers else "doubtful"
    if own & doubtful:
        return "doubtful"
    sure = any(p.confidence != "memory" for paragraph in paragraphs if paragraph for p in paragraph.powers)
    return "no" if sure else "yes"
