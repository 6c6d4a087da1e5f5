"""Is every section there that the layout asks for at this date and stage?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pcdlint.checks._numbering import numbered
from pcdlint.checks._regions import anchor, bare
from pcdlint.finding import Hit
from pcdlint.layout import SectionSpec
from pcdlint.paper import STAGES, Paper
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "sections-present"
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["need"],
    "properties": {
        "need": {"enum": ["required", "expected"], "description": "Which sections of the layout to ask for."},
        "certain": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Layouts whose papers are whole; elsewhere an absence is less than certain.",
        },
        "slight": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Words of headings that say little about which section they head (comments, issues).",
        },
    },
}
VALUES = ("titles", "aliases")

_MANY = 3
_SHORT = 90


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit for each missing section; where more than three are missing, one for all of them."""
    present = {s.key for s in paper.sections}
    missing = [
        spec
        for spec in paper.layout.sections
        if spec.need == options["need"] and spec.key not in present and _asked(spec, paper, facts)
    ]
    if not missing or not paper.sections:
        return
    slight = frozenset(options.get("slight", ()))
    levels = [_level(paper, spec, options.get("certain", ()), slight) for spec in missing]
    if len(missing) > _MANY:
        yield Hit(_place(paper, missing[0].key), _values(missing), level="info" if "info" in levels else "warning")
        return
    for spec, level in zip(missing, levels, strict=True):
        yield Hit(_place(paper, spec.key), _values([spec]), level=level)


def _values(specs: Sequence[SectionSpec]) -> dict[str, object]:
    return {"titles": [f"“{s.title}”" for s in specs], "aliases": [f"“{a}”" for a in specs[0].aliases[1:4]]}


def _asked(spec: SectionSpec, paper: Paper, facts: Facts) -> bool:
    """Whether the layout asks for the section at the paper's date and stage."""
    if STAGES.index(paper.stage) < STAGES.index(spec.stage):
        return False
    return facts.asks(spec.since, spec.until, paper.stage)


def _level(paper: Paper, spec: SectionSpec, certain: Sequence[str], slight: frozenset[str]) -> str | None:
    """None where nothing in the paper can be the section; lower where something may be."""
    whole = paper.layout.name in certain
    if _candidate(paper, spec, slight):
        return "warning" if whole else "info"
    return None if whole else ("info" if spec.since else "warning")


def _candidate(paper: Paper, spec: SectionSpec, slight: frozenset[str]) -> bool:
    """Paragraphs without heading, an unknown heading, or a short line with a word of the section's names."""
    if spec.numbered and (any(s.lost and not s.key for s in paper.sections) or _strays(paper)):
        return True
    telling = {w for alias in spec.aliases for w in bare(alias).replace("/", " ").split()} - slight
    for section in paper.sections:
        if not section.key and section.heading and telling & set(bare(section.heading).replace("/", " ").split()):
            return True
        if section.key and section.heading and telling & (_words(section.heading) - _own_words(paper, section.key)):
            return True
        for paragraph in section.paragraphs:
            span = paragraph.span
            if span.end - span.start > _SHORT:
                continue
            text = paper.text(span)
            if text[-1:] not in ".;," and telling & _words(text):
                return True
    return False


def _strays(paper: Paper) -> bool:
    """Whether paragraphs are numbered as of a section that is not there."""
    numbers = {s.number for s in paper.sections}
    return any(n.section.number and str(n.major) not in numbers for n in numbered(paper))


def _words(text: str) -> set[str]:
    return set(bare(text).replace("/", " ").split())


def _own_words(paper: Paper, key: str) -> set[str]:
    spec = paper.layout.section(key)
    return _words(spec.title) if spec else set()


def _place(paper: Paper, key: str) -> Span:
    """The heading behind the place where the section belongs, else the line behind the last section."""
    order = [s.key for s in paper.layout.sections]
    behind = order[order.index(key) + 1 :]
    following = next((s for s in paper.sections if s.key in behind), None)
    if following is not None:
        return anchor(paper, following)
    last = next((s for s in reversed(paper.sections) if s.key), paper.sections[-1])
    text, start = paper.source.text, last.span.end
    while start < paper.span.end and text[start].isspace():
        start += 1
    if start >= paper.span.end:
        return anchor(paper, last)
    end = text.find("\n", start, paper.span.end)
    return Span(start, end if end >= 0 else paper.span.end)
