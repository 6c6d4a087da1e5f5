"""PDF files that nobody can read, or that are made to cost: a clear message, soon, and the next file is read."""

from __future__ import annotations

import os
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest

from pcdlint.api import Linter
from pcdlint.readers import read
from pcdlint.readers.errors import UnreadableError
from tests.conftest import ROOT
from tests.readers.pdf_maker import assembled, lines, pdf, stream, text

FOLDER = ROOT / "tests" / "documents" / "pdf"
GOOD = pdf(lines(700, "A paper that can be read."))
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]"


def locked() -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(GOOD)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (3 + i) for i in range(count))
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)}
    objects.update((3 + i, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>") for i in range(count))
    return assembled(objects)


def packed(content: bytes) -> bytes:
    """A page whose content is small in the file only."""
    small = zlib.compress(content, 9)
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        4: stream(small, b"/Filter/FlateDecode"),
    }
    return assembled(objects)


def nested() -> bytes:
    """Forms that each draw ten of the next one: ten thousand million words."""
    forms = [
        stream(b"/X Do " * 10, FORM + b"/Resources<</XObject<</X %d 0 R>>>>" % (11 + i))
        for i in range(9)
    ]  # fmt: skip
    forms.append(stream(b"BT /F1 9 Tf (x) Tj ET", FORM + b"/Resources<</Font<</F1 3 0 R>>>>"))
    return pdf(b"/X Do " * 10, extra=forms)


def circular() -> bytes:
    return pdf(b"/X Do " * 10, extra=[stream(b"/X Do " * 10, FORM + b"/Resources<</XObject<</X 10 0 R>>>>")])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (locked(), "locked with a password"),
        (GOOD[:-300], "end is missing"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"\n%%EOF", "damaged"),
        (b"%PDF-1.7\n%%EOF", "damaged"),
        (many_pages(10_000), "10000 pages"),
        (pdf(b"0 0 m 9 9 l S"), "without text"),
        (packed(b"q Q\n" * 40_000_000), "takes more than"),
        (nested(), "takes more than"),
    ],
    ids=["locked", "cut off", "junk", "nothing", "many pages", "no text", "packed", "nested"],
)
def test_what_cannot_be_read_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason) as caught:
        read(data, "paper.pdf")
    assert caught.value.todo
    assert read(GOOD, "paper.pdf").text == "A paper that can be read.\n"


def test_a_form_inside_itself_is_no_trap() -> None:
    with pytest.raises(UnreadableError):
        read(circular(), "paper.pdf")


def test_a_text_called_pdf_is_said_to_be_none() -> None:
    with pytest.raises(UnreadableError, match="not a PDF"):
        read(b"DMPC Decision", "paper.pdf")


def test_a_pdf_is_read_whatever_it_is_called() -> None:
    assert read(GOOD, "paper.txt").format == "pdf"


def test_other_files_are_still_checked(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(nested())
    (tmp_path / "b.pdf").write_bytes((FOLDER / "plain.pdf").read_bytes())
    bad, good = Linter().paths([tmp_path / "a.pdf", tmp_path / "b.pdf"])
    assert bad.errors
    assert [paper.reference for paper in good.papers] == ["PCD 1907"]


def test_damage_never_escapes() -> None:
    whole = (FOLDER / "plain.pdf").read_bytes()
    for at in range(40, len(whole) - 40, len(whole) // 12):
        broken = whole[:at] + bytes(64) + whole[at + 64 :]
        with suppress(UnreadableError):
            assert read(broken, "paper.pdf").text


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_forked_process_has_a_worker_of_its_own() -> None:
    read(GOOD, "paper.pdf")
    child = os.fork()
    if child == 0:
        try:
            os._exit(0 if read(GOOD, "paper.pdf").text.startswith("A paper") else 1)
        except BaseException:
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert read(pdf(text(72, 700, "Another paper can be read")), "x.pdf").text.startswith("Another")
