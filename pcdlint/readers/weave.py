"""Building a `Source` piece by piece while keeping the way back to the file."""

from __future__ import annotations

from pcdlint.source import Line, Origin, Source


class Weaver:
    """Collects clean text with the raw offset of each piece, then makes the `Source`.

    `put` adds a piece whose characters stand one for one in the file, `stand_in` a
    piece that replaces something there (an entity, a cell border).
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._clean: list[int] = []
        self._raw: list[int] = []
        self.length = 0

    def put(self, text: str, raw: int) -> None:
        """Add text that stands at offset `raw` of the file, character for character."""
        if not text:
            return
        if not self._clean or self._raw[-1] + self.length - self._clean[-1] != raw:
            self._clean.append(self.length)
            self._raw.append(raw)
        self._pieces.append(text)
        self.length += len(text)

    def stand_in(self, text: str, raw: int) -> None:
        """Add text that stands for what is at `raw`; every character of it maps there."""
        for char in text:
            self._clean.append(self.length)
            self._raw.append(raw)
            self._pieces.append(char)
            self.length += 1

    def text(self) -> str:
        """The clean text so far."""
        return "".join(self._pieces)

    @property
    def ends_with_border(self) -> bool:
        """The last piece is a cell border."""
        return self._pieces[-1:] == ["\t"]

    def source(self, path: str, form: str, raw: str, lines: list[Line]) -> Source:
        """The finished source; `lines` are in offsets of the clean text."""
        origin = Origin(tuple(self._clean), tuple(self._raw), line_starts(raw))
        return Source(path, form, self.text(), tuple(lines), origin, raw)


def line_starts(raw: str) -> tuple[int, ...]:
    """The offsets at which the lines of a file begin."""
    starts = [0]
    at = raw.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = raw.find("\n", at + 1)
    return tuple(starts)
