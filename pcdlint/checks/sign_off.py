"""A sign-off and what belongs to it: the block, its statement, the words of approval, a date that can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pcdlint.checks._phrases import STRINGS, first, holds
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper, Signature
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "sign-off"
OPTIONS = {
    "type": "object",
    "required": ["role", "needs"],
    "additionalProperties": False,
    "properties": {
        "role": {"type": "string"},
        "needs": {"enum": ["block", "statement", "words", "approval", "date", "readable-date"]},
        "when": {**STRINGS, "description": "For `words`: beginnings of the statement that has them all."},
        "words": {**STRINGS, "description": "Words that the statement has; a few letters may differ."},
        "traces": {**STRINGS, "description": "Words that show that it is there, though it was not read."},
        "labels": {**STRINGS, "description": "Words with which the line of the date begins."},
        "softer": {"type": "object", "additionalProperties": {"enum": ["info", "warning"]}},
    },
}
VALUES = ("printed", "words")

_ALIKE = 0.7


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit at the sign-off that lacks something, or at the paper's head where the block is missing."""
    if "signatures" in paper.layout.lossy:
        return
    signature, needs = paper.signature(options["role"]), options["needs"]
    level = options.get("softer", {}).get(paper.stage)
    if needs == "block":
        if signature is None and not _traced(paper, options):
            yield Hit(paper.reference_span or paper.title_span or Span(paper.span.start, paper.span.start), level=level)
    elif needs == "words":
        yield from _altered(paper, signature, options, level)
    elif signature is not None and not _there(signature, needs) and not _traced(paper, options):
        span = signature.date_span if needs == "readable-date" and signature.date_span else None
        span = span or _line(paper, signature, needs, options.get("labels", ()))
        dated = signature.date_span if needs != "readable-date" else None
        related = (Related(dated, "signed here"),) if dated else ()
        yield Hit(span, {"printed": " ".join(paper.text(span).split())}, related, level=level)


def _altered(paper: Paper, signature: Signature | None, options: Mapping[str, Any], level: str | None) -> Iterator[Hit]:
    """A hit at a statement of the template from which words have gone; what a conversion misread still counts."""
    if signature is None:
        return
    folded = lowered(paper)
    begin = first(folded, options.get("when", ()), signature.span.start, signature.span.end)
    if begin is None:
        return
    there = {w.strip(".,;:()") for w in folded[signature.span.start : signature.span.end].split()}
    gone = [w for w in options.get("words", ()) if w not in there and not _misread(w, there)]
    if gone:
        yield Hit(begin, {"words": gone}, level=level)


def _misread(word: str, there: Iterable[str]) -> bool:
    from difflib import get_close_matches

    return bool(get_close_matches(word, there, n=1, cutoff=_ALIKE))


def _there(signature: Signature, needs: str) -> bool:
    if needs == "date":
        return signature.date_span is not None
    if needs == "readable-date":
        return signature.date_span is None or signature.signed is not None
    return signature.statement if needs == "statement" else signature.approval


def _traced(paper: Paper, options: Mapping[str, Any]) -> bool:
    return holds(lowered(paper), options.get("traces", ()), paper.span.start, paper.span.end)


def _line(paper: Paper, signature: Signature, needs: str, labels: Sequence[str]) -> Span:
    """The line where something is missing: that of an empty date, that behind the statement, or the first."""
    lines = list(_lines(paper.source.text, signature.span))
    wanted = lines[0]
    if needs == "approval":
        wanted = lines[min(1 + signature.statement, len(lines) - 1)]
    elif needs == "date":
        folded = lowered(paper)
        dated = (line for line in lines if folded[line.start : line.end].strip(" *_#:.").startswith(tuple(labels)))
        wanted = next(dated, lines[-1])
    return wanted


def _lines(text: str, span: Span) -> Iterator[Span]:
    """The lines of a span that are not blank; the span itself when all are."""
    at, found = span.start, False
    while at < span.end:
        stop = text.find("\n", at, span.end)
        stop = stop if stop >= 0 else span.end
        if text[at:stop].strip():
            found = True
            yield Span(at, stop)
        at = stop + 1
    if not found:
        yield span
