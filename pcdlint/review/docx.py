"""A copy of a Word file with comments on the very words that findings are about.

Only the part with the text, the part with the comments and what names it change; every other part
of the copy holds the same bytes. In the text nothing changes but for runs that are cut in two where
a comment begins or ends inside of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from pcdlint.readers.docx import Anchored, anchored
from pcdlint.readers.docx.names import ALTERNATE, SDT, SDT_PR, TEXT_BOX, P, R, T, W
from pcdlint.readers.docx.page import Piece
from pcdlint.readers.errors import UnreadableError
from pcdlint.review.comments import comment_ids, with_comments
from pcdlint.review.cuts import Cut, Cuts
from pcdlint.review.marks import extents
from pcdlint.values import Span

_WHOLE = frozenset((W + "dropDownList", W + "comboBox", W + "date", W + "text", W + "picture"))
"""Kinds of controls whose contents Word writes anew when they are used; so does it those of tick boxes."""


class Remark(NamedTuple):
    """A comment: the span of the clean text it stands at, and its paragraphs."""

    span: Span
    paragraphs: Sequence[str]


def annotate(data: bytes, remarks: Sequence[Remark]) -> bytes:
    """A copy of a Word file with a comment for each remark; without remarks the file as it is.

    The spans are those of the text that the reader makes of the same bytes. Raises `UnreadableError`.
    """
    if not remarks:
        return data
    found = anchored(data)
    main = found.package.part(found.package.main)
    if b"\0" in main[:4]:
        raise UnreadableError("the Word file is written in an unusual way", "open it in Word and save it again")
    places = _Places(found)
    styles = found.package.related("styles")
    styled = styles is not None and b'"CommentReference"' in found.package.part(styles)
    cuts = Cuts(main, extents(main), places.order, styled)
    first = max(comment_ids(found.package), default=-1) + 1
    kept: list[Remark] = []
    for remark in remarks:
        ends = places.ends(remark.span)
        if ends is not None:
            cuts.add(first + len(kept), *ends)
            kept.append(remark)
    return with_comments(data, found.package, cuts.apply(), first, [remark.paragraphs for remark in kept])


class _Places:
    """Where a span of the clean text stands in the tree."""

    def __init__(self, found: Anchored) -> None:
        order = list(found.root.iter())
        self.order = {element: number for number, element in enumerate(order)}
        self._parents = {child: parent for parent in order for child in parent}
        self._lines = found.page.lines
        # What Word adds (numbers) and formulas cannot carry a comment; neither are words of a run.
        self._pieces = [piece for piece in found.pieces if self._run_of(piece.element) is not None]
        self._starts = [piece.start for piece in self._pieces]

    def ends(self, span: Span) -> tuple[Cut, Cut] | None:
        """Where a comment on a span begins and ends: at its first and last words; round its whole line where
        the span holds nothing but what Word adds; at the words before it where that is empty too; None in a
        file without words."""
        line = next((line for line in self._lines if line.start <= span.start <= line.end), None)
        inside = list(self._inside(span)) or (list(self._inside(Span(line.start, line.end))) if line else [])
        if not inside and self._pieces:
            near = self._pieces[max(bisect_right(self._starts, span.start) - 1, 0)]
            inside = [(near, 0, near.length)]
        if not inside:
            return None
        (first, begin, _), (last, _, end) = inside[0], inside[-1]
        return self._cut(first, begin, before=True), self._cut(last, end, before=False)

    def _inside(self, span: Span) -> Iterator[tuple[Piece, int, int]]:
        """The pieces of a span, each with the part of it that lies inside."""
        for piece in self._pieces[max(bisect_right(self._starts, span.start) - 1, 0) :]:
            if piece.start >= span.end:
                return
            begin, end = max(span.start - piece.start, 0), min(span.end - piece.start, piece.length)
            if begin < end:
                yield piece, begin, end

    def _run_of(self, element: Element) -> Element | None:
        """The run that an element stands in or is; outside of text boxes, which cannot carry comments."""
        run: Element | None = None
        at: Element | None = element
        while at is not None:
            if at.tag == R:
                run = run if run is not None else at
            elif at.tag in (TEXT_BOX, ALTERNATE):
                run = None
            at = self._parents.get(at)
        return run

    def _cut(self, piece: Piece, offset: int, before: bool) -> Cut:
        run = self._run_of(piece.element)
        assert run is not None
        child = piece.element
        while child is not run and self._parents[child] is not run:
            child = self._parents[child]
        frame = self._frame_of(run)
        if child is piece.element and child.tag == T and piece.at is not None:
            return Cut(run, child, piece.at + offset, frame)
        return Cut(run, child, 0 if before else -1, frame)

    def _frame_of(self, run: Element) -> Element | None:
        """The outermost control around words of the paragraph that must stay whole."""
        frame: Element | None = None
        at = run
        while at.tag != P:
            if at.tag == SDT:
                kinds = at.find(SDT_PR)
                if kinds is not None and any(kind.tag in _WHOLE or kind.tag.endswith("}checkbox") for kind in kinds):
                    frame = at
            at = self._parents[at]
        return frame
