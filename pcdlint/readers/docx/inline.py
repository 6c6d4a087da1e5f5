"""What a paragraph says: its runs as a person sees them once every tracked change is taken over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from pcdlint.readers.docx import names as n
from pcdlint.readers.docx.fields import TICKED, UNTICKED, Fields
from pcdlint.readers.docx.letters import pieces, raised
from pcdlint.readers.docx.names import W
from pcdlint.readers.docx.parse import MAX_DEPTH, too_deep
from pcdlint.readers.docx.styles import PLAIN, Look, Styles, is_on, look_of, over
from pcdlint.readers.docx.symbols import glyph, is_symbol_font, shown

_THROUGH = frozenset(W + name for name in ("hyperlink", "smartTag", "customXml", "bdo", "dir", "fldSimple", "ruby"))
_THROUGH_RUBY = frozenset((W + "rubyBase",))
_BOXES = frozenset((W + "drawing", W + "pict", W + "object"))
_PLAIN_MARKS = {W + "tab": " ", W + "ptab": " ", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_TEXTS = (n.T, W + "delText")
BREAK = "\n"


class Bit(NamedTuple):
    """A piece of text that stands one for one in `element`'s text from `at` on, or stands for that element."""

    text: str
    element: Element
    at: int
    bold: bool


class Event(NamedTuple):
    """Something that happens before the bit of that number: `comment`, `comment-end`, `insert`, `insert-end` or
    `delete`; `words` are a comment's id, or the words that a change took out."""

    before: int
    kind: str
    words: str = ""


class Reference(NamedTuple):
    """A footnote (or endnote) that the text points to, and the element that does."""

    kind: str
    id: str
    mark: str
    element: Element


@dataclass(slots=True)
class Words:
    """All that a paragraph says, and what hangs on it: text boxes, each with its run, and notes."""

    bits: list[Bit] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    boxes: list[tuple[Element, Element]] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)

    def text(self) -> str:
        """What is seen of it."""
        return "".join(bit.text for bit in self.bits)

    def add(self, other: Words) -> None:
        """Put the words of another paragraph behind these."""
        shift = len(self.bits)
        self.bits.extend(other.bits)
        self.events.extend(event._replace(before=event.before + shift) for event in other.events)
        self.boxes.extend(other.boxes)
        self.references.extend(other.references)


class Inline:
    """Reads paragraphs one after the other: fields may run over several of them.

    `host` stands in for every element where the text lies outside the body (notes, text boxes).
    """

    def __init__(self, styles: Styles, notes: NoteMarks, balanced: bool, host: Element | None = None) -> None:
        self._styles = styles
        self._marks = notes
        self._host = host
        self._fields = Fields(balanced)
        self._ground = PLAIN
        self._gone: list[str] | None = None
        self._words = Words()

    def read(self, paragraph: Element, ground: Look) -> Words:
        """What a paragraph says. `ground` is the look that its style gives."""
        self._words = Words()
        self._ground = ground
        self._walk(paragraph, 0)
        self._fields.end_paragraph()
        return self._words

    def _walk(self, parent: Element, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise too_deep()
        for child in parent:
            tag = child.tag
            if tag == n.R:
                self._run(child)
            elif tag in _THROUGH or tag in _THROUGH_RUBY:
                self._walk(child, depth + 1)
            elif tag in (n.INS, n.MOVE_TO):
                self._event("insert")
                self._walk(child, depth + 1)
                self._event("insert-end")
            elif tag in (n.DEL, n.MOVE_FROM):
                self._deleted(child, depth)
            elif tag == n.SDT:
                self._control(child, depth)
            elif tag == n.ALTERNATE:
                self._walk(alternative(child), depth + 1)
            elif tag in (n.COMMENT_START, n.COMMENT_END):
                self._event("comment" if tag == n.COMMENT_START else "comment-end", child.get(n.ID, ""))
            elif tag in n.MATH:
                for text in child.iter(n.MATH_TEXT):
                    self._put(text.text or "", text, PLAIN)

    def _event(self, kind: str, words: str = "") -> None:
        self._words.events.append(Event(len(self._words.bits), kind, words))

    def _deleted(self, element: Element, depth: int) -> None:
        outer, self._gone = self._gone, []
        self._walk(element, depth + 1)
        words, self._gone = "".join(self._gone), outer
        if outer is None and words:
            self._event("delete", words)

    def _control(self, element: Element, depth: int) -> None:
        content = element.find(n.SDT_CONTENT)
        before = len(self._words.bits)
        if content is not None:
            self._walk(content, depth + 1)
        box = element.find(f"{n.SDT_PR}/{n.W14}checkbox")
        if box is not None and len(self._words.bits) == before and self._gone is None:
            checked = box.find(n.W14 + "checked")
            ticked = checked is not None and checked.get(n.W14 + "val", "1") not in ("0", "false")
            self._put(TICKED if ticked else UNTICKED, element, PLAIN)

    def _run(self, run: Element) -> None:
        look = self._look(run)
        if look.hidden:
            self._only_marks(run)
            return
        for child in run:
            tag = child.tag
            if tag in _TEXTS:
                self._text(child, look)
            elif tag in _PLAIN_MARKS:
                self._put(_PLAIN_MARKS[tag], child, look)
            else:
                self._other(child, run, look)

    def _other(self, child: Element, run: Element, look: Look) -> None:
        tag = child.tag
        if tag == W + "sym":
            code = child.get(W + "char", "")
            if len(code) <= 6 and all(c in "0123456789abcdefABCDEF" for c in code or "g"):
                self._put(glyph(child.get(W + "font", ""), int(code, 16)), child, look)
        elif tag == W + "fldChar":
            self._put(self._fields.char(child), child, look)
        elif tag == W + "instrText":
            self._fields.instruct(child.text or "")
        elif tag in (n.FOOTNOTE_REFERENCE, n.ENDNOTE_REFERENCE):
            self._reference(child, look)
        elif tag == n.ALTERNATE:
            self._box(alternative(child), run)
        elif tag in _BOXES:
            self._box(child, run)
        elif tag == W + "ruby":
            self._walk(child, 1)

    def _only_marks(self, run: Element) -> None:
        """Hidden runs say nothing, but the marks of fields in them still count."""
        for mark in run.iter(W + "fldChar"):
            self._fields.char(mark)

    def _look(self, run: Element) -> Look:
        properties = run.find(n.RPR)
        if properties is None:
            return self._ground
        own = look_of(properties)
        name = properties.find(W + "rStyle")
        if name is None:
            return over(self._ground, own)
        styled = self._styles.run(name.get(n.VAL, ""))
        bold = bool(styled.bold) != bool(self._ground.bold)  # Word lets two styles that are bold cancel out
        return over(over(self._ground, styled)._replace(bold=bold), own)

    def _text(self, element: Element, look: Look) -> None:
        text = element.text
        if not text:
            return
        at = 0
        if element.get(n.XML_SPACE) != "preserve":
            bare = text.lstrip(" \t\r\n")
            at = len(text) - len(bare)
            text = bare.rstrip(" \t\r\n")
        if look.font and is_symbol_font(look.font):
            self._put(shown(look.font, text), element, look, at)
            return
        if look.raised:
            text = raised(text)
        if look.caps and len(text.upper()) == len(text):
            text = text.upper()
        if text.isascii() and text.isprintable():
            self._put(text, element, look, at)
            return
        for begin, piece in pieces(text):
            self._put(piece, element, look, at + begin)

    def _put(self, text: str, element: Element, look: Look, at: int = 0) -> None:
        if not text or self._fields.silent:
            return
        if self._gone is not None:
            self._gone.append(text)
            return
        host = self._host
        self._words.bits.append(
            Bit(text, element if host is None else host, at if host is None else 0, bool(look.bold))
        )

    def _reference(self, element: Element, look: Look) -> None:
        if self._gone is not None or self._fields.silent:
            return
        kind = "footnote" if element.tag == n.FOOTNOTE_REFERENCE else "endnote"
        follows = element.get(W + "customMarkFollows")
        own = follows is not None and follows.lower() not in ("0", "false", "off")
        mark = self._marks.mark(kind, own)
        self._words.references.append(Reference(kind, element.get(n.ID, ""), mark, element))
        self._put(mark, element, look)

    def _box(self, parent: Element, run: Element) -> None:
        if self._gone is None and not self._fields.silent:
            host = run if self._host is None else self._host
            self._words.boxes.extend((box, host) for box in text_boxes(parent, 0))


class NoteMarks:
    """The marks that footnotes and endnotes have in the text, counted as they come."""

    def __init__(self) -> None:
        self._counts = {"footnote": 0, "endnote": 0}

    def mark(self, kind: str, own: bool) -> str:
        """The mark of the next note of a kind, "" where the text has a mark of its own for it."""
        if own:
            return ""
        self._counts[kind] += 1
        from pcdlint.readers.docx.counting import written

        return raised(written(self._counts[kind], "decimal" if kind == "footnote" else "lowerRoman"))


def alternative(element: Element) -> Element:
    """The one of several ways of saying a thing that Word shows: the first choice."""
    choice = element.find(n.CHOICE)
    if choice is None:
        choice = element.find(n.FALLBACK)
    return element if choice is None else choice


def text_boxes(parent: Element, depth: int) -> list[Element]:
    """The text boxes in a drawing, each once."""
    if depth > MAX_DEPTH:
        raise too_deep()
    found: list[Element] = []
    for child in parent:
        if child.tag == n.TEXT_BOX:
            found.append(child)
        elif len(child):
            found.extend(text_boxes(alternative(child) if child.tag == n.ALTERNATE else child, depth + 1))
    return found


def mark_of(paragraph: Element) -> tuple[bool, bool, bool]:
    """Whether the end of a paragraph is deleted, is hidden, and was inserted."""
    properties = paragraph.find(f"{n.PPR}/{n.RPR}")
    if properties is None:
        return False, False, False
    hidden = properties.find(W + "vanish")
    gone = properties.find(n.DEL) is not None or properties.find(n.MOVE_FROM) is not None
    return gone, hidden is not None and is_on(hidden), properties.find(n.INS) is not None
