"""Accepting and rejecting what pcdlint has tracked in a Word file, as Word does."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from pcdlint.readers.docx.names import DEL, ID, INS, RPR, P, R, T, W
from tests.documents.word import zipped

MAIN = "word/document.xml"
AUTHOR = W + "author"


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as held:
        return {name: held.read(name) for name in held.namelist()}


def root(data: bytes) -> Element:
    return ElementTree.fromstring(parts(data)[MAIN])


def changes(data: bytes) -> list[tuple[str, str]]:
    """What pcdlint has tracked, in order: `-` or `+`, and the words."""
    return [
        ("-" if each.tag == DEL else "+", "".join(t.text or "" for t in each.iter() if t.tag in (T, W + "delText")))
        for each in root(data).iter()
        if each.get(AUTHOR) == "pcdlint"
    ]


def ids(data: bytes) -> list[str]:
    """The numbers of all tracked changes."""
    return [each.get(ID, "") for each in root(data).iter() if each.tag in (INS, DEL) and each.get(AUTHOR) == "pcdlint"]


def settled(data: bytes, accept: bool) -> bytes:
    """The file with every change of pcdlint accepted, or rejected."""
    top = root(data)
    for parent in list(top.iter()):
        for child in list(parent):
            if child.get(AUTHOR) != "pcdlint":
                continue
            at = list(parent).index(child)
            parent.remove(child)
            if (child.tag == INS) == accept:
                for text in child.iter(W + "delText"):
                    text.tag = T
                for back, inner in enumerate(list(child)):
                    parent.insert(at + back, inner)
    return zipped({**parts(data), MAIN: ElementTree.tostring(top)})


def looks(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Each letter of the paragraphs, with the look of its run."""
    for paragraph in root(data).iter(P):
        for run in paragraph.iter(R):
            look = run.find(RPR)
            written = b"" if look is None else ElementTree.tostring(look)
            for text in run.iter(T):
                yield from ((letter, written) for letter in text.text or "")
