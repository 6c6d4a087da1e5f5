"""Paragraphs: which printed rows are one, by where they stand and how they end and begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from pcdlint.readers.pdf.page import Edge
from pcdlint.readers.pdf.rows import Row
from pcdlint.readers.pdf.words import Words

_MARK = re.compile(
    r"(?:[-•●▪◦–☒☐☑✓✗]|o(?=\s)|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]|\d{1,3}(?:\.\d{1,3})+|\d{1,2}(?=\s+[A-Z])"
    r"|[⁰¹²³⁴-⁹]+)(?=\s|$)",
    re.IGNORECASE,
)
_FIGURE_TAIL = re.compile(r"[.:;?!]['\"’”)\]]*$")
_TAB = 0.45
"""A gap behind a number or bullet that is wider than a space of a sentence, in sizes of the letters."""
_LOOSE = 1.25
_TIGHT = 1.06
_USUAL = 1.45
_SLACK = 2.0
_MANY = 12
_FEW = 3
_SHORT = 0.75
_WIDE = 0.7


class Measure(NamedTuple):
    """What a file's text has in common: the right end of full rows by the width of the page, the distance
    of rows within a paragraph, the size of the letters of most of it, and whether paragraphs stand apart."""

    right: dict[int, float]
    pitch: float
    size: float
    spaced: bool


def measure(pages: Sequence[tuple[float, Sequence[Row]]]) -> Measure:
    """Measure the text of pages, each given with its width."""
    ends: dict[int, list[float]] = {}
    sizes: dict[float, int] = {}
    for width, rows in pages:
        ends.setdefault(round(width), []).extend(row.right for row in rows)
        for row in rows:
            sizes[round(row.size, 1)] = sizes.get(round(row.size, 1), 0) + len(row.text)
    left = min((row.left for _, rows in pages for row in rows), default=0.0)
    right = {width: _far(rights, width - left) for width, rights in ends.items()}
    pitch, apart = _distances(pages, right)
    return Measure(right, pitch, max(sizes, key=lambda s: sizes[s]) if sizes else 10.0, apart > pitch * _TIGHT)


def _distances(pages: Sequence[tuple[float, Sequence[Row]]], right: dict[int, float]) -> tuple[float, float]:
    """How far rows lie apart, in sizes of their letters: within paragraphs (told by small first letters),
    and between them (behind a row that ends well before the right end)."""
    within: list[float] = []
    between: list[float] = []
    for width, rows in pages:
        for before, row in pairwise(rows):
            if abs(row.size - before.size) > 0.5:
                continue
            if row.text[:1].islower() and not _MARK.match(row.text):
                within.append((row.base - before.base) / row.size)
            elif before.right < _SHORT * right[round(width)] and _ended(before):
                between.append((row.base - before.base) / row.size)
    pitch = median(within) if len(within) >= _FEW else _USUAL / _TIGHT
    return min(max(pitch, 0.9), 2.6), median(between) if len(between) >= _FEW else 9.0


def _far(rights: list[float], margin: float) -> float:
    """The right end that full rows reach: the farthest, unless it stands alone. Rows that are all
    short have none that is full: then a margin as wide as the left one is taken to be kept."""
    rights.sort(reverse=True)
    farthest = rights[2] if len(rights) >= _MANY else max(rights, default=0.0)
    return farthest if farthest > _WIDE * margin else margin


class Paragraph:
    """Rows put together one by one. `body` is where its rows begin under a number or bullet, if known;
    `tick` the tick that stands to the right of them."""

    def __init__(self, row: Row, width: float, tick: Words | None = None) -> None:
        self.rows = [row]
        self.tick = tick
        self.width = width
        mark = _MARK.match(row.text)
        self.body = _behind(row, mark.end()) if mark else None
        self._marked = mark is not None

    @property
    def bold(self) -> bool:
        return all(row.bold for row in self.rows)

    def takes(self, row: Row, known: Measure, level: Sequence[Edge]) -> bool:
        """Whether a row carries this paragraph on. `level` are the level lines drawn on its page."""
        last = self.rows[-1]
        if abs(row.size - last.size) > 0.1 * last.size or (self.bold != row.bold and (self.bold or _ended(last))):
            return False
        if row.page == last.page and not self._near(row, last, known, level):
            return False
        if self.tick is not None:
            return row.right < self.tick.marks[0].left and not _MARK.match(row.text) and self._aligned(row, True)
        full = self._full(last, row, known)
        if self._opens(row, full and not _ended(last)) or not self._aligned(row, full):
            return False
        lower = row.text[:1].islower()
        if row.page != last.page or not full:
            return not _ended(last) and (full or lower)
        return known.spaced or lower or not _ended(last)

    def add(self, row: Row, width: float) -> None:
        """Carry the paragraph on."""
        if len(self.rows) == 1 or self.rows[-1].page != row.page:
            self.body = row.left
        self.rows.append(row)
        self.width = width

    def _near(self, row: Row, last: Row, known: Measure, level: Sequence[Edge]) -> bool:
        distance = row.base - last.base
        if not 0 < distance <= self._reach(row, last, known):
            return False
        return not any(
            last.base + 0.35 * last.size < e.at < row.base - 0.75 * row.size and e.low < row.right and e.high > row.left
            for e in level
        )

    def _reach(self, row: Row, last: Row, known: Measure) -> float:
        """How far the next row of a paragraph may lie below the last one: what is usual in the file, or in
        this paragraph; more only where the words themselves run on."""
        if len(self.rows) > 1 and self.rows[-2].page == last.page:
            return (last.base - self.rows[-2].base) * _TIGHT + 0.5
        runs_on = row.text[:1].islower() and not _ended(last)
        tight = abs(row.size - known.size) < 0.3 and not runs_on and self.tick is None
        return known.pitch * row.size * (_TIGHT if tight else _LOOSE) + 0.5

    def _full(self, last: Row, row: Row, known: Measure) -> bool:
        """Whether the first word of the next row would not have fitted on the last one."""
        end = row.text.find(" ")
        word = row.marks[end - 1 if end > 0 else len(row.text) - 1].right - row.left
        return last.right + 0.25 * last.size + word > known.right[round(self.width)] - _SLACK

    def _opens(self, row: Row, running: bool) -> bool:
        """Whether a row begins with a number or bullet of its own. `running`: the sentence before it
        runs on, so that a number at the place of its words may be one of them."""
        mark = _MARK.match(row.text)
        if mark is None:
            return False
        behind = _behind(row, mark.end())
        wide = behind is not None and behind - row.marks[mark.end() - 1].right > _TAB * row.size
        out = self.body is not None and row.left < self.body - _SLACK
        return wide or out or not running

    def _aligned(self, row: Row, full: bool) -> bool:
        first = self.rows[0]
        if row.page != self.rows[-1].page:
            return True
        if abs((row.left + row.right) - (self.rows[-1].left + self.rows[-1].right)) < 6 and full:
            return True
        if len(self.rows) > 1 or self._marked:
            body = self.body if self.body is not None else first.left
            low, high = min(body, first.left), max(body, first.left)
            return low - _SLACK <= row.left <= high + _SLACK
        return -80 <= row.left - first.left <= (40 if full else _SLACK)


def _behind(row: Row, end: int) -> float | None:
    """Where the words behind a number begin."""
    while end < len(row.text) and row.text[end] == " ":
        end += 1
    return row.marks[end].left if end < len(row.text) else None


def _ended(row: Row) -> bool:
    return _FIGURE_TAIL.search(row.text) is not None
