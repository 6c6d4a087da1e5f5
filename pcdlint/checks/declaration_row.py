"""Rows of the originating officer's declaration: there, answered and ticked as the layout says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from pcdlint.checks._phrases import STRINGS, holds
from pcdlint.finding import Hit, Related
from pcdlint.layout import DeclarationSpec
from pcdlint.paper import Declaration, Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "declaration-row"
OPTIONS = {
    "type": "object",
    "required": ["wrong"],
    "additionalProperties": False,
    "properties": {
        "wrong": {"enum": ["block-missing", "missing", "not-ticked", "empty", "unusual", "both", "nameless"]},
        "needs": {"type": "array", "items": {"enum": ["required", "expected", "optional"]}},
        "with-section": {"type": "boolean", "description": "Only rows whose topic has a section in the paper."},
        "denials": {**STRINGS, "description": "What may stand in the place of a tick and is none ('no')."},
        "acts": {**STRINGS, "description": "What somebody has done: a name or a post stands before it."},
        "fillers": {**STRINGS, "description": "Words before it that name nobody ('the')."},
        "usual": {**STRINGS, "description": "Words that any answer may have, besides the layout's own choices."},
        "pairs": {"type": "array", "items": STRINGS, "description": "Answers that exclude each other."},
        "traces": {**STRINGS, "description": "Words that show that the block is there, though it was not read."},
        "softer": {"type": "object", "additionalProperties": {"enum": ["info", "warning"]}},
    },
}
VALUES = ("row", "rows", "answer", "one", "other")

_SIGNS = ("\\checkmark", "$", "✓", "✔", "☑", "☒", "√", "✅", "☐", "□", "•")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """Hits at the rows, or at the block (the paper's first lines where there is none)."""
    level = options.get("softer", {}).get(paper.stage)
    if paper.declarations_span is None:
        if options["wrong"] == "block-missing" and not holds(
            lowered(paper), options.get("traces", ()), paper.span.start, paper.span.end
        ):
            yield Hit(paper.reference_span or paper.title_span or Span(paper.span.start, paper.span.start), level=level)
        return
    yield from _LOOKS[options["wrong"]](paper, options, facts, level)


def _missing(paper: Paper, options: Mapping[str, Any], facts: Facts, level: str | None) -> Iterator[Hit]:
    """Rows that the layout asks for at the paper's date. One that came in on a remembered day is less certain."""
    block = paper.declarations_span
    assert block is not None
    present = {row.topic for row in paper.declarations}
    if "" in present or not present:
        return
    for spec in paper.layout.declarations:
        if (
            not facts.within(spec.since, spec.until)
            or spec.topic in present
            or spec.need not in options.get("needs", ("required",))
        ):
            continue
        if _stated(paper, spec, block) or (options.get("with-section") and paper.section(spec.topic) is None):
            continue
        beside = _beside(paper, spec)
        end = paper.source.text.find("\n", block.start)
        heading = Span(block.start, end if block.start < end <= block.end else block.end)
        related = tuple(Related(row.label_span, "it stands beside this row") for row in beside)
        yield Hit(heading, {"row": spec.labels[0]}, related, level=level or ("warning" if spec.since else None))


def _beside(paper: Paper, spec: DeclarationSpec) -> list[Declaration]:
    """The rows before and behind which the layout has a row."""
    order = {s.topic: i for i, s in enumerate(paper.layout.declarations)}
    rows = sorted((r for r in paper.declarations if r.topic in order), key=lambda r: order[r.topic])
    before = [r for r in rows if order[r.topic] < order[spec.topic]]
    behind = [r for r in rows if order[r.topic] > order[spec.topic]]
    return [*before[-1:], *behind[:1]]


def _stated(paper: Paper, spec: DeclarationSpec, block: Span) -> bool:
    """Whether the row's words stand in the block although it was not read as a row of its own."""
    labels = [label.lower() for label in spec.labels if " " in label or "/" in label]
    return holds(lowered(paper), (*labels, *spec.choices), block.start, block.end)


def _not_ticked(paper: Paper, options: Mapping[str, Any], facts: Facts, level: str | None) -> Iterator[Hit]:
    """One hit for all rows that are not ticked."""
    bare = [row for row in paper.declarations if row.ticked is False and not _glyph(paper, row, options)]
    if bare:
        labels = [paper.text(row.label_span) for row in bare]
        related = tuple(Related(row.label_span, "not ticked either") for row in bare[1:])
        yield Hit(bare[0].label_span, {"row": labels[0], "rows": labels}, related, level=level)


def _glyph(paper: Paper, row: Declaration, options: Mapping[str, Any]) -> bool:
    """Whether a sign stands where the tick would be: what a conversion makes of one ("P", "ü")."""
    last = paper.text(row.span).rpartition("\t")[2].strip(" |")
    if last.lower() in options.get("denials", ()):
        return False
    return 0 < len(last) <= 3 and not any(c in "☐□❑❏[]" for c in last) and "\t" in paper.text(row.span)


def _empty(paper: Paper, options: Mapping[str, Any], facts: Facts, level: str | None) -> Iterator[Hit]:
    for row in paper.declarations:
        if not _statement(paper, row):
            yield Hit(row.label_span, {"row": paper.text(row.label_span)}, level=level)


def _unusual(paper: Paper, options: Mapping[str, Any], facts: Facts, level: str | None) -> Iterator[Hit]:
    specs = {spec.topic: spec for spec in paper.layout.declarations}
    for row in paper.declarations:
        said = _statement(paper, row)
        spec = specs.get(row.topic)
        if said and spec is not None and not _usual(said, (*spec.choices, *options.get("usual", ()))):
            yield Hit(row.label_span, {"row": paper.text(row.label_span), "answer": said[:80]}, level=level)


def _usual(said: str, phrases: Sequence[str]) -> bool:
    return any(phrase in said for phrase in phrases)


def _both(paper: Paper, options: Mapping[str, Any], facts: Facts, level: str | None) -> Iterator[Hit]:
    """Rows that still show two answers of which only one can be true."""
    for row in paper.declarations:
        said = _statement(paper, row)
        pair = next((p for p in options.get("pairs", ()) if all(phrase in said for phrase in p)), None)
        if pair is not None:
            values = {"row": paper.text(row.label_span), "one": pair[0], "other": pair[1]}
            yield Hit(row.label_span, values, level=level)


def _nameless(paper: Paper, options: Mapping[str, Any], facts: Facts, level: str | None) -> Iterator[Hit]:
    """Rows in which nobody is named before what has been done."""
    for row in paper.declarations:
        said = _statement(paper, row)
        act = next((a for a in options.get("acts", ()) if a in said), None)
        if act is not None and not _named(said.partition(act)[0], options):
            yield Hit(row.span, {"row": paper.text(row.label_span), "answer": act}, level=level)


def _named(before: str, options: Mapping[str, Any]) -> bool:
    """Whether the words before hold more than fillers and letters that stand for a name ("XXXX")."""
    words = "".join(c if c.isalpha() else " " for c in before).split()
    return any(set(word) != {"x"} and word not in options.get("fillers", ()) for word in words)


@lru_cache(maxsize=4)
def _statements(paper: Paper) -> dict[Declaration, str]:
    """The folded words of each row without label and tick."""
    folded = lowered(paper)
    return {row: _plain(folded[row.span.start : row.span.end]) for row in paper.declarations}


def _plain(said: str) -> str:
    for sign in _SIGNS:
        said = said.replace(sign, " ")
    return " ".join(said.split()).strip(" :.-_|[]")


def _statement(paper: Paper, row: Declaration) -> str:
    return _statements(paper)[row]


_LOOKS = {
    "block-missing": lambda *_: iter(()),
    "missing": _missing,
    "not-ticked": _not_ticked,
    "empty": _empty,
    "unusual": _unusual,
    "both": _both,
    "nameless": _nameless,
}
