"""The body of a Word file as blocks: paragraphs with the numbers they show, and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from xml.etree.ElementTree import Element

from pcdlint.readers.docx import names as n
from pcdlint.readers.docx.inline import Event, Inline, Words, alternative, mark_of
from pcdlint.readers.docx.names import W
from pcdlint.readers.docx.numbering import Numbering
from pcdlint.readers.docx.parse import MAX_DEPTH, too_deep
from pcdlint.readers.docx.styles import BODY_TEXT, Styles, number

_MAX_SPAN = 63
"""The most columns that a Word table can have."""
_MOST_LEVELS = 6


@dataclass(slots=True)
class Para:
    """A paragraph: what it says, the number before it (""), its level as a heading (0: none)."""

    words: Words
    element: Element
    label: str = ""
    level: int = 0


@dataclass(slots=True)
class Cell:
    """A cell: its paragraphs, and how many columns stand empty before it and behind its first."""

    paragraphs: list[Para] = field(default_factory=list)
    before: int = 0
    behind: int = 0


@dataclass(slots=True)
class Grid:
    """A table. `inner` are the tables inside its cells, `gone` the words of its deleted rows."""

    rows: list[list[Cell]] = field(default_factory=list)
    inner: list[Grid] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


Block = Para | Grid


class Body:
    """Reads blocks in the order in which Word counts."""

    def __init__(self, styles: Styles, numbering: Numbering, inline: Inline) -> None:
        self._styles = styles
        self._numbering = numbering
        self._inline = inline

    def blocks(self, container: Element, depth: int = 0) -> Iterator[Block]:
        """The paragraphs and tables of a container; paragraphs whose ends were deleted are one with the next."""
        held: Para | None = None
        keeps = False
        loose: list[Event] = []
        for element in _flat(container, depth):
            if element.tag == n.TBL:
                if held is not None:
                    yield held
                    held = None
                yield from self._table(element, depth + 1)
            elif element.tag in (n.COMMENT_START, n.COMMENT_END):
                loose.append(
                    Event(0, "comment" if element.tag == n.COMMENT_START else "comment-end", element.get(n.ID, ""))
                )
            else:
                held, keeps, done = self._next(element, held, keeps, loose)
                loose = []
                if done is not None:
                    yield done
        if held is not None and held.words.bits:
            yield held

    def _next(
        self, element: Element, held: Para | None, keeps: bool, loose: list[Event]
    ) -> tuple[Para | None, bool, Para | None]:
        """Read a paragraph: what is now held back for the one after it, and what is done."""
        gone, hidden, inserted = mark_of(element)
        para = self._paragraph(element)
        seen = bool(para.words.text().strip())
        para.words.events[:0] = loose
        if inserted and not para.words.bits:
            para.words.events.append(Event(0, "insert"))
            para.words.events.append(Event(0, "insert-end"))
        if held is not None:
            held.words.add(para.words)
            if keeps:
                para = held
            else:
                para.words, held = held.words, None
        if gone or hidden:
            if hidden and not gone and seen and not keeps:
                self._count(para)
            return para, hidden and not gone and (seen or keeps), None
        if not keeps:
            self._count(para)
        return None, False, para

    def _paragraph(self, element: Element) -> Para:
        properties = element.find(n.PPR)
        name = properties.find(W + "pStyle") if properties is not None else None
        style = self._styles.paragraph(name.get(n.VAL) if name is not None else None)
        return Para(self._inline.read(element, style.look), element)

    def _count(self, para: Para) -> None:
        """Give a paragraph its number and its level."""
        properties = para.element.find(n.PPR)
        name = properties.find(W + "pStyle") if properties is not None else None
        style = self._styles.paragraph(name.get(n.VAL) if name is not None else None)
        outline = style.outline
        list_id, at = style.number, None
        if properties is not None:
            said = number(properties.find(W + "outlineLvl"))
            outline = outline if said is None else said
            listed = properties.find(n.NUMPR)
            if listed is not None:
                own = listed.find(W + "numId")
                at = number(listed.find(W + "ilvl"))
                if own is not None:
                    list_id = own.get(n.VAL)
                    at = at or 0
        if outline is not None and 0 <= outline < BODY_TEXT:
            para.level = min(outline + 1, _MOST_LEVELS)
        if list_id and list_id != "0":
            para.label = self._numbering.label(list_id, self._numbering.level_of(style) if at is None else at)

    def _table(self, element: Element, depth: int) -> Iterator[Block]:
        rows = list(_flat(element, depth, n.TR))
        kept = [row for row in rows if not _is_gone(row)]
        cells = [[cell for cell in _flat(row, depth, n.TC) if not _left_out(cell)] for row in kept]
        if all(len(row) <= 1 for row in cells):
            # A table of one column is a frame around text, not a grid.
            for cell in chain.from_iterable(cells):
                yield from self.blocks(cell, depth + 1)
            return
        grid = Grid()
        for row, held in zip(kept, cells, strict=True):
            grid.rows.append([self._cell(cell, grid, depth) for cell in held])
            if grid.rows[-1]:
                grid.rows[-1][0].before = min(number(row.find(f"{n.TRPR}/{W}gridBefore")) or 0, _MAX_SPAN)
        for row in rows:
            if _is_gone(row):
                grid.gone.append(" ".join(text.text or "" for text in row.iter(W + "delText")))
        yield grid

    def _cell(self, element: Element, grid: Grid, depth: int) -> Cell:
        properties = element.find(n.TCPR)
        span = merged = None
        if properties is not None:
            span = number(properties.find(W + "gridSpan"))
            merged = _goes_on(properties)
        cell = Cell(behind=min(max((span or 1) - 1, 0), _MAX_SPAN))
        if merged:
            return cell
        for block in self.blocks(element, depth + 1):
            if isinstance(block, Grid):
                grid.inner.append(block)
            else:
                cell.paragraphs.append(block)
        return cell


def _flat(container: Element, depth: int, wanted: str = "") -> Iterator[Element]:
    """The paragraphs and tables (or the rows, or cells) of a container, through all that only wraps them."""
    if depth > MAX_DEPTH:
        raise too_deep()
    for child in container:
        tag = child.tag
        if tag == wanted or (not wanted and tag in _BLOCKS):
            yield child
        elif tag == n.SDT:
            content = child.find(n.SDT_CONTENT)
            if content is not None:
                yield from _flat(content, depth + 1, wanted)
        elif tag in _WRAPPERS:
            yield from _flat(child, depth + 1, wanted)
        elif tag == n.ALTERNATE:
            yield from _flat(alternative(child), depth + 1, wanted)


_BLOCKS = frozenset((n.P, n.TBL, n.COMMENT_START, n.COMMENT_END))
_WRAPPERS = frozenset((n.CUSTOM_XML, n.INS, n.MOVE_TO, W + "smartTag"))


def _is_gone(row: Element) -> bool:
    properties = row.find(n.TRPR)
    if properties is None:
        return False
    hidden = properties.find(W + "hidden")
    return properties.find(n.DEL) is not None or (hidden is not None and hidden.get(n.VAL, "1") not in ("0", "false"))


def _left_out(cell: Element) -> bool:
    properties = cell.find(n.TCPR)
    return properties is not None and properties.find(W + "cellDel") is not None


def _goes_on(properties: Element) -> bool:
    """Whether a cell is the rest of a merged one."""
    for name in ("vMerge", "hMerge"):
        merge = properties.find(W + name)
        if merge is not None and merge.get(n.VAL, "continue") != "restart":
            return True
    return False
