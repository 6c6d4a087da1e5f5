"""Places in a text as editors count them.

Editors begin a line after a line feed, a carriage return, or both, and nowhere else: a form feed, which the pages of
a converted PDF end with, ends no line. Their columns count UTF-16 code units unless another unit is agreed on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from pcdlint.patterns import pattern

DEFAULT_UNIT = "utf-16"
_ENDS = pattern(r"\r\n|\r|\n")


def _utf16(words: str) -> int:
    return len(words) if words.isascii() else len(words) + sum(c > "\uffff" for c in words)


def _utf8(words: str) -> int:
    return len(words.encode("utf-8", "surrogatepass"))


UNITS: Mapping[str, Callable[[str], int]] = MappingProxyType({"utf-16": _utf16, "utf-8": _utf8, "utf-32": len})
"""How long words are in each unit of columns."""


class Spot(NamedTuple):
    """A line and a column in units of the editor, both from 0."""

    line: int
    column: int


class Text:
    """A text and its lines, for turning an editor's places into offsets and back."""

    def __init__(self, text: str, unit: str = DEFAULT_UNIT) -> None:
        self.text = text
        self.unit = unit
        self._length = UNITS[unit]
        ends = list(_ENDS.finditer(text))
        self._starts = (0, *(end.end() for end in ends))
        self._stops = (*(end.start() for end in ends), len(text))

    def line(self, number: int) -> str:
        """The words of a line (from 0), without its end; "" beyond the last."""
        return self.text[self._starts[number] : self._stops[number]] if number < len(self._starts) else ""

    def spot(self, line: int, column: int) -> Spot:
        """The editor's place of a line and column in characters, both from 0."""
        return Spot(line, self._length(self.line(line)[:column]))

    def column(self, spot: Spot) -> int:
        """The column in characters of an editor's place; inside a character, the one before it."""
        words = self.line(spot.line)
        low, high = 0, len(words)
        while low < high:
            middle = (low + high + 1) // 2
            if self._length(words[:middle]) <= spot.column:
                low = middle
            else:
                high = middle - 1
        return low

    def offset(self, spot: Spot) -> int:
        """The offset of an editor's place; one beyond a line or the text is at its end."""
        if spot.line >= len(self._starts):
            return len(self.text)
        return self._starts[spot.line] + self.column(spot)

    def changed(self, start: Spot, end: Spot, words: str) -> Text:
        """The text with what stands between two places replaced."""
        first = self.offset(start)
        last = max(self.offset(end), first)
        return Text(self.text[:first] + words + self.text[last:], self.unit)
