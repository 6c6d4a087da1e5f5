"""Replacements in the bytes of a text file: every other byte stays, whatever the encoding and the line endings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from pcdlint.fix.edits import Replacement
from pcdlint.readers.decode import Script, script


def holds(codec: str, text: str) -> bool:
    """Whether a text can be written in an encoding."""
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def rewritten(data: bytes, wanted: Sequence[Replacement]) -> bytes:
    """The file with replacements made; their spans count in the text with single newlines, as readers see it."""
    written = script(data)
    place = _Places(written)
    newline = _newline(written.text)
    pieces: list[bytes] = []
    at = 0
    for (start, end), text in wanted:
        pieces += (data[at : place.of(start)], text.replace("\n", newline).encode(written.codec))
        at = place.of(end)
    return b"".join((*pieces, data[at:]))


class _Places:
    """From offsets of the text with single newlines to bytes of the file; asked in rising order."""

    def __init__(self, written: Script) -> None:
        self._script = written
        self._pairs: list[int] = []
        at = written.text.find("\r\n")
        while at >= 0:
            # The offset behind the newline that this pair has become.
            self._pairs.append(at + 1 - len(self._pairs))
            at = written.text.find("\r\n", at + 2)
        self._done = (0, written.skip)

    def of(self, offset: int) -> int:
        """The byte at which an offset stands."""
        before = offset + bisect_right(self._pairs, offset)
        done, place = self._done
        place += len(self._script.text[done:before].encode(self._script.codec, errors="replace"))
        self._done = (before, place)
        return place


def _newline(text: str) -> str:
    """The line ending of a file: that of its first line."""
    end = text.find("\n")
    if end < 0:
        return "\r" if "\r" in text else "\n"
    return "\r\n" if text[end - 1 : end] == "\r" else "\n"
