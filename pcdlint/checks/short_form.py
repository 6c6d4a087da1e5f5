"""A short form of an instrument ("the 2011 Act") that the paper does not introduce, or only afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _law
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.patterns import pattern
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.registers.resolve import Meaning

NAME = "short-form"
OPTIONS = {
    "type": "object",
    "required": ["how"],
    "additionalProperties": False,
    "properties": {"how": {"enum": ["never", "later", "ambiguous", "twice", "year"]}},
}
_YEAR = pattern(r"[12][0-9]{3}(?= )")
VALUES = ("short", "candidates", "instrument")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit for each such short form, at its first place."""
    if options["how"] in ("twice", "year"):
        yield from _introduced(paper, facts, options["how"])
        return
    found = ((m.citation.name, m) for m in _law.read(paper, facts) if _how(paper, m) == options["how"])
    for same in _law.grouped(found):
        first = same[0]
        names = [i.name for i in first.candidates]
        related = tuple(Related(m.citation.name_span, "here, too") for m in same[1:])
        values = {"short": first.citation.name, "candidates": names, "instrument": ""}
        yield Hit(first.citation.name_span, values, related)


def _introduced(paper: Paper, facts: Facts, how: str) -> Iterator[Hit]:
    """Short forms brought in for a second instrument, or with another year than their instrument's."""
    first: dict[str, str] = {}
    for meaning in _law.read(paper, facts):
        what, citation = meaning.instrument, meaning.citation
        if what is None or meaning.how != "title":
            continue
        for short in citation.defines:
            before = first.setdefault(short.lower(), what.name)
            year = _YEAR.match(short)
            wrong = year is not None and citation.year == what.year and year.group() != str(what.year)
            if (how == "year" and wrong) or (how == "twice" and before != what.name):
                yield Hit(
                    citation.name_span, {"short": short, "candidates": [before, what.name], "instrument": what.name}
                )


def _how(paper: Paper, meaning: Meaning) -> str | None:
    """`never`, `later` or `ambiguous` for a year with a head word; other short forms are not judged."""
    citation = meaning.citation
    if citation.kind != "short" or citation.year is None or not citation.name.startswith(str(citation.year)):
        return None
    if meaning.how in ("later", "ambiguous"):
        return meaning.how
    if meaning.how != "unknown" or _elsewhere(paper, citation.year, citation.name):
        return None
    return "never"


def _elsewhere(paper: Paper, year: int, name: str) -> bool:
    """Whether the file names such an instrument, or introduces the form, in a place that the grammar passed over."""
    folded, head = lowered(paper), name.rpartition(" ")[2].lower()
    return f"{head} {year}" in folded or f'"{name.lower()}"' in folded
