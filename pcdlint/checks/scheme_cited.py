"""The legal comments of a paper that asks for a decision cite no paragraph of the Scheme of Delegation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _scheme
from pcdlint.checks._phrases import STRINGS, first, holds
from pcdlint.checks._regions import anchor, label
from pcdlint.finding import Hit
from pcdlint.paper import Paper, Section
from pcdlint.patterns import pattern
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "scheme-cited"
OPTIONS = {
    "type": "object",
    "required": ["section", "asks", "when"],
    "additionalProperties": False,
    "properties": {
        "section": {"type": "string", "description": "Key of the section that should cite it."},
        "asks": {"type": "string", "description": "Key of the section that asks for a decision."},
        "when": {
            "enum": ["unnamed", "unnumbered"],
            "description": "The Scheme is not named, or no paragraph of it is.",
        },
        "withheld": {**STRINGS, "description": "Phrases that say that the section stands in Part 2."},
        "powers": {**STRINGS, "description": "Words with which a paper speaks of the decision-maker's power."},
    },
}
VALUES = ("heading",)

_NUMBER = pattern(r"(?<![\d.£])\d{1,2}\.\d{1,2}(?![\d%])")
_NEAR = 100


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit at the section, or at its paragraph that speaks of the power; silence where another section cites it."""
    section = paper.section(options["section"])
    if section is None or not section.paragraphs or paper.section(options["asks"]) is None:
        return
    if _cited(paper, facts) or _withheld(paper, section, options):
        return
    named = _named(paper, facts)
    if options["when"] == "unnamed":
        if not named:
            spot = _power(paper, section, options)
            yield Hit(spot or anchor(paper, section), {"heading": label(section)})
    elif named and not any(_numbered(paper, spot) for spot in named):
        own = next((s for s in named if paper.span.start <= s.start < paper.span.end), None)
        if own is not None:
            yield Hit(own, {"heading": label(section)})


def _cited(paper: Paper, facts: Facts) -> bool:
    return bool(_scheme.clauses(paper, facts)) or any(m.cited for m in _scheme.own(paper, facts))


def _named(paper: Paper, facts: Facts) -> list[Span]:
    """Where the file names the Scheme, in any form that the register has, short of a bare "the Scheme".

    A report behind the form may do it for the form.
    """
    scheme, text = facts.registers.scheme, lowered(paper)
    found: list[Span] = []
    for form in sorted({*scheme.names("right"), *scheme.names("weak")}, key=len, reverse=True):
        at = text.find(form) if " of " in form else -1
        while at >= 0:
            if not any(s.start <= at < s.end for s in found):
                found.append(Span(at, at + len(form)))
            at = text.find(form, at + 1)
    return sorted(found)


def _numbered(paper: Paper, spot: Span) -> bool:
    """Whether something like a paragraph's number stands near, printed in a way that the grammar does not know."""
    around = paper.paragraph_at(spot.start)
    start = max(spot.start - _NEAR, around.span.start if around else 0)
    end = min(spot.end + _NEAR, around.span.end if around else len(paper.source.text))
    return _NUMBER.search(paper.source.text, start, end) is not None


def _withheld(paper: Paper, section: Section, options: Mapping[str, Any]) -> bool:
    return holds(lowered(paper), options.get("withheld", ()), section.span.start, section.span.end)


def _power(paper: Paper, section: Section, options: Mapping[str, Any]) -> Span | None:
    """The paragraph of the section that says who may decide."""
    for paragraph in section.paragraphs:
        if first(lowered(paper), options.get("powers", ()), paragraph.span.start, paragraph.span.end):
            return paragraph.span
    return None
