"""The kinds of file that fixes are carried out in: how each writes a change, and reads what it has written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from pcdlint.finding import Edit, Fix
from pcdlint.fix.bytes import holds, rewritten
from pcdlint.fix.edits import Replacement, in_file
from pcdlint.readers import read
from pcdlint.source import Source

NOT_PLAIN = "markup or an unusual space stands between the words"


class Medium(Protocol):
    """A file as it is, about to be changed."""

    def hindrance(self, fix: Fix) -> str | None:
        """Why a fix cannot be carried out here; None where it can."""

    def written(self, fixes: Iterable[Fix]) -> bytes:
        """The file with fixes carried out, none of which hinders another."""

    def read(self, data: bytes, edits: Iterable[Edit]) -> Source:
        """What a reader makes of the changed file, the change itself being taken over."""


class TextFile:
    """Text and Markdown: the words are replaced."""

    def __init__(self, data: bytes, source: Source) -> None:
        self._data = data
        self._source = source

    def hindrance(self, fix: Fix) -> str | None:
        if in_file(self._source, fix) is None:
            return NOT_PLAIN
        missing = next((edit.text for edit in fix.edits if not holds(self._data, edit.text)), None)
        return f"the encoding of the file has no “{missing}”" if missing else None

    def written(self, fixes: Iterable[Fix]) -> bytes:
        wanted: list[Replacement] = []
        for fix in fixes:
            wanted.extend(in_file(self._source, fix) or ())
        return rewritten(self._data, sorted(wanted))

    def read(self, data: bytes, edits: Iterable[Edit]) -> Source:
        return read(data, self._source.path)


MEDIA: dict[str, Callable[[bytes, Source], Medium]] = {"text": TextFile, "markdown": TextFile}
"""By the format of a source."""
