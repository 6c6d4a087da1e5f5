"""A copy of a Word file with comments on the very words that findings are about.

Only the part with the text, the part with the comments and what names it change; every other part
of the copy holds the same bytes. In the text nothing changes but for runs that are cut in two where
a comment begins or ends inside of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pcdlint.readers.docx import anchored
from pcdlint.readers.docx.names import T
from pcdlint.readers.docx.page import Piece
from pcdlint.review.comments import comment_ids, with_comments
from pcdlint.review.cuts import Cut, Cuts
from pcdlint.review.places import Places
from pcdlint.source import Line
from pcdlint.values import Span


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
    places = Places(found)
    styles = found.package.related("styles")
    styled = styles is not None and b'"CommentReference"' in found.package.part(styles)
    cuts = Cuts(places.part, styled)
    first = max(comment_ids(found.package), default=-1) + 1
    kept: list[Remark] = []
    for remark in remarks:
        ends = _ends(places, found.page.lines, remark.span)
        if ends is not None:
            cuts.add(first + len(kept), *ends)
            kept.append(remark)
    return with_comments(data, found.package, cuts.apply(), first, [remark.paragraphs for remark in kept])


def _ends(places: Places, lines: Sequence[Line], span: Span) -> tuple[Cut, Cut] | None:
    """Where a comment on a span begins and ends: at its first and last words; round its whole line where
    the span holds nothing but what Word adds; at the words before it where that is empty too; None in a
    file without words."""
    line = next((line for line in lines if line.start <= span.start <= line.end), None)
    inside = list(places.inside(span)) or (list(places.inside(Span(line.start, line.end))) if line else [])
    if not inside and places.pieces:
        near = places.pieces[places.nearest(span.start)]
        inside = [(near, 0, near.length)]
    if not inside:
        return None
    (first, begin, _), (last, _, end) = inside[0], inside[-1]
    return _cut(places, first, begin, before=True), _cut(places, last, end, before=False)


def _cut(places: Places, piece: Piece, offset: int, before: bool) -> Cut:
    run = places.run_of(piece.element)
    assert run is not None
    child = piece.element
    while child is not run and places.parents[child] is not run:
        child = places.parents[child]
    frame = places.frame_of(run)
    if child is piece.element and child.tag == T and piece.at is not None:
        return Cut(run, child, piece.at + offset, frame)
    return Cut(run, child, 0 if before else -1, frame)
