"""A part of a Word file as bytes: where its elements stand, and how a run of its text is written as two."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from pcdlint.readers.docx.names import RPR, STRICT, TRANSITIONAL, XML_SPACE
from pcdlint.readers.errors import UnreadableError
from pcdlint.review.marks import Extent

_NAME = re.compile(rb"<([^\s/>]+)")
_CHARACTER = re.compile(r"&[^;]+;|\r\n|.", re.DOTALL)
_PREFIX = re.compile(
    rb"""xmlns:([A-Za-z_][\w.-]*)\s*=\s*["'](?:"""
    + re.escape(f"{TRANSITIONAL}|{STRICT}").replace(r"\|", "|").encode()
    + rb""")["']"""
)


class Part:
    """The bytes of a part with the extents of its elements; `order` are the numbers of the elements."""

    def __init__(self, data: bytes, extents: Sequence[Extent], order: Mapping[Element, int]) -> None:
        self.data = data
        self._extents = extents
        self._order = order
        root = _PREFIX.search(data, 0, extents[0].inner)
        if root is None:
            raise UnreadableError(
                "the Word file names its parts in an unusual way", "open it in Word and save it again"
            )
        self.prefix = root.group(1).decode()

    def extent(self, element: Element) -> Extent:
        """Where an element stands."""
        return self._extents[self._order[element]]

    def content(self, element: Element) -> bytes:
        """What an element holds, as it is written."""
        extent = self.extent(element)
        return self.data[extent.inner : extent.outer]

    def countable(self, element: Element) -> bool:
        """Whether the characters of an element's text can be counted in its bytes."""
        text = element.text or ""
        bare = element.get(XML_SPACE) != "preserve" and text != text.strip(" \t\r\n")
        return not bare and b"<" not in self.content(element)

    def name(self, element: Element) -> bytes:
        """The name of an element as it is written."""
        match = _NAME.match(self.data, self.extent(element).start)
        assert match is not None
        return match.group(1)

    def halves(self, run: Element) -> tuple[bytes, bytes]:
        """How a run is closed, and how it is opened again with the same look."""
        extent = self.extent(run)
        look = run.find(RPR)
        opened = self.data[extent.start : extent.inner]
        if look is not None:
            properties = self.extent(look)
            opened += self.data[properties.start : properties.end]
        return b"</" + self.name(run) + b">", opened

    def offsets(self, element: Element) -> list[int]:
        """At which byte of an element's text each of its characters begins, and the last one ends, as written."""
        found = [0]
        for character in _CHARACTER.findall(self.content(element).decode()):
            found.append(found[-1] + len(character.encode()))
        return found
