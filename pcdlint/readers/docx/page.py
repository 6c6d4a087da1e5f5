"""Blocks to lines of clean text: each paragraph a line, each row of a table a line with tabs between its cells.

Beside the text stands a map of where each piece of it came from, which a copy with comments needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple
from xml.etree.ElementTree import Element

from pcdlint.readers.docx.body import Block, Cell, Grid, Para
from pcdlint.readers.docx.inline import BREAK, Event, Reference, Words
from pcdlint.readers.docx.symbols import BULLETS
from pcdlint.source import Line, Note
from pcdlint.values import Span

_TICK = "✓"


class Piece(NamedTuple):
    """A piece of the clean text: it stands in `element`'s text from `at` on, or (`at` None) for that element."""

    start: int
    length: int
    element: Element
    at: int | None


class Page:
    """Collects the text with its lines, notes and pieces.

    `boxed` reads the blocks of a text box, `footnote` the paragraphs of a note; both are asked while the
    text is laid out. `said` are the words of the comments by id.
    """

    def __init__(
        self,
        boxed: Callable[[Element, Element], Iterable[Block]],
        footnote: Callable[[Reference], Iterable[Para]],
        said: dict[str, str],
    ) -> None:
        self._boxed = boxed
        self._footnote = footnote
        self._said = said
        self._text: list[str] = []
        self._owed: list[Reference] = []
        self._inner: list[Grid] = []
        self._open: dict[str, int] = {}
        self._bold = self._plain = False
        self.length = 0
        self.tables = 0
        self.lines: list[Line] = []
        self.pieces: list[Piece] = []
        self.notes: list[Note] = []

    def text(self) -> str:
        """The text so far."""
        return "".join(self._text)

    def fill(self, blocks: Iterable[Block]) -> None:
        """Lay out blocks, the notes that they point to behind them, but not inside a list."""
        for block in blocks:
            self._block(block)
        self._footnotes()
        for mark in list(self._open):
            self._close(mark)

    def _block(self, block: Block) -> None:
        if isinstance(block, Grid):
            self._grid(block)
            while self._inner:
                self._grid(self._inner.pop(0))
            return
        if self._owed and (block.level or not block.label) and block.words.bits:
            self._footnotes()
        self._paragraph(block)
        for box, host in block.words.boxes:
            for each in self._boxed(box, host):
                self._block(each)

    def _paragraph(self, para: Para) -> None:
        seen = para.words.text().strip()
        label = para.label if seen or not _only_a_bullet(para.label) else ""
        if not seen and not label:
            self._words(Words([], [e._replace(before=0) for e in para.words.events]), BREAK)
            return
        self._gap()
        start = self.length
        if label:
            self._put(label + " ", para.element, None)
        self._words(para.words, BREAK, start, para.level)
        self._owed.extend(para.words.references)

    def _gap(self) -> None:
        """A blank line between what came and what comes."""
        if self.lines:
            self._text.append("\n\n")
            self.length += 2
        self._bold = self._plain = False

    def _put(self, text: str, element: Element, at: int | None) -> None:
        self._text.append(text)
        self.pieces.append(Piece(self.length, len(text), element, at))
        self.length += len(text)

    def _words(self, words: Words, end: str, start: int | None = None, level: int = 0) -> None:
        """Put the words of a paragraph: as lines of their own from `start` on, or (None) into a cell."""
        events = iter(sorted(words.events, key=lambda event: event.before))
        event = next(events, None)
        for number, bit in enumerate(words.bits):
            while event is not None and event.before <= number:
                self._happen(event)
                event = next(events, None)
            if bit.text == BREAK:
                if start is None or end != BREAK:
                    self._put(" ", bit.element, None)
                else:
                    self._line(start, level, 0)
                    self._text.append("\n")
                    self.length += 1
                    start = self.length
                continue
            self._put(bit.text, bit.element, bit.at)
            if not bit.text.isspace():
                self._bold, self._plain = self._bold or bit.bold, self._plain or not bit.bold
        while event is not None:
            self._happen(event)
            event = next(events, None)
        if start is not None:
            self._line(start, level, 0)

    def _line(self, start: int, level: int, table: int) -> None:
        self.lines.append(Line(start, self.length, level, table, self._bold and not self._plain and not level))
        self._bold = self._plain = False

    def _happen(self, event: Event) -> None:
        here = self.length
        if event.kind == "delete":
            self.notes.append(Note("tracked-deletion", Span(here, here), event.words))
        elif event.kind in ("comment", "insert"):
            self._open[event.kind + event.words] = here
        elif event.kind == "comment-end":
            self._close("comment" + event.words)
        else:
            self._close("insert")

    def _close(self, mark: str) -> None:
        start = self._open.pop(mark, None)
        if start is None:
            return
        span = Span(start, self.length)
        if mark != "insert":
            self.notes.append(Note("comment", span, self._said.get(mark.removeprefix("comment"), "")))
        elif self.notes and self.notes[-1].kind == "tracked-insertion" and self.notes[-1].span.end == start:
            self.notes[-1] = Note("tracked-insertion", Span(self.notes[-1].span.start, self.length))
        else:
            self.notes.append(Note("tracked-insertion", span))

    def _grid(self, grid: Grid) -> None:
        self._gap()
        self.tables += 1
        table = self.tables
        for number, row in enumerate(grid.rows):
            if number:
                self._text.append("\n")
                self.length += 1
            start = self.length
            for at, cell in enumerate(row):
                self._tabs(cell.before + (1 if at else 0))
                self._cell(cell)
                self._tabs(cell.behind)
            self._line(start, 0, table)
        for words in grid.gone:
            self.notes.append(Note("tracked-deletion", Span(self.length, self.length), words))
        self._inner.extend(grid.inner)

    def _tabs(self, count: int) -> None:
        self._text.append("\t" * count)
        self.length += count

    def _cell(self, cell: Cell) -> None:
        begun = False
        for para in _all(cell.paragraphs, self):
            seen = para.words.text().strip()
            label = para.label if seen or not _only_a_bullet(para.label) or para.label == _TICK else ""
            if (seen or label) and begun:
                self._put(" ", para.element, None)
            if label:
                self._put(label + " " if seen else label, para.element, None)
            self._words(para.words, " ")
            begun = begun or bool(seen or label)
            self._owed.extend(para.words.references)

    def flat(self, box: Element, host: Element) -> Iterable[Para]:
        """The paragraphs of a text box inside a cell."""
        for block in self._boxed(box, host):
            if isinstance(block, Grid):
                self._inner.append(block)
            else:
                yield block

    def _footnotes(self) -> None:
        owed, self._owed = self._owed, []
        for reference in owed:
            paragraphs = [para for para in self._footnote(reference) if para.words.text().strip()]
            if not paragraphs:
                continue
            self._gap()
            start = self.length
            if reference.mark:
                spaced = paragraphs[0].words.bits[0].text[0].isspace()
                self._put(reference.mark + ("" if spaced else " "), reference.element, None)
            for number, para in enumerate(paragraphs):
                if number:
                    self._put(" ", reference.element, None)
                self._words(para.words, " ")
            self._line(start, 0, 0)


def _all(paragraphs: Iterable[Para], page: Page) -> Iterable[Para]:
    """The paragraphs of a cell, with those of their text boxes behind each."""
    for para in paragraphs:
        yield para
        for box, host in para.words.boxes:
            yield from page.flat(box, host)


def _only_a_bullet(label: str) -> bool:
    return not label or (len(label) == 1 and (label in BULLETS or not label.isalnum()))
