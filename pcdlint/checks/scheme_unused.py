"""The Scheme of Delegation is cited for a power of which title, summary and recommendation say nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _decisions, _gapped, _scheme
from pcdlint.checks._phrases import STRINGS
from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "scheme-unused"
OPTIONS = {
    "type": "object",
    "required": ["section", "sections", "subjects"],
    "additionalProperties": False,
    "properties": {
        "section": {"type": "string", "description": "Key of the section of recommendations."},
        "sections": {
            **STRINGS,
            "description": "Keys of the sections that say, beside the title, what a paper is about.",
        },
        "notes": _decisions.NOTES,
        "decisions": _decisions.DECISIONS,
        "subjects": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["powers", "words"],
                "additionalProperties": False,
                "properties": {
                    "powers": {**STRINGS, "description": "Ids of powers."},
                    "words": {**_gapped.GAPPED, "description": "Words of which a paper that needs one has some."},
                },
            },
        },
    },
}
VALUES = ("power", "paragraph")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit where none of the powers cited suits what the paper is about, and its kind of decision is not known."""
    cited = _scheme.clauses(paper, facts)
    recommended = paper.section(options["section"])
    if not cited or recommended is None or _decisions.kinds(paper, options):
        return
    spans = [s.span for s in paper.sections if s.key in options["sections"]]
    spans += [paper.title_span] if paper.title_span is not None else []
    for clause in cited:
        powers = _scheme.described(facts, clause)
        if not powers or any(_suits(paper, spans, p.id, options) for p in powers):
            return
    first = _scheme.described(facts, cited[0])[0]
    yield Hit(cited[0].span, {"power": first.power, "paragraph": first.paragraph})


def _suits(paper: Paper, spans: list[Span], power: str, options: Mapping[str, Any]) -> bool:
    """Whether the paper has words of a power's subject; a power without a subject suits all."""
    words = [word for subject in options["subjects"] if power in subject["powers"] for word in subject["words"]]
    return not words or any(_gapped.found(lowered(paper), words, *span) is not None for span in spans)
