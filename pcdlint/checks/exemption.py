"""Exemptions of the Freedom of Information Act as a paper gives them: number, name and law."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from pcdlint.checks._phrases import STRINGS, holds, places
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.patterns import pattern
from pcdlint.prose import lowered, sentence_at
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "exemption"
OPTIONS = {
    "type": "object",
    "required": ["wrong", "cues"],
    "additionalProperties": False,
    "properties": {
        "wrong": {"enum": ["number", "name", "law", "other-law", "unfit"]},
        "cues": {**STRINGS, "description": "Outside the Part 2 block, sentences with one of these words are read."},
        "act": {**STRINGS, "description": "How the Act is named."},
        "other-laws": {**STRINGS, "description": "Words right before or behind a number that make it another law's."},
        "plain": {**STRINGS, "description": "Numbers that are no exemption and are named with good reason."},
    },
}
VALUES = ("number", "name", "named", "about", "right", "why", "phrase")

_SECTIONS = pattern(r"\b(?:[Ss]ections?|SECTIONS?|[Ss]s?\.?)\s?(?=[0-9])")
_NUMBER = pattern(r"([0-9]{1,3}[A-Z]?)((?:\s?\([0-9a-z]{1,3}\))*)")
_AND = pattern(r"\s?(?:,|&|and|or|/)\s?(?:and\s|or\s)?(?:[Ss]ections?\s|[Ss]\.?\s?)?(?=[0-9]{2})")
_OF = pattern(r"[\s,)]*(?:of|under|in|from)\sthe\s")
_NAMED_OF = pattern(r"[\s,]*\([^()]{3,80}\)[\s,]*(?:of|under|in)\sthe\s")


class _Given(NamedTuple):
    """A number given as an exemption, and the words that explain it."""

    span: Span
    number: str
    before: str
    after: str


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """Numbers, names or laws that do not fit; the same slip once, with its other places related."""
    found: dict[str, list[Hit]] = {}
    look = _laws if options["wrong"] == "law" else _numbers
    for stretch in _stretches(paper, tuple(options["cues"])):
        for key, hit in look(paper, stretch, options, facts):
            found.setdefault(key, []).append(hit)
    for hits in found.values():
        first = hits[0]
        yield Hit(first.span, first.values, tuple(Related(h.span, "here too") for h in hits[1:]), level=first.level)


@lru_cache(maxsize=8)
def _stretches(paper: Paper, cues: tuple[str, ...]) -> tuple[Span, ...]:
    return tuple(_read(paper, cues))


def _read(paper: Paper, cues: tuple[str, ...]) -> Iterator[Span]:
    """The lines of the Part 2 block, the reason for deferral, and the sentences that speak of exemption."""
    block = paper.part2_block
    if block is not None:
        at = block.span.start
        while at < block.span.end:
            end = paper.source.text.find("\n", at, block.span.end)
            end = end if end >= 0 else block.span.end
            yield Span(at, end)
            at = end + 1
    if paper.deferral is not None and paper.deferral.reason is not None:
        yield paper.deferral.reason
    seen: set[int] = set()
    for cue in sorted(places(lowered(paper), cues, paper.span.start, paper.span.end), key=lambda s: s.start):
        if block is not None and block.span.start <= cue.start < block.span.end:
            continue
        sentence = sentence_at(paper, cue.start)
        stretch = sentence.span if sentence is not None else paper.line_at(cue.start)
        if stretch.start not in seen:
            seen.add(stretch.start)
            yield stretch


def _given(paper: Paper, stretch: Span, options: Mapping[str, Any]) -> Iterator[_Given]:
    text, folded = paper.source.text, lowered(paper)
    spots: list[re.Match[str]] = []
    for lead in _SECTIONS.finditer(text, stretch.start, stretch.end):
        number = _NUMBER.match(text, lead.end(), stretch.end)
        while number is not None:
            spots.append(number)
            more = _AND.match(text, number.end(), stretch.end)
            number = _NUMBER.match(text, more.end(), stretch.end) if more else None
    for i, spot in enumerate(spots):
        end = spots[i + 1].start() if i + 1 < len(spots) else stretch.end
        start = spots[i - 1].end() if i else stretch.start
        before, after = folded[start : spot.start()], folded[spot.end() : end]
        yield _Given(Span(spot.start(), spot.end()), spot.group(1), before if not i else "", after)


def _numbers(paper: Paper, stretch: Span, options: Mapping[str, Any], facts: Facts) -> Iterator[tuple[str, Hit]]:
    foia, wrong = facts.registers.foia, options["wrong"]
    for given in _given(paper, stretch, options):
        own = foia.exemption(given.number)
        if wrong == "other-law":
            law = _other_law(given, options) if own in foia.named(given.after) else None
            if own is not None and law is not None:
                span = Span(given.span.end + law.start, given.span.end + law.end)
                yield given.number, Hit(span, {"number": given.number, "name": own.name, "phrase": paper.text(span)})
            continue
        if _elsewhere(given, options):
            continue
        printed = paper.text(given.span)
        if wrong == "number" and own is None and given.number not in options.get("plain", ()):
            named = holds(lowered(paper), options.get("act", ()), stretch.start, stretch.end)
            about = foia.not_exemption(given.number)
            values = {"number": printed, "about": f" ({about})" if about else ""}
            yield given.number, Hit(given.span, values, level=None if named else "warning")
        elif wrong == "unfit" and own is not None and own.unfit:
            yield given.number, Hit(given.span, {"number": printed, "name": own.name, "why": own.unfit})
        elif wrong == "name" and own is not None:
            words = given.after if foia.named(given.after, hints=True) else given.before[-80:]
            others = foia.misfit(given.number, words)
            if others and foia.misfit(given.number, given.before + given.after):
                taken = {"named": f"section {others[0].number}", "about": others[0].name}
                yield given.number, Hit(given.span, {"number": printed, "name": own.name, **taken})


def _elsewhere(given: _Given, options: Mapping[str, Any]) -> bool:
    """Whether the number is of another law: "Data Protection Section 43", "section 14 of the ... Order"."""
    laws = options.get("other-laws", ())
    if any(given.before.rstrip().endswith(law) for law in laws):
        return True
    of = _OF.match(given.after)
    return of is not None and not given.after[of.end() :].startswith(tuple(options.get("act", ())))


def _other_law(given: _Given, options: Mapping[str, Any]) -> Span | None:
    """Where behind a number and its name in brackets another law is named: its place in the words behind."""
    of = _NAMED_OF.match(given.after)
    laws = (law for law in options.get("other-laws", ()) if of and given.after.startswith(law, of.end()))
    law = max(laws, key=len, default=None)
    return Span(of.end(), of.end() + len(law)) if of and law else None


def _laws(paper: Paper, stretch: Span, options: Mapping[str, Any], facts: Facts) -> Iterator[tuple[str, Hit]]:
    folded = lowered(paper)
    for wrong in facts.registers.foia.misattributed(paper.text(stretch)):
        at = folded.find(wrong.seen, stretch.start, stretch.end)
        span = Span(at, at + len(wrong.seen)) if at >= 0 else stretch
        yield wrong.why, Hit(span, {"phrase": paper.text(span), "right": wrong.right, "why": wrong.why})
