"""A decision paper as pcdlint understood it. Frozen values; nothing here reads a file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from pcdlint.layout import Layout
from pcdlint.source import Source
from pcdlint.values import Amount, Citation, DateMention, Reference, Span

STAGES = ("draft", "submission", "signed", "published")


class Paragraph(NamedTuple):
    """A paragraph, list item or line of a section.

    `span` is its text without number and bullet; it may run over several lines where
    a page break cut it. `number` is as printed without trailing dot ("2.1", "a", "iii"), or None.
    """

    span: Span
    number: str | None = None
    number_span: Span | None = None
    item: bool = False
    """A list item (bullet, letter, roman or plain number) rather than a numbered paragraph."""


class Table(NamedTuple):
    """A table as rows of cells. Each cell is the span of its text (empty span: empty cell).

    `flat` tables were alternating label and figure lines in the source: two columns, no header.
    `caption` is the span of a line like "Table 2: Grants" right above, with its `number`.
    """

    span: Span
    rows: tuple[tuple[Span, ...], ...]
    flat: bool = False
    caption: Span | None = None
    number: str | None = None


class Section(NamedTuple):
    """A section or block. `key` is the layout's ("financial"), or "" for an unknown heading.

    `heading_span` is None where paragraphs stand without their heading (`lost` is then True).
    """

    key: str
    number: str | None
    heading: str
    heading_span: Span | None
    span: Span
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    lost: bool = False


class Declaration(NamedTuple):
    """A row of the officer's declaration. `topic` is the layout's key, or "" when unknown.

    `ticked` is None where the source cannot say (a format that loses ticks).
    """

    topic: str
    label_span: Span
    span: Span
    """The statement, without label and tick."""
    ticked: bool | None


class Signature(NamedTuple):
    """A sign-off block. `role` is `deputy-mayor`, `chief-executive` or another of the layout's."""

    role: str
    span: Span
    signed: dt.date | None
    date_span: Span | None
    """The date as printed, also where it is none ("31/02/2025": `signed` is then None)."""
    statement: bool
    """The signatory's statement (interests, or consultation) is there."""
    approval: bool
    """The words of approval are there."""


class Answer(NamedTuple):
    """A question of the form with its answer: `YES`, `NO`, `YES/NO` (alternatives left), "" (nothing)."""

    span: Span
    """The question's line."""
    value: str
    value_span: Span
    reason: Span | None = None
    """What follows "for what reason" (an empty span when blank), or None without that line."""
    until: Span | None = None


class PartTwo(NamedTuple):
    """The block that says why Part 2 is withheld: heading, marking, reasons, end of exemption."""

    span: Span
    marking: Span | None
    reasons: tuple[Span, ...]
    ends: Span | None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Paper:
    """One decision paper, checked by one layout. Spans are offsets into `source.text`.

    Compared and hashed by identity, so that what is worked out of a paper can be kept beside it.
    """

    source: Source
    layout: Layout
    span: Span
    stage: str
    reference: str | None
    """As normalised: "PCD 1859"."""
    reference_span: Span | None
    title: str
    title_span: Span | None
    date: dt.date | None
    """The Deputy Mayor's signature date, else the Chief Executive's, else None."""
    as_of: dt.date | None
    """The day on which its law is asked for: its own date, or that of the form it is attached to."""
    sections: tuple[Section, ...]
    declarations: tuple[Declaration, ...]
    declarations_span: Span | None
    """The declaration table with its heading, or None where there is none."""
    signatures: tuple[Signature, ...]
    deferral: Answer | None
    part2: Answer | None
    part2_block: PartTwo | None
    amounts: tuple[Amount, ...]
    dates: tuple[DateMention, ...]
    citations: tuple[Citation, ...]
    references: tuple[Reference, ...]
    form: Paper | None = None
    """The form that a report is attached to: its figures must be the report's."""

    def text(self, span: Span) -> str:
        """The words of a span."""
        return self.source.text[span.start : span.end]

    def section(self, key: str) -> Section | None:
        """The first section of that key."""
        return next((s for s in self.sections if s.key == key), None)

    def section_at(self, offset: int) -> Section | None:
        """The section that holds an offset."""
        return next((s for s in self.sections if s.span.start <= offset < s.span.end), None)

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds an offset."""
        section = self.section_at(offset)
        if section is None:
            return None
        return next((p for p in section.paragraphs if p.span.start <= offset < p.span.end), None)

    def line_at(self, offset: int) -> Span:
        """The line that an offset stands in, without its end."""
        text, end = self.source.text, self.source.text.find("\n", offset)
        return Span(text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(text))

    def around(self, offset: int) -> Span:
        """The paragraph that holds an offset, or its line where none does."""
        found = self.paragraph_at(offset)
        return found.span if found is not None else self.line_at(offset)

    def signature(self, role: str) -> Signature | None:
        """The sign-off of a role."""
        return next((s for s in self.signatures if s.role == role), None)
