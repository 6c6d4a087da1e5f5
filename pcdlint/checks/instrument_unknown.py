"""An Act of a title whose years are all known, with a year that is none of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _law
from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts

NAME = "instrument-unknown"
OPTIONS = {"type": "object", "additionalProperties": False, "properties": {}}
VALUES = ("printed", "title", "years")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit for each name that no instrument has and for which no one instrument can be meant."""
    law = facts.registers.legislation
    unknown = (
        ((m.citation.name, m.citation.year), m)
        for m in _law.read(paper, facts)
        if m.how == "unknown" and m.resolution is not None and m.citation.year is not None
    )
    for same in _law.grouped(unknown):
        citation = same[0].citation
        known = law.named(citation.name)
        if known and law.all_years_known(citation.name):
            span = _law.title_span(paper, citation)
            years = [i.year for i in known if i.year is not None]
            yield Hit(span, {"printed": _law.name(paper, span), "title": known[0].title, "years": years})
