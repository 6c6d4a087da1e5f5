"""Notes on a PDF: added behind the file, on the very words."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from pcdlint.readers import read
from pcdlint.readers.errors import UnreadableError
from pcdlint.readers.pdf import places
from pcdlint.review.pdf import AUTHOR, Note, annotate
from pcdlint.values import Span
from tests.conftest import ROOT

PAPER = (ROOT / "tests" / "documents" / "pdf" / "plain.pdf").read_bytes()


def noted(words: str) -> bytes:
    at = read(PAPER, "plain.pdf").text.index(words)
    (marked,) = places(PAPER, [Span(at, at + len(words))])
    return annotate(PAPER, [Note(m.page, m.boxes, "FIN001 sum", "It does not add up.") for m in marked])


def test_the_file_stays_as_it_was_and_reads_the_same() -> None:
    copy = noted("£944,000")
    assert copy.startswith(PAPER)
    assert len(copy) < len(PAPER) + 6_000
    assert read(copy, "copy.pdf").text == read(PAPER, "plain.pdf").text


def test_a_note_stands_on_its_words() -> None:
    page = PdfReader(BytesIO(noted("£944,000"))).pages[1]
    (note,) = (each.get_object() for each in page["/Annots"])
    assert (note["/Subtype"], note["/T"], note["/Subj"]) == ("/Highlight", AUTHOR, "FIN001 sum")
    assert note["/Contents"] == "FIN001 sum\n\nIt does not add up."
    assert len(note["/QuadPoints"]) == 8
    left, bottom, right, top = (float(value) for value in note["/Rect"])
    seen: list[str] = []

    def visit(text: str, _cm: object, matrix: list[float], _font: object, _size: object) -> None:
        if left - 1 <= matrix[4] <= right and bottom <= matrix[5] <= top:
            seen.append(text.strip())

    page.extract_text(visitor_text=visit)
    assert "£944,000" in "".join(seen)


def test_words_over_two_rows_have_two_boxes() -> None:
    page = PdfReader(BytesIO(noted("keeps an officer off patrol too"))).pages[0]
    assert len(page["/Annots"][0].get_object()["/QuadPoints"]) in (8, 16)
    page = PdfReader(BytesIO(noted("Neighbourhood teams in all 32 boroughs use bicycles for patrol. A bicycle "
                                   "that is off the road for want of a repair keeps"))).pages[0]  # fmt: skip
    assert len(page["/Annots"][0].get_object()["/QuadPoints"]) == 16


def test_no_notes_no_change() -> None:
    assert annotate(PAPER, []) == PAPER


def test_a_protected_file_is_not_added_to() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(PAPER)))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    with pytest.raises(UnreadableError, match="protected"):
        annotate(out.getvalue(), [Note(1, [(1.0, 1.0, 9.0, 9.0)], "X", "y")])


def test_a_broken_file_is_said_to_be_so() -> None:
    with pytest.raises(UnreadableError):
        annotate(b"%PDF-1.7 nothing", [Note(1, [(1.0, 1.0, 9.0, 9.0)], "X", "y")])
