"""PDF files that a word processor or a browser made: text in reading order, a line for each paragraph.

Drawn tables are rows with tabs between their cells; running headers and footers are notes of the
source and no part of its text; footnotes stand at the end of the section that has their mark. Line
and column of a place count in the clean text, which is what `pcdlint show` prints; the page is the PDF's.

PDFium reads the file in a process of its own (`worker`), which can be ended when a file would
take for ever or all memory, and whose end is not the end of the run.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pcdlint.readers.pdf.client import ask
from pcdlint.readers.weave import line_starts
from pcdlint.source import Line, Note, Origin, Source
from pcdlint.values import Span

OCR = "ocr"
"""The kind of note that says: the text is that of an OCR layer, whose tick boxes are not to be trusted."""


def read(data: bytes, path: str, form: str) -> Source:
    """Read a PDF file. Raises `UnreadableError` with what is wrong and what to do."""
    said = ask("read", data)
    text = said["text"]
    origin = Origin((0,), (0,), line_starts(text), tuple((offset, page) for offset, page in said["pages"]))
    notes = [Note(kind, Span(0, 0), words) for kind, words in said["margins"]]
    if said["ocr"]:
        notes.append(Note(OCR, Span(0, 0)))
    lines = tuple(Line(start, end, level, table, strong) for start, end, level, table, strong in said["lines"])
    return Source(path, form, text, lines, origin, text, tuple(notes))


class Marked(NamedTuple):
    """Where words stand on one page: its number from 1, and for each printed row a box (left, bottom,
    right, top) in the points of the file's page."""

    page: int
    boxes: tuple[tuple[float, float, float, float], ...]


def places(data: bytes, spans: Sequence[Span]) -> list[tuple[Marked, ...]]:
    """Where the words of each span of the text that `read` makes of a file stand: page by page; an
    empty span is the character at it. Raises `UnreadableError` as `read` does."""
    said = ask("boxes", data, [[span.start, span.end] for span in spans])
    return [
        tuple(Marked(page, tuple((box[0], box[1], box[2], box[3]) for box in boxes)) for page, boxes in pages)
        for pages in said["places"]
    ]
