"""The places of a paper that hold its own words, for checks that look through them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pcdlint.paper import Paper, Paragraph, Section
from pcdlint.values import Span

_MARKS = " \t\n.,;:!?()[]\"'“”‘’–—-*"


def paragraphs(paper: Paper) -> Iterator[tuple[Section, Paragraph]]:
    """Every paragraph and list item with its section, in order."""
    for section in paper.sections:
        for paragraph in section.paragraphs:
            yield section, paragraph


def prose(paper: Paper) -> Iterator[Span]:
    """Title, paragraphs and declared statements: what somebody wrote as sentences."""
    title = paper.title_span
    if title is not None and title.end > title.start and paper.section_at(title.start) is None:
        yield title
    for _, paragraph in paragraphs(paper):
        yield paragraph.span
    for row in paper.declarations:
        yield row.span


def prose_at(paper: Paper, offset: int) -> Span | None:
    """The title, paragraph or statement that holds an offset."""
    return next((span for span in prose(paper) if span.start <= offset < span.end), None)


@lru_cache(maxsize=256)
def word_set(words: tuple[str, ...]) -> frozenset[str]:
    """The words in small letters, for quick look-up."""
    return frozenset(w.lower() for w in words)


def bare(text: str) -> str:
    """A text in small letters on one line, without the marks around it."""
    return " ".join(text.lower().replace("’", "'").split()).strip(_MARKS)


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, without the marks around them."""
    return [w for w in (word.strip(_MARKS) for word in text.lower().replace("’", "'").split()) if w]


def label(section: Section) -> str:
    """A section's heading as people name it."""
    return section.heading or (f"section {section.number}" if section.number else "this section")


def anchor(paper: Paper, section: Section) -> Span:
    """Where a finding about a whole section sits: its heading, else its first paragraph."""
    if section.heading_span is not None:
        return section.heading_span
    if section.paragraphs:
        return section.paragraphs[0].number_span or section.paragraphs[0].span
    return Span(section.span.start, section.span.start)
