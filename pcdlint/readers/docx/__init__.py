"""Word files (.docx), read as a person sees them with every tracked change taken over.

`read` gives the `Source`; `anchored` gives the same text with the way back into the document, for
copies with comments. Line and column of a place count in the clean text, which is what `pcdlint show` prints.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from pcdlint.readers.docx import names as n
from pcdlint.readers.docx.body import Block, Body, Grid, Para
from pcdlint.readers.docx.container import Package
from pcdlint.readers.docx.inline import Inline, NoteMarks, Reference
from pcdlint.readers.docx.names import W
from pcdlint.readers.docx.notes import Footnotes, comments, margins
from pcdlint.readers.docx.numbering import Numbering
from pcdlint.readers.docx.page import Page, Piece
from pcdlint.readers.docx.parse import styles_tree, tree
from pcdlint.readers.docx.styles import Styles
from pcdlint.readers.errors import UnreadableError
from pcdlint.readers.weave import line_starts
from pcdlint.source import Note, Origin, Source


class Anchored(NamedTuple):
    """A Word file's text with the pieces it was put together from, and the tree that they point into."""

    package: Package
    root: Element
    page: Page

    @property
    def pieces(self) -> list[Piece]:
        """The pieces in the order of the text."""
        return self.page.pieces


def read(data: bytes, path: str, form: str) -> Source:
    """Read a Word file. Raises `UnreadableError` with what is wrong and what to do."""
    found = anchored(data)
    text = found.page.text()
    origin = Origin((0,), (0,), line_starts(text))
    return Source(path, form, text, tuple(found.page.lines), origin, text, tuple(found.page.notes))


def anchored(data: bytes) -> Anchored:
    """The text of a Word file with the way back to its elements. Raises `UnreadableError`."""
    package = Package(data)
    main = package.part(package.main)
    root = tree(main)
    body = root.find(W + "body")
    if body is None:
        raise UnreadableError("the Word file has no text in it", "check that it is the paper")
    story = _Story(package, main.count(b'fldCharType="begin"') == main.count(b'fldCharType="end"'))
    page = Page(story.boxed, story.footnote, comments(package))
    page.fill(story.body.blocks(body))
    page.notes.extend(story.margins(body))
    return Anchored(package, root, page)


class _Story:
    """The readers of one file's parts, which share its styles and its counting."""

    def __init__(self, package: Package, balanced: bool) -> None:
        self._package = package
        name = package.related("styles")
        self._styles = Styles(styles_tree(package.part(name)) if name else None)
        self._numbering = Numbering(package.tree_of("numbering"), self._styles)
        self._marks = NoteMarks()
        self._balanced = balanced
        self._footnotes = Footnotes(package)
        self.body = Body(self._styles, self._numbering, Inline(self._styles, self._marks, balanced))

    def _beside(self, host: Element | None, numbering: Numbering) -> Body:
        return Body(self._styles, numbering, Inline(self._styles, self._marks, self._balanced, host))

    def boxed(self, box: Element, host: Element) -> Iterator[Block]:
        """The blocks of a text box."""
        return self._beside(host, self._numbering).blocks(box)

    def footnote(self, reference: Reference) -> Iterable[Para]:
        """The paragraphs of a note."""
        note = self._footnotes.find(reference.kind, reference.id)
        if note is None or note.get(W + "type") in ("separator", "continuationSeparator", "continuationNotice"):
            return []
        blocks = self._beside(reference.element, self._numbering).blocks(note)
        return [block for block in blocks if not isinstance(block, Grid)]

    def margins(self, body: Element) -> list[Note]:
        """What headers and footers say."""
        return margins(self._package, body, self._beside(Element(n.P), Numbering(None, self._styles)).blocks)
