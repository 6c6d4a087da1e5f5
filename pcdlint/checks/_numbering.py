"""Numbers of paragraphs and sections as far as they can be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pcdlint.paper import Paper, Paragraph, Section

_FEWEST, _MOST_BROKEN = 6, 2
# One number that is wrong breaks the run twice: before it and behind it.


class Numbered(NamedTuple):
    """A paragraph numbered "4.2". `loose` says that paragraphs without a number stand between it and the one before."""

    section: Section
    paragraph: Paragraph
    major: int
    minor: int
    loose: bool


@lru_cache(maxsize=8)
def numbered(paper: Paper) -> tuple[Numbered, ...]:
    """The paragraphs with a number of two parts, in order.

    A line that only begins with such a number ("Paragraph 4.13 of the Scheme", wrapped before
    the 4) goes on in small letters and is left out.
    """
    return tuple(_numbered(paper))


def _numbered(paper: Paper) -> Iterator[Numbered]:
    for section in paper.sections:
        loose = False
        for paragraph in section.paragraphs:
            parts = (paragraph.number or "").split(".")
            first = paper.source.text[paragraph.span.start : paragraph.span.start + 1]
            if paragraph.item or len(parts) != 2 or not all(p.isdecimal() for p in parts) or first.islower():
                loose = loose or (not paragraph.item and paragraph.number is None)
                continue
            yield Numbered(section, paragraph, int(parts[0]), int(parts[1]), loose)
            loose = False


@lru_cache(maxsize=8)
def running(paper: Paper) -> tuple[Numbered, ...]:
    """The paragraphs of a report whose plain numbers run through all its sections ("1" to "24"), with `major` 0.

    None where they do not begin at 1, begin again, or are so few or so broken that a conversion has lost some.
    """
    if any(section.number for section in paper.sections):
        return ()
    found = list(_running(paper))
    broken = sum(1 for one, following in pairwise(found) if following.minor != one.minor + 1)
    return tuple(found) if len(found) >= _FEWEST and found[0].minor == 1 and broken <= _MOST_BROKEN else ()


def _running(paper: Paper) -> Iterator[Numbered]:
    loose = False
    for section in paper.sections:
        for paragraph in section.paragraphs:
            if paragraph.item or not (paragraph.number or "").isdecimal():
                loose = loose or (not paragraph.item and paragraph.number is None)
                continue
            yield Numbered(section, paragraph, 0, int(paragraph.number or 0), loose)
            loose = False


def misnumbered(paper: Paper, lost: Section) -> Section | None:
    """The section before a lost one that is a heading and nothing else: the lost one's, with another number."""
    at = paper.sections.index(lost)
    before = paper.sections[at - 1] if at else None
    if before is None or before.heading_span is None or before.paragraphs or before.tables:
        return None
    return before


@lru_cache(maxsize=8)
def restarted(paper: Paper) -> bool:
    """Whether a conversion restarted the numbers, so that they say nothing.

    It shows in two sections or more whose paragraphs all carry another section's number, that
    begin with the number of one before, or in three paragraphs or more with a number used before.
    """
    majors: dict[int, set[int]] = {}
    own: dict[int, str | None] = {}
    seen: set[str | None] = set()
    repeats = 0
    for one in numbered(paper):
        majors.setdefault(id(one.section), set()).add(one.major)
        own[id(one.section)] = one.section.number
        repeats += one.paragraph.number in seen
        seen.add(one.paragraph.number)
    strays = sum(1 for key, found in majors.items() if own[key] is not None and int(own[key] or 0) not in found)
    firsts = [min(found) for found in majors.values()]
    return strays >= 2 or len(firsts) - len(set(firsts)) >= 2 or repeats >= 3
