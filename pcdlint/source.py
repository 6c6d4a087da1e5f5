"""A paper as read: clean lines of text, and where every character came from.

`Source.text` is the paper as a person sees it: markup taken away, table cells of
one row on one line with a tab between them, list and paragraph numbers in the text.
All spans are offsets into it; `Source.place` turns an offset into the line and
column that an editor shows for the file.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from pcdlint.values import Span


class Place(NamedTuple):
    """Where something stands, for people: line and column count from 1; `page` may be None."""

    line: int
    column: int
    page: int | None = None


class Line(NamedTuple):
    """One line of `Source.text` with what the reader knew of it.

    `level` is the heading level the format gave (1 to 6, 0 for none); `table` is
    the ordinal of the table whose row this line is (0 for none; from 1);
    `strong` says that the whole line was emphasised.
    """

    start: int
    end: int
    level: int = 0
    table: int = 0
    strong: bool = False


class Origin(NamedTuple):
    """The way back from offsets of the clean text to the file.

    `clean` and `raw` are parallel, rising: from offset `clean[i]` on, a character of
    the clean text came from `raw[i]` plus the distance. `starts` are the raw offsets
    at which the file's lines begin. `pages` (offset, page) is empty where a format has none.
    """

    clean: tuple[int, ...]
    raw: tuple[int, ...]
    starts: tuple[int, ...]
    pages: tuple[tuple[int, int], ...] = ()

    def offset(self, offset: int) -> int:
        """Where in the file an offset of the clean text stands."""
        i = bisect_right(self.clean, offset) - 1
        return self.raw[i] + offset - self.clean[i] if i >= 0 else offset

    def place(self, offset: int) -> Place:
        page = None
        if self.pages:
            page = self.pages[max(bisect_right(self.pages, (offset, 1 << 30)) - 1, 0)][1]
        return self.spot(self.offset(offset))._replace(page=page)

    def spot(self, raw: int) -> Place:
        """The line and column of an offset of the file."""
        line = bisect_right(self.starts, raw)
        return Place(line, raw - self.starts[line - 1] + 1)


class Note(NamedTuple):
    """Something a file holds beside its text. `kind` is `tracked-insertion`, `tracked-deletion`, `comment`,
    `header`, `footer` or `ocr` (a scan read by machine); `words` are those that stand nowhere in the text
    (deleted, remarked, in the margin).

    `span` is where it belongs in the text: the inserted or remarked words, an empty span where words
    were deleted, (0, 0) for what a margin repeats.
    """

    kind: str
    span: Span
    words: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Source:
    """What a reader makes of a file."""

    path: str
    format: str
    """`text`, `markdown`, `html` (and later `docx`, `pdf`)."""
    text: str
    lines: tuple[Line, ...]
    origin: Origin
    raw: str
    """The decoded file, for showing the line of a finding as the officer wrote it."""
    notes: tuple[Note, ...] = ()
    """Tracked changes, comments, headers and footers, where the format has them."""

    def slice(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def place(self, offset: int) -> Place:
        """The line, column and page of an offset of `text`."""
        return self.origin.place(offset)

    def spot(self, raw: int) -> Place:
        """The line and column of an offset of `raw`."""
        return self.origin.spot(raw)

    def written(self, span: Span) -> Span | None:
        """Where the words of a span stand in `raw`, character for character; None where they do not: markup
        stands between them, or something stands for one of them (an entity, another kind of space)."""
        first, behind = self.origin.offset(span.start), self.origin.offset(span.end)
        if span.start == span.end:
            return Span(first, first) if not first or self.origin.offset(span.start - 1) + 1 == first else None
        last = self.origin.offset(span.end - 1) + 1
        if self.raw[first:last] != self.slice(span):
            return None
        # An entity for "&" begins with one.
        return None if self.raw[last - 1] == "&" and behind != last else Span(first, last)
