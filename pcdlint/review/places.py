"""Where the words of a Word file's clean text stand in its tree."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from pcdlint.readers.docx import Anchored
from pcdlint.readers.docx.names import ALTERNATE, SDT, SDT_PR, TEXT_BOX, P, R, W
from pcdlint.readers.docx.page import Piece
from pcdlint.readers.errors import UnreadableError
from pcdlint.review.marks import extents
from pcdlint.review.part import Part
from pcdlint.values import Span

_WHOLE = frozenset((W + "dropDownList", W + "comboBox", W + "date", W + "text", W + "picture"))
"""Kinds of controls whose contents Word writes anew when they are used; so does it those of tick boxes."""


class Places:
    """The pieces of the text that stand in runs, and what stands around them. Raises `UnreadableError`."""

    def __init__(self, found: Anchored) -> None:
        main = found.package.part(found.package.main)
        if b"\0" in main[:4]:
            raise UnreadableError("the Word file is written in an unusual way", "open it in Word and save it again")
        order = list(found.root.iter())
        self.part = Part(main, extents(main), {element: number for number, element in enumerate(order)})
        self.parents = {child: parent for parent in order for child in parent}
        # What Word adds (numbers) and formulas stand in no run.
        self.pieces = [piece for piece in found.pieces if self.run_of(piece.element) is not None]
        self._starts = [piece.start for piece in self.pieces]

    def nearest(self, offset: int) -> int:
        """The number of the piece that holds an offset, or of the last one before it."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def inside(self, span: Span) -> Iterator[tuple[Piece, int, int]]:
        """The pieces of a span, each with the part of it that lies inside."""
        for piece in self.pieces[self.nearest(span.start) :]:
            if piece.start >= span.end:
                return
            begin, end = max(span.start - piece.start, 0), min(span.end - piece.start, piece.length)
            if begin < end:
                yield piece, begin, end

    def run_of(self, element: Element) -> Element | None:
        """The run that an element stands in or is; outside of text boxes, which cannot carry comments."""
        run: Element | None = None
        at: Element | None = element
        while at is not None:
            if at.tag == R:
                run = run if run is not None else at
            elif at.tag in (TEXT_BOX, ALTERNATE):
                run = None
            at = self.parents.get(at)
        return run

    def frame_of(self, run: Element) -> Element | None:
        """The outermost control around words of the paragraph that must stay whole."""
        frame: Element | None = None
        at = run
        while at.tag != P:
            if at.tag == SDT:
                kinds = at.find(SDT_PR)
                if kinds is not None and any(kind.tag in _WHOLE or kind.tag.endswith("}checkbox") for kind in kinds):
                    frame = at
            at = self.parents[at]
        return frame
