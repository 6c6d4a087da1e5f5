"""Is there "None" under background papers though the paper relies on some?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _relied
from pcdlint.checks.papers_listed import says_none
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts

NAME = "papers-none"
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["listing", "none"],
    "properties": {
        "listing": {"type": "string", "description": "Key of the section that lists papers."},
        "none": {"type": "array", "items": {"type": "string"}, "description": "Ways to say that there are none."},
        "elsewhere": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Words behind a reference that make it one into another document.",
        },
    },
}
VALUES = ("printed", "papers", "heading")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit at the "None", with the first mention of each paper relied on as related."""
    listing = options["listing"]
    if not says_none(paper, listing, tuple(options["none"])):
        return
    section = next(s for s in _relied.listings(paper, listing) if s.paragraphs)
    relied = _relied.relied(paper, listing, tuple(options.get("elsewhere", ())))
    if not relied:
        return
    names = {key: _relied.name(paper, key, mentions[0]) for key, mentions in relied.items()}
    yield Hit(
        section.paragraphs[0].span,
        {
            "printed": paper.text(section.paragraphs[0].span).strip(),
            "papers": list(dict.fromkeys(names.values())),
            "heading": section.heading or "background papers",
        },
        tuple(Related(mentions[0].span, f"{names[key]} is relied on here") for key, mentions in relied.items()),
    )
