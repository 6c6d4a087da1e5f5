"""An Act, order or set of regulations with a wrong year or a wrong title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _law
from pcdlint.checks._rewriting import rewritten
from pcdlint.finding import Edit, Fix, Hit, Related
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts
from pcdlint.registers.folding import fold, loose
from pcdlint.registers.instruments import Instrument
from pcdlint.registers.periods import weakest
from pcdlint.registers.resolve import Meaning
from pcdlint.values import Span

NAME = "instrument-name"
OPTIONS = {
    "type": "object",
    "required": ["differs"],
    "additionalProperties": False,
    "properties": {
        "differs": {"enum": ["year", "title", "punctuation"], "description": "What of the name is wrong."},
        "info-for": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Instruments (title with year) whose names are commonly bent: no more than info.",
        },
        "but-names": {
            "type": "boolean",
            "description": "Leave out instruments whose wrong forms the register of names has.",
        },
    },
}
_FEW_LETTERS = 3
VALUES = ("printed", "right", "year")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit for each wrong name, at its first place; info where the register knows it from memory only."""
    names = facts.registers.bodies.all if options.get("but-names") else ()
    left = {n.right for n in names if n.about == "instrument"}
    wrong = (
        ((m.citation.name, m.citation.year), m)
        for m in _law.read(paper, facts)
        if _differs(m) == options["differs"] and m.instrument is not None and m.instrument.name not in left
    )
    for same in _law.grouped(wrong):
        first = same[0]
        span = _law.title_span(paper, first.citation)
        if first.instrument is None:
            continue
        related = tuple(Related(_law.title_span(paper, m.citation), "here, too") for m in same[1:])
        values = {"printed": _law.name(paper, span), "right": first.instrument.name, "year": first.instrument.year}
        level = _level(paper, first, options)
        in_short = any(_in_short(m, str(first.citation.year), first.instrument) for m in _law.read(paper, facts))
        fix = None if in_short else _fix(paper, same, first.instrument, level == "error")
        yield Hit(span, values, related, fix, level)


def _differs(meaning: Meaning) -> str | None:
    """`year`, `title`, `punctuation` (marks left out), or None for a right name."""
    found, citation = meaning.resolution, meaning.citation
    if found is None or found.instrument is None:
        return None
    if citation.kind == "short" and (found.suggestion is None or citation.year is None):
        return None
    if found.suggestion is not None:
        return "year" if found.suggestion.differs == "year" else "title"
    if found.how not in ("wrong-form", "punctuation"):
        return None
    if fold(citation.name) == fold(found.instrument.title):
        return "year"
    if fold(citation.name).replace(".", "") == fold(found.instrument.title).replace(".", ""):
        return None
    same_year = citation.year in (None, found.instrument.year)
    return "punctuation" if same_year and _marks_left_out(citation.name, found.instrument.title) else "title"


def _marks_left_out(printed: str, right: str) -> bool:
    """Whether the names differ by commas, brackets and hyphens that were left out, and by nothing put in."""
    rest = iter(fold(right).replace("-", " "))
    # A comma before the last "and" is a matter of style.
    plain = fold(printed).replace(", and ", " and ")
    return all(c in rest for c in plain.replace("-", " ").replace(" ", "")) and loose(printed) == loose(right)


def _confidence(meaning: Meaning) -> str:
    found = meaning.resolution
    if found is None or found.instrument is None:
        return "memory"
    own = found.instrument.confidence
    return weakest(own, found.suggestion.confidence) if found.suggestion else own


def _level(paper: Paper, meaning: Meaning, options: Mapping[str, Any]) -> str:
    common = meaning.instrument is not None and meaning.instrument.name in options.get("info-for", ())
    if common or _is_loose(paper, meaning):
        return "info"
    return _law.told(_confidence(meaning))


def _is_loose(paper: Paper, meaning: Meaning) -> bool:
    """Three letters with no provision may be something else ("DPA 2019"), and "the X Acts 1998, 2003" two titles."""
    citation = meaning.citation
    if citation.kind == "short":
        return not meaning.cited and len(citation.name) <= _FEW_LETTERS
    year = _law.year_span(paper, citation)
    before = paper.source.text[citation.name_span.end : year.start].rstrip() if year is not None else ""
    return before.endswith(",") and any(c.isdigit() for c in before)


def _fix(paper: Paper, same: list[Meaning], right: Instrument, certain: bool) -> Fix | None:
    """Title and year put right wherever they stand; safe where the register is certain."""
    edits: list[Edit] = []
    for citation in (meaning.citation for meaning in same):
        if citation.kind != "short" and fold(citation.name) != fold(right.title):
            edits.extend(rewritten(paper.source.text, _bare(paper, citation.name_span, right), right.title))
        year = _law.year_span(paper, citation)
        if year is not None and right.year not in (None, citation.year):
            edits.append(Edit(year, str(right.year)))
    return Fix(f"Write {right.name}", certain, tuple(edits)) if edits else None


def _bare(paper: Paper, span: Span, right: Instrument) -> Span:
    """A printed title without the article that begins a sentence with it."""
    article, _, rest = paper.text(span).partition(" ")
    own = right.title.partition(" ")[0]
    return Span(span.start + len(article) + 1, span.end) if rest and article == "The" != own else span


def _in_short(meaning: Meaning, year: str, right: Instrument) -> bool:
    """Whether the paper calls an instrument by a wrong year in short ("the 2012 Act"): it would be left alone there."""
    citation = meaning.citation
    if right.year is None or year == str(right.year) or meaning.instrument not in (None, right):
        return False
    return any(year in short for short in (*citation.defines, citation.name if citation.kind == "short" else ""))
