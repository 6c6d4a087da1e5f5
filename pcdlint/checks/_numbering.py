"""Numbers of paragraphs and sections as far as they can be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pcdlint.paper import Paper, Paragraph, Section


@dataclass(frozen=True, slots=True)
class Numbered:
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
            first = paper.text(paragraph.span)[:1]
            if paragraph.item or len(parts) != 2 or not all(p.isdecimal() for p in parts) or first.islower():
                loose = loose or (not paragraph.item and paragraph.number is None)
                continue
            yield Numbered(section, paragraph, int(parts[0]), int(parts[1]), loose)
            loose = False


def restarted(paper: Paper) -> bool:
    """Whether a conversion restarted the numbers: two sections or more whose paragraphs all carry another's number."""
    strays: dict[int, set[int]] = {}
    for one in numbered(paper):
        if one.section.number is not None and one.section.number.isdecimal():
            strays.setdefault(id(one.section), set()).add(one.major - int(one.section.number))
    return sum(1 for shifts in strays.values() if 0 not in shifts) >= 2
