"""The pages of a PDF file, one after the other, and why a file cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref

from pcdlint.readers.errors import UnreadableError
from pcdlint.readers.pdf import limits, native
from pcdlint.readers.pdf.drawn import drawn, filled_in
from pcdlint.readers.pdf.glyphs import Written, written
from pcdlint.readers.pdf.page import Page, View

_HEAD, _TAIL = 1024, 4096


def pages(data: bytes) -> Iterator[Page]:
    """The pages of a file in order. Raises `UnreadableError`: for a file that is cut off, locked,
    damaged, or larger than the limits allow."""
    if b"%PDF" not in data[:_HEAD]:
        raise UnreadableError("not a PDF file, though its name says so", "give it the ending of what it is")
    if b"%%EOF" not in data[-_TAIL:] and b"startxref" not in data[-_TAIL:]:
        raise UnreadableError("a PDF file whose end is missing", "download or export it again")
    document = native.load_document(data, len(data), None)
    if not document:
        raise _refused(native.last_error())
    try:
        count = native.count_pages(document)
        if count > limits.MAX_PAGES:
            raise UnreadableError(
                f"a PDF file of {count} pages, more than the {limits.MAX_PAGES} that a paper may have",
                "give pcdlint the pages of the paper alone",
            )
        if count < 1:
            raise UnreadableError("a damaged PDF file without pages", "export it again")
        if native.form_type(document) == native.XFA_FULL:
            raise UnreadableError("a PDF form whose text only Adobe Reader can show (XFA)", "print it to PDF first")
        characters = 0
        for index in range(count):
            page = _page(document, index)
            characters += len(page.glyphs)
            if characters > limits.MAX_CHARACTERS:
                raise UnreadableError(
                    f"a PDF file with more than {limits.MAX_CHARACTERS:,} characters", "check it is a decision paper"
                )
            yield page
    finally:
        native.close_document(document)


def _refused(error: int) -> UnreadableError:
    if error == native.NO_PASSWORD:
        return UnreadableError("a PDF file locked with a password", "save a copy without the password")
    if error == native.NO_SECURITY:
        return UnreadableError("a PDF file locked in a way pcdlint does not know", "save a copy without protection")
    return UnreadableError("a damaged PDF file", "download or export it again")


def _page(document: int, index: int) -> Page:
    page = native.load_page(document, index)
    text = native.load_text(page) if page else None
    if not page or not text:
        raise UnreadableError(f"a damaged PDF file: page {index + 1} cannot be read", "download or export it again")
    try:
        count = native.count_chars(text)
        if count > limits.MAX_CHARACTERS:
            raise UnreadableError(
                f"a PDF file with more than {limits.MAX_CHARACTERS:,} characters", "check it is a decision paper"
            )
        view, glyphs = _upright(text, count, _view(page), index + 1)
        lines = drawn(page, view)
        hidden = lines.pictured and (lines.text_first or len(glyphs.unseen) > len(glyphs.seen))
        seen = [*glyphs.seen, *glyphs.unseen] if hidden else glyphs.seen
        return Page(
            index + 1,
            view,
            [*seen, *filled_in(page, view, index + 1)],
            lines.level,
            lines.upright,
            lines.pictured,
            hidden,
        )
    finally:
        native.close_text(text)
        native.close_page(page)


def _upright(text: int, count: int, view: View, number: int) -> tuple[View, Written]:
    """A page as its text is upright, also where the whole page lies on its side; and its glyphs."""
    best, glyphs = view, written(text, count, view, number)
    for turns in (1, 2, 3):
        if len(glyphs.seen) + len(glyphs.unseen) > 0.3 * count:
            break
        turned = view._replace(turns=(view.turns + turns) % 4)
        again = written(text, count, turned, number)
        if len(again.seen) + len(again.unseen) > len(glyphs.seen) + len(glyphs.unseen):
            best, glyphs = turned, again
    return best, glyphs


def _view(page: int) -> View:
    box = native.Box()
    native.page_box(page, byref(box))
    turns = native.page_rotation(page) % 4
    return View(box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top), turns)
