"""Does the list of background papers hold what the paper relies on?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _relied
from pcdlint.checks._regions import bare, word_set
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import Reference

NAME = "papers-listed"
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["kind", "listing", "none"],
    "properties": {
        "kind": {"enum": ["decision", "appendix"], "description": "What must be listed."},
        "listing": {"type": "string", "description": "Key of the section that lists papers."},
        "none": {"type": "array", "items": {"type": "string"}, "description": "Ways to say that there are none."},
        "filler": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Words that stand where the list is still to come: another rule's finding.",
        },
        "elsewhere": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Words behind a reference that make it one into another document.",
        },
        "unnumbered": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Words of an entry that may be the decision under its title alone.",
        },
    },
}
VALUES = ("paper", "heading")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at the first mention of each paper that is not listed; later mentions are related."""
    listing = options["listing"]
    sections = _relied.listings(paper, listing)
    if not sections or says_none(paper, listing, (*options["none"], *options.get("filler", ()))):
        return
    listed = _relied.listed(paper, listing)
    relied = _relied.relied(paper, listing, tuple(options.get("elsewhere", ())))
    for key, mentions in relied.items():
        if key[0] != options["kind"] or key in listed or _bare(paper, listing, key):
            continue
        first, *others = mentions
        if key[0] == "appendix" and _attached(paper, first, key[1]):
            continue
        yield Hit(
            first.span,
            {"paper": _relied.name(paper, key, first), "heading": sections[0].heading or "background papers"},
            tuple(Related(o.span, "mentioned again") for o in others),
            level="info" if _uncertain(paper, key[0], listing, options.get("unnumbered", ())) else None,
        )


def _bare(paper: Paper, listing: str, key: tuple[str, str]) -> bool:
    """Whether a decision is listed by its number alone."""
    if key[0] != "decision" or len(key[1]) < 3:
        return False
    number = re.compile(rf"\b{key[1]}\b")
    return any(number.search(paper.source.text, s.span.start, s.span.end) for s in _relied.listings(paper, listing))


def says_none(paper: Paper, listing: str, none: tuple[str, ...]) -> bool:
    """Whether the list of papers is there and says that there are none."""
    sections = _relied.listings(paper, listing)
    paragraphs = [p for s in sections for p in s.paragraphs]
    return len(paragraphs) == 1 and bare(paper.text(paragraphs[0].span)) in word_set(none)


def _uncertain(paper: Paper, kind: str, listing: str, unnumbered: list[str]) -> bool:
    """Whether the paper may be listed after all: by its title alone, or beside a page that drops it."""
    if kind == "appendix" and (paper.layout.lossy or (paper.part2 is not None and paper.part2.value == "YES")):
        return True
    text = lowered(paper)
    for section in _relied.listings(paper, listing):
        for paragraph in section.paragraphs:
            words = text[paragraph.span.start : paragraph.span.end]
            numbered = any(
                paragraph.span.start <= r.span.start < paragraph.span.end and r.kind == kind for r in paper.references
            )
            if not numbered and any(w in words for w in unnumbered):
                return True
    return False


def _attached(paper: Paper, reference: Reference, number: str) -> bool:
    """Whether the appendix itself is in the file: a line of its own, or a report behind the form."""
    text = paper.source.text
    heading = re.compile(rf"^\W*(?:Appendix|Annexe?|APPENDIX|ANNEX)\s+{re.escape(number)}\b", re.MULTILINE)
    if any(m.start() < reference.span.start - 1 or m.start() > reference.span.end for m in heading.finditer(text)):
        return True
    return number in ("1", "A") and bool(text[paper.span.end :].strip())
