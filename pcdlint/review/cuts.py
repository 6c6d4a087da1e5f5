"""Putting the marks of comments between and into the runs of a Word file's text.

A mark may stand between runs only: where it belongs inside of one, the run is written as two, each
with the look of the whole.
"""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

from pcdlint.readers.docx.names import RPR, XML_SPACE, T
from pcdlint.review.part import Part


class Cut(NamedTuple):
    """Where a mark goes: before or after `frame` (a control that must stay whole) if there is one; else in
    `run`, before its `child` (`at` 0), behind it (-1), or in its text before the character `at`."""

    run: Element
    child: Element
    at: int
    frame: Element | None = None


class _Split(NamedTuple):
    """A place in the bytes, and how the run is closed and opened again there (nothing between runs)."""

    place: int
    close: bytes = b""
    reopen: bytes = b""
    spaced: int | None = None
    """Where the text of the first half must be told to keep its spaces."""


class Cuts:
    """Collects the marks for one part, then writes the part with them."""

    def __init__(self, part: Part, styled: bool) -> None:
        self._part = part
        self._styled = styled
        self._ends: dict[_Split, list[int]] = {}
        self._starts: dict[_Split, list[int]] = {}

    def add(self, number: int, begin: Cut, end: Cut) -> None:
        """Put the comment of that number round what lies between two cuts."""
        self._starts.setdefault(self._split(begin, before=True), []).append(number)
        self._ends.setdefault(self._split(end, before=False), []).append(number)

    def apply(self) -> bytes:
        """The part with all marks."""
        pieces: list[bytes] = []
        changes: list[tuple[int, int, bytes]] = []
        for split in {*self._ends, *self._starts}:
            marks = b"".join(map(self._end, self._ends.get(split, ()))) + b"".join(
                map(self._start, reversed(self._starts.get(split, ())))
            )
            changes.append((split.place, 1 if split in self._ends else 2, split.close + marks + split.reopen))
        spaced = {split.spaced for split in {*self._ends, *self._starts}} - {None}
        changes.extend((place, 0, b' xml:space="preserve"') for place in spaced if place is not None)
        at = 0
        for place, _, text in sorted(changes):
            pieces += (self._part.data[at:place], text)
            at = place
        return b"".join((*pieces, self._part.data[at:]))

    def _start(self, number: int) -> bytes:
        return f'<{self._part.prefix}:commentRangeStart {self._part.prefix}:id="{number}"/>'.encode()

    def _end(self, number: int) -> bytes:
        p = self._part.prefix
        look = f'<{p}:rPr><{p}:rStyle {p}:val="CommentReference"/></{p}:rPr>' if self._styled else ""
        return (
            f'<{p}:commentRangeEnd {p}:id="{number}"/><{p}:r>{look}<{p}:commentReference {p}:id="{number}"/></{p}:r>'
        ).encode()

    def _split(self, cut: Cut, before: bool) -> _Split:
        if cut.frame is not None:
            frame = self._part.extent(cut.frame)
            return _Split(frame.start if before else frame.end)
        content = [child for child in cut.run if child.tag != RPR]
        run = self._part.extent(cut.run)
        if cut.child is cut.run or not content:
            return _Split(run.start if before else run.end)
        at = self._settled(cut, before)
        if at == 0 and cut.child is content[0]:
            return _Split(run.start)
        if at == -1 and cut.child is content[-1]:
            return _Split(run.end)
        close, reopen = self._part.halves(cut.run)
        child = self._part.extent(cut.child)
        if at in (0, -1):
            return _Split(child.start if at == 0 else child.end, close, reopen)
        name = self._part.name(cut.child)
        kept = cut.child.get(XML_SPACE) == "preserve"
        return _Split(
            child.inner + self._part.offsets(cut.child)[at],
            b"</" + name + b">" + close,
            reopen + b"<" + name + b' xml:space="preserve">',
            None if kept else child.start + 1 + len(name),
        )

    def _settled(self, cut: Cut, before: bool) -> int:
        """Where to cut really: a text is cut inside only where its characters can be counted in the bytes."""
        if cut.child.tag != T or cut.at in (0, -1):
            return cut.at
        if cut.at >= len(cut.child.text or ""):
            return -1
        if not self._part.countable(cut.child):
            return 0 if before else -1
        return cut.at
