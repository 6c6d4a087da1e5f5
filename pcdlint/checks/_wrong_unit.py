"""Whose provision a citation is that has a unit its instrument lacks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pcdlint.checks import _law
from pcdlint.paper import Paper
from pcdlint.patterns import pattern
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.registers.folding import mentioned
from pcdlint.registers.instruments import Instrument
from pcdlint.registers.provisions import root
from pcdlint.registers.resolve import Cited, Meaning

_TELLING = 2
"""Digits of a number that two instruments of a paper will hardly share."""
_OF = pattern(r",?\s(?:of|to|in)\s(?:the\s)?")


def of_the_section(paper: Paper, facts: Facts, meaning: Meaning, mains: Mapping[str, str]) -> Meaning:
    """A provision that names no instrument as that of the one in the same section which has it as another unit.

    The same number, or the words of the provision, tell; numbers that the paper's own sections have do not.
    """
    if meaning.citation.kind != "none" or meaning.how not in ("unknown", "carried") or not meaning.cited:
        return meaning
    first, here = meaning.cited[0], paper.section_at(meaning.citation.span.start)
    unit, number = first.provision.unit, root(first.ref)
    own = len(number) < _TELLING or any(section.number == number for section in paper.sections)
    if (
        own
        or here is None
        or unit not in mains.values()
        or is_told_by_words(paper, meaning.instrument, first, hints=True)
    ):
        return meaning
    for other in _law.read(paper, facts):
        what = other.instrument
        if what is None or what.unit == unit or facts.registers.legislation.unit_fits(what, unit):
            continue
        if paper.section_at(other.citation.span.start) != here:
            continue
        again = meaning.how == "unknown" and _has(other, number)
        if again or is_told_by_words(paper, what, first, hints=meaning.how == "unknown"):
            return meaning._replace(how="named", instrument=what)
    return meaning


def _has(meaning: Meaning, number: str) -> bool:
    what = meaning.instrument
    return what is not None and any(root(c.ref) == number and c.provision.unit == what.unit for c in meaning.cited)


def is_told_by_words(paper: Paper, what: Instrument | None, cited: Cited, *, hints: bool = False) -> bool:
    """Whether the sentence has the words of the provision that an instrument has under that number."""
    if what is None:
        return False
    span, number = _law.sentence(paper, cited.provision.span.start), root(cited.ref)
    folded = lowered(paper)[span.start : span.end]
    return any(f.root == number and mentioned(folded, f.keywords + f.hints * hints) for f in what.provisions.values())


def is_of_another(paper: Paper, facts: Facts, meaning: Meaning, cited: Cited) -> bool:
    """Whether a unit stands in a chain before the instrument's own, and an instrument that has it is named.

    "The UK GDPR ... under article 9 and section 10 of the Data Protection Act 2018" cites two of them.
    """
    behind = [c for c in meaning.cited if c.provision.span.start > cited.provision.span.start]
    unit, law = cited.provision.unit, facts.registers.legislation
    if not any(meaning.instrument and law.unit_fits(meaning.instrument, c.provision.unit) for c in behind):
        return False
    if of_schedule(paper, meaning, cited) is not None:
        return False
    return any(m.instrument is not None and m.instrument.unit == unit for m in _law.read(paper, facts))


def of_schedule(paper: Paper, meaning: Meaning, cited: Cited) -> str | None:
    """The Schedule that a section or regulation is said to be of ("section 7 of Schedule 3"), as printed."""
    if cited.provision.unit not in ("section", "regulation"):
        return None
    for other in meaning.cited:
        start = other.provision.span.start
        if other.provision.unit != "schedule":
            continue
        # "section 7 of Schedule 3", "Schedule 3 section 7"; behind a comma it may be the next of a list.
        led = paper.source.text[other.provision.span.end : cited.provision.span.start] == " "
        if led or _OF.fullmatch(paper.source.text, cited.provision.span.end, start):
            return _law.name(paper, other.provision.span)
    return None


def is_section_as_paragraph(meaning: Meaning, cited: Cited, options: Mapping[str, Any]) -> bool:
    """Whether "paragraph 93 of the Police Act 1996" is its section 93: no Schedule is named, and none known has it."""
    what = meaning.instrument
    if what is None or cited.provision.unit != "paragraph" or len(meaning.cited) > 1:
        return False
    if meaning.citation.kind == "none" or what.unit not in options.get("units", {}).values():
        return False
    number = root(cited.ref)
    known = {f.root for f in what.provisions.values()}
    return number in known and not any(r.endswith(f" para {number}") for r in known)
