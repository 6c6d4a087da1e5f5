"""What stands beside the text: footnotes, comments, headers and footers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element

from pcdlint.readers.docx import names as n
from pcdlint.readers.docx.body import Grid, Para
from pcdlint.readers.docx.container import Package
from pcdlint.readers.docx.names import W
from pcdlint.readers.docx.parse import tree
from pcdlint.source import Note
from pcdlint.values import Span

_NOWHERE = Span(0, 0)
_MOST_WORDS = 2_000


class Footnotes:
    """The footnotes and endnotes of a paper by kind and id, each part read when it is first asked for."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._held: dict[str, dict[str, Element]] = {}

    def find(self, kind: str, name: str) -> Element | None:
        """The note of a kind (`footnote`, `endnote`) with that id, or None."""
        if kind not in self._held:
            root = self._package.tree_of(kind + "s")
            self._held[kind] = {} if root is None else {item.get(n.ID, ""): item for item in root}
        return self._held[kind].get(name)


def comments(package: Package) -> dict[str, str]:
    """The words of the comments by id."""
    root = package.tree_of("comments")
    if root is None:
        return {}
    return {item.get(n.ID, ""): " ".join(" ".join(map(_typed, item.iter(n.P))).split())[:_MOST_WORDS] for item in root}


def _typed(paragraph: Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(n.T))


def margins(package: Package, body: Element, read: Callable[[Element], Iterable[Para | Grid]]) -> list[Note]:
    """What the headers and footers in use say, each once, as notes without a place in the text."""
    found: dict[tuple[str, str], None] = {}
    for section in body.iter(W + "sectPr"):
        first = section.find(W + "titlePg") is not None
        for item in section:
            kind = {W + "headerReference": "header", W + "footerReference": "footer"}.get(item.tag)
            if kind is None or (item.get(W + "type") == "first" and not first):
                continue
            relation = package.relations.get(item.get(n.R_ID, ""))
            if relation is not None:
                found[kind, relation.part] = None
    notes: dict[Note, None] = {}
    for kind, part in found:
        for words in _said(read(tree(package.part(part)))):
            notes[Note(kind, _NOWHERE, words)] = None
    return list(notes)


def _said(blocks: Iterable[Para | Grid]) -> Iterable[str]:
    for block in blocks:
        paragraphs = (
            [block] if isinstance(block, Para) else [p for row in block.rows for c in row for p in c.paragraphs]
        )
        for para in paragraphs:
            words = " ".join(para.words.text().split())
            if words:
                yield words
