"""The kinds of file that fixes are carried out in: how each writes a change, and reads what it has written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Protocol

from pcdlint.api import Result
from pcdlint.finding import Edit, Fix
from pcdlint.fix import FORMATS
from pcdlint.fix.bytes import holds, rewritten
from pcdlint.fix.edits import Replacement, Shift, in_file, replacements
from pcdlint.readers import read
from pcdlint.readers.decode import script
from pcdlint.readers.errors import UnreadableError
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
        self._codec = script(data).codec

    def hindrance(self, fix: Fix) -> str | None:
        if in_file(self._source, fix) is None:
            return NOT_PLAIN
        missing = next((edit.text for edit in fix.edits if not holds(self._codec, edit.text)), None)
        return f"the encoding of the file has no “{missing}”" if missing else None

    def written(self, fixes: Iterable[Fix]) -> bytes:
        wanted: list[Replacement] = []
        for fix in fixes:
            wanted.extend(in_file(self._source, fix) or ())
        return rewritten(self._data, sorted(wanted))

    def read(self, data: bytes, edits: Iterable[Edit]) -> Source:
        return read(data, self._source.path)


class WordFile:
    """Word: the change is tracked, in a copy."""

    def __init__(self, data: bytes, source: Source) -> None:
        from pcdlint.review.changes import Changes

        self._source = source
        self._changes = Changes(data)

    def hindrance(self, fix: Fix) -> str | None:
        return next((reason for edit in fix.edits if (reason := self._changes.hindrance(edit))), None)

    def written(self, fixes: Iterable[Fix]) -> bytes:
        return self._changes.tracked(edit for fix in fixes for edit in fix.edits)

    def read(self, data: bytes, edits: Iterable[Edit]) -> Source:
        """The copy with every change taken over: only the notes that the file had before are told of."""
        shift = Shift(replacements(edits))
        notes = tuple(note._replace(span=shift.span(note.span)) for note in self._source.notes)
        return replace(read(data, self._source.path), notes=notes)


_MEDIA: dict[str, Callable[[bytes, Source], Medium]] = {"text": TextFile, "markdown": TextFile, "docx": WordFile}
assert tuple(_MEDIA) == FORMATS


def opened(data: bytes, source: Source) -> Medium:
    """A file ready to be changed. Raises `UnreadableError` where it cannot be."""
    making = _MEDIA.get(source.format)
    if making is None:
        raise UnreadableError(
            f"pcdlint does not change a file of {source.format.upper()}", "fix the document that it was made from"
        )
    return making(data, source)


def changes_in_place(result: Result) -> bool:
    """Whether a paper itself is changed, rather than a copy."""
    return result.papers[0].source.format != "docx"


def readable(data: bytes, result: Result) -> str:
    """A file as people compare it: text as it stands there, Word as its text."""
    return script(data).text if changes_in_place(result) else result.papers[0].source.text
