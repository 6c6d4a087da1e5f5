"""Are bodies, offices, plans and instruments called by their right names?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._rewriting import rewritten
from pcdlint.finding import Fix, Hit, Related
from pcdlint.paper import Paper
from pcdlint.prose import lowered, words_in
from pcdlint.registers.facts import Facts
from pcdlint.registers.names import Name
from pcdlint.values import Span

NAME = "right-name"
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "former": {"type": "boolean", "description": "Look for names given up before the paper's date instead."},
        "about": {
            "type": "array",
            "items": {"enum": ["body", "office", "plan", "instrument"]},
            "description": "What the names are of.",
        },
    },
}
VALUES = ("printed", "right", "since")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at the first place of each wrong (or former) name; other places are related.

    The fix of a wrong name is safe where the register is certain of the right one; for a former name, which may
    have been right then, there is none.
    """
    found: dict[str, list[Span]] = {}
    names: dict[str, tuple[Name, object, str | None]] = {}
    for span, printed, name, since, hint in _slips(paper, options, facts):
        if name.about in options.get("about", ("body", "office", "plan", "instrument")):
            key = " ".join(printed.split())
            found.setdefault(key, []).append(span)
            names[key] = (name, since, hint)
    for printed, spans in found.items():
        name, since, hint = names[printed]
        first, *others = spans
        edits = tuple(edit for s in spans for edit in rewritten(paper.source.text, s, name.right))
        certain = name.confidence == "verified" and hint is None
        yield Hit(
            first,
            {"printed": printed, "right": name.right, "since": since},
            tuple(Related(s, "and here") for s in others),
            Fix(f"Write “{name.right}”", certain, edits) if since is None and edits else None,
            level=hint,
        )


def _slips(
    paper: Paper, options: Mapping[str, Any], facts: Facts
) -> Iterator[tuple[Span, str, Name, object, str | None]]:
    base = paper.span.start
    text = paper.text(paper.span)
    there = words_in(lowered(paper))
    if options.get("former"):
        if facts.dated:
            for old in facts.registers.bodies.former(text, facts.as_of, there):
                yield Span(base + old.span.start, base + old.span.end), old.printed, old.name, old.since, None
        return
    for slip in facts.registers.bodies.slips(text, there=there):
        yield Span(base + slip.span.start, base + slip.span.end), slip.printed, slip.name, None, slip.hint
