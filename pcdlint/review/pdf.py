"""Findings on the pages of a PDF: highlights with notes, added behind the file as it was.

The bytes of the file stay as they are at the beginning of the copy (an incremental update), so
that a signature under them still holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from pcdlint.readers.errors import UnreadableError

if TYPE_CHECKING:
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject, StreamObject

AUTHOR = "pcdlint"
_COLOUR = (1.0, 0.86, 0.35)

Box = tuple[float, float, float, float]


class Note(NamedTuple):
    """A note to a place: its page from 1 and the boxes (left, bottom, right, top, in points of the
    page) that it marks, one for each printed row; its title and what it says."""

    page: int
    boxes: Sequence[Box]
    title: str
    text: str


def annotate(data: bytes, notes: Sequence[Note]) -> bytes:
    """A copy of a PDF file with a highlight for each note, in their order; without notes the file as it is.

    Raises `UnreadableError` for a file that cannot be added to (protected, or broken).
    """
    from pypdf import PdfWriter
    from pypdf.errors import PyPdfError

    if not notes:
        return data
    copy = BytesIO()
    try:
        writer = PdfWriter(BytesIO(data), incremental=True)
        if b"/Encrypt" in data and _encrypted(data):
            raise UnreadableError("a PDF file protected against changes", "save a copy without protection")
        for number, note in enumerate(notes, 1):
            if note.boxes:
                writer.add_annotation(note.page - 1, _highlight(writer, note, number))
        writer.write(copy)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise UnreadableError(
            f"a PDF file to which no notes can be added ({type(error).__name__})", "print it to a new PDF first"
        ) from error
    return copy.getvalue()


def _encrypted(data: bytes) -> bool:
    from pypdf import PdfReader

    return PdfReader(BytesIO(data)).is_encrypted


def _highlight(writer: PdfWriter, note: Note, number: int) -> DictionaryObject:
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, TextStringObject

    corners = [FloatObject(value) for box in note.boxes for value in _corners(box)]
    around = _around(note.boxes)
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Highlight"),
            NameObject("/Rect"): ArrayObject(map(FloatObject, around)),
            NameObject("/QuadPoints"): ArrayObject(corners),
            NameObject("/C"): ArrayObject(map(FloatObject, _COLOUR)),
            NameObject("/F"): NumberObject(4),
            NameObject("/T"): TextStringObject(AUTHOR),
            NameObject("/Subj"): TextStringObject(note.title),
            NameObject("/Contents"): TextStringObject(f"{note.title}\n\n{note.text}".strip()),
            NameObject("/NM"): TextStringObject(f"{AUTHOR}-{number}"),
            NameObject("/AP"): DictionaryObject(
                {NameObject("/N"): writer._add_object(_appearance(note.boxes, around))}
            ),
        }
    )


def _corners(box: Box) -> Box | tuple[float, ...]:
    """The corners as viewers want them: upper left, upper right, lower left, lower right."""
    left, bottom, right, top = box
    return left, top, right, top, left, bottom, right, bottom


def _around(boxes: Sequence[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _appearance(boxes: Sequence[Box], around: Box) -> StreamObject:
    """How the highlight is drawn by viewers that do not draw it themselves: the boxes, darkening what is below."""
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, StreamObject

    colour = " ".join(f"{part:g}" for part in _COLOUR)
    drawn = "".join(f"{b[0]:.2f} {b[1]:.2f} {b[2] - b[0]:.2f} {b[3] - b[1]:.2f} re\n" for b in boxes)
    form = StreamObject()
    form.set_data(f"/Dark gs {colour} rg\n{drawn}f\n".encode("ascii"))
    dark = DictionaryObject({NameObject("/BM"): NameObject("/Multiply")})
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(map(FloatObject, around)),
            NameObject("/Resources"): DictionaryObject(
                {NameObject("/ExtGState"): DictionaryObject({NameObject("/Dark"): dark})}
            ),
        }
    )
    return form
