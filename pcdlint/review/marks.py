"""Where the elements of an XML part stand in its bytes.

ElementTree says what the elements are but not where; expat says where. Both meet them in the same
order, so the n-th of one is the n-th of the other.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.parsers import expat

_TAG = re.compile(rb"""<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>""")


class Extent(NamedTuple):
    """Where an element stands: from `start` to `end` in bytes; its contents from `inner` to `outer`.

    An element written as one tag (`<w:p/>`) has no contents: `inner` and `outer` are its end.
    """

    start: int
    inner: int
    outer: int
    end: int

    @property
    def bare(self) -> bool:
        """Whether the element is written as one tag."""
        return self.inner == self.end


def extents(data: bytes) -> list[Extent]:
    """The extent of every element in the order of their beginnings. `data` is well formed and in UTF-8."""
    found: list[Extent] = []
    open_: list[int] = []
    parser = expat.ParserCreate()

    def begin(_name: str, _attributes: object) -> None:
        start = parser.CurrentByteIndex
        tag = _TAG.match(data, start)
        assert tag is not None
        open_.append(len(found))
        found.append(Extent(start, tag.end(), -1, -1))

    def finish(_name: str) -> None:
        place = open_.pop()
        start, inner = found[place][:2]
        if data[inner - 2 : inner] == b"/>":
            found[place] = Extent(start, inner, inner, inner)
            return
        outer = parser.CurrentByteIndex
        found[place] = Extent(start, inner, outer, data.index(b">", outer) + 1)

    parser.StartElementHandler = begin
    parser.EndElementHandler = finish
    parser.Parse(data, True)
    return found
