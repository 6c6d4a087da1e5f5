"""From glyphs to rows: what stands on one baseline, in order, with its spaces and raised marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from pcdlint.readers.pdf.page import Glyph
from pcdlint.readers.pdf.symbols import raised

_SAME = 0.3
"""How far baselines of one row may lie apart, in sizes of the letters."""
_SMALL = 0.85
_LIFT = 0.7
_DROP = 0.35
_JUMP = 0.18
_TAB = 0.6
"""A gap that is a space even between characters that were drawn one after the other."""
_COLUMN = 1.2
"""A gap that no space of a sentence is as wide as."""


class Row(NamedTuple):
    """One line as printed. `marks` holds for each character of `text` the glyph that it came from
    (an inserted space has that of the character before it); `gaps` are the offsets behind wide gaps;
    `trailing` says that a space was drawn behind the last word."""

    text: str
    marks: Sequence[Glyph]
    left: float
    right: float
    base: float
    size: float
    bold: bool
    gaps: tuple[int, ...]
    trailing: bool = False

    @property
    def page(self) -> int:
        return self.marks[0].page

    def part(self, start: int, end: int) -> tuple[str, Sequence[Glyph]]:
        """The words from one offset to another and their glyphs, without spaces around them."""
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        return self.text[start:end], self.marks[start:end]


@dataclass(slots=True)
class _Run:
    """Glyphs drawn one after the other on a baseline; `first` is the place of the first in the drawing order."""

    base: float
    size: float
    first: int
    glyphs: list[Glyph]
    lifted: bool = False

    @property
    def left(self) -> float:
        return min(g.left for g in self.glyphs)

    @property
    def right(self) -> float:
        return max(g.right for g in self.glyphs)


def rows(glyphs: Iterable[Glyph]) -> list[Row]:
    """The rows of some glyphs (given in drawing order), from the top down."""
    lines = _attached(_lines(_runs(glyphs)))
    return [row for line in lines if (row := _row(line)) is not None]


def _runs(glyphs: Iterable[Glyph]) -> list[_Run]:
    runs: list[_Run] = []
    run: _Run | None = None
    for order, glyph in enumerate(glyphs):
        if run is None or abs(glyph.base - run.base) > 0.3 or abs(glyph.size - run.size) > 0.3:
            run = _Run(glyph.base, glyph.size, order, [])
            runs.append(run)
        run.glyphs.append(glyph)
    return [r for r in runs if any(g.text.strip() for g in r.glyphs)]


def _lines(runs: list[_Run]) -> list[list[_Run]]:
    lines: list[list[_Run]] = []
    for run in sorted(runs, key=attrgetter("base")):
        if lines:
            near = lines[-1][0]
            if abs(run.base - near.base) <= _SAME * min(run.size, near.size) and not _odd(run, near):
                lines[-1].append(run)
                continue
        lines.append([run])
    return lines


def _odd(run: _Run, near: _Run) -> bool:
    """A mark that is hardly raised: of another size, and not quite on the line."""
    sizes = sorted((run.size, near.size))
    return sizes[0] < _SMALL * sizes[1] and abs(run.base - near.base) > 0.12 * sizes[1]


def _attached(lines: list[list[_Run]]) -> list[list[_Run]]:
    """The lines with the raised and lowered marks put into the line that they belong to."""
    done: list[list[_Run]] = []
    for i, line in enumerate(lines):
        size = max(run.size for run in line)
        below = lines[i + 1] if i + 1 < len(lines) else None
        if below and _belongs(line, below, size, _LIFT):
            for run in line:
                run.lifted = True
            below.extend(line)
        elif done and _belongs(line, done[-1], size, _DROP):
            done[-1].extend(line)
        else:
            done.append(line)
    return done


def _belongs(marks: list[_Run], line: list[_Run], size: float, reach: float) -> bool:
    whole = max(run.size for run in line)
    if size >= _SMALL * whole or abs(marks[0].base - line[0].base) > reach * whole:
        return False
    near = 0.5 * whole
    return all(
        any(abs(mark.left - run.right) < near or abs(run.left - mark.right) < near or
            run.left < mark.left < run.right for run in line)
        for mark in marks
    )  # fmt: skip


def _row(line: list[_Run]) -> Row | None:
    """A row out of its runs; a run of raised digits is written as superscripts."""
    placed = [
        (glyph.left, run.first + i, glyph, run.lifted)
        for run in line
        for i, glyph in enumerate(run.glyphs)
        if glyph.text
    ]
    placed.sort(key=lambda p: (round(p[0], 1), p[1]))
    text: list[str] = []
    marks: list[Glyph] = []
    gaps: list[int] = []
    before: Glyph | None = None
    order = -1
    spaced = False
    length = 0
    for _, place, glyph, lifted in placed:
        if glyph.text == " ":
            spaced = spaced or before is not None
            order = place if place == order + 1 else order
            continue
        if before is not None:
            gap = glyph.left - before.right
            size = max(min(glyph.size, before.size), 1.0)
            if gap > _COLUMN * size:
                gaps.append(length + 1)
                spaced = True
            if spaced and gap < 0.08 * size and place != order + 1:
                spaced = False
            if spaced or gap > (_TAB if place == order + 1 else _JUMP) * size:
                text.append(" ")
                marks.append(before)
                length += 1
        words = raised(glyph.text) if lifted else glyph.text
        text.append(words)
        marks.extend([glyph] * len(words))
        length += len(words)
        before, order, spaced = glyph, place, False
    if before is None:
        return None
    end = placed[-1][2]
    return _made("".join(text), marks, tuple(gaps), line)._replace(trailing=end.text == " " and end.right > end.left)


def _made(text: str, marks: list[Glyph], gaps: tuple[int, ...], line: list[_Run]) -> Row:
    main = max(line, key=lambda run: sum(g.text != " " for g in run.glyphs) * (not run.lifted))
    bold = all(mark.bold for char, mark in zip(text, marks, strict=True) if char.isalnum())
    bold = bold and any(char.isalnum() for char in text)
    left, right = min(m.left for m in marks), max(m.right for m in marks)
    return Row(text, marks, left, right, main.base, main.size, bold, gaps)
