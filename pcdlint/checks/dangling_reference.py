"""Does what the paper points to exist: paragraph, section, table, figure?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _scheme
from pcdlint.checks._captions import captions
from pcdlint.checks._numbering import restarted
from pcdlint.checks._relied import is_elsewhere
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts
from pcdlint.values import Reference

NAME = "dangling-reference"
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["kinds"],
    "properties": {
        "kinds": {
            "type": "array",
            "items": {"enum": ["paragraph", "section", "table", "figure"]},
            "description": "What to look up.",
        },
        "elsewhere": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Words behind a reference that make it one into another document.",
        },
    },
}
VALUES = ("reference", "number", "kind")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at the first reference to each thing that is not there; later ones are related."""
    missing: dict[tuple[str, str], list[Reference]] = {}
    for reference in paper.references:
        if reference.kind not in options["kinds"] or is_elsewhere(paper, reference.span, options.get("elsewhere", ())):
            continue
        for number in filter(None, (reference.number, reference.upto)):
            if not _exists(paper, reference.kind, number):
                missing.setdefault((reference.kind, number), []).append(reference)
    # "(see paragraph 4.8)" may be of the Scheme of Delegation that the sentence speaks of.
    others = {clause.span for clause in _scheme.clauses(paper, facts)} if missing else set()
    for (kind, number), pointing in missing.items():
        places = [reference for reference in pointing if reference.span not in others]
        if not places:
            continue
        level = _level(paper, kind, number)
        if level == "skip":
            continue
        first, *later = places
        yield Hit(
            first.span,
            {"reference": " ".join(paper.text(first.span).split()), "number": number, "kind": kind},
            tuple(Related(o.span, "and here") for o in later),
            level=level,
        )


def _exists(paper: Paper, kind: str, number: str) -> bool:
    if kind == "section":
        return number in {s.number for s in paper.sections} or _in_text(paper, number)
    if kind == "paragraph":
        bare = number.rstrip("abcdefghijklmnopqrstuvwxyz")
        return any(p.number in (number, bare) for s in paper.sections for p in s.paragraphs) or _in_text(paper, bare)
    if any(c.number == number for c in captions(paper).get(kind, ())):
        return True
    return (
        re.search(rf"^\W*{kind}\s+{re.escape(number)}\b", paper.source.text, re.MULTILINE | re.IGNORECASE) is not None
    )


def _in_text(paper: Paper, number: str) -> bool:
    """Whether a line anywhere in the file begins with the number: the report behind the form has its own."""
    return re.search(rf"^\W*{re.escape(number)}(?![0-9])", paper.source.text, re.MULTILINE) is not None


def _level(paper: Paper, kind: str, number: str) -> str | None:
    """None is the rule's own; info where the thing may have lost its number; "skip" where numbers are not sound."""
    if kind in ("table", "figure"):
        bare = any(t.number is None for s in paper.sections if s.key for t in s.tables)
        known = captions(paper).get(kind)
        return None if known and not (kind == "table" and bare) else "info"
    if restarted(paper):
        return "skip"
    major = number.partition(".")[0]
    numbers = [p.number for s in paper.sections for p in s.paragraphs if p.number and not p.item]
    if kind == "section":
        return None if sum(1 for s in paper.sections if s.number) >= 3 else "skip"
    if not any(n.partition(".")[0] == major for n in numbers):
        return None if sum("." in n for n in numbers) >= 6 else "skip"
    loose = any(
        s.number == major and any(p.number is None and not p.item for p in s.paragraphs) for s in paper.sections
    )
    return "info" if loose or "numbers" in paper.layout.lossy else None
