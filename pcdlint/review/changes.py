"""A copy of a Word file with tracked changes: words struck out, and others put in, for the officer to accept or reject.

Only runs that hold such words change; each becomes several, all with its look. What cannot be changed
without guessing (words inside another tracked change, a field, a control or a text box) is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from pcdlint.finding import Edit
from pcdlint.readers.docx import anchored
from pcdlint.readers.docx.names import DEL, ID, INS, MOVE_FROM, MOVE_TO, RPR, P, T, W
from pcdlint.readers.docx.page import Piece
from pcdlint.review.comments import AUTHOR
from pcdlint.review.places import Places
from pcdlint.review.zipped import zipped
from pcdlint.values import Span

TRACKED = "another tracked change stands there"
FIELD = "Word fills in these words itself (a field)"
CONTROL = "the words stand in a control"
BOXED = "the words stand in a text box or a note, or are put in by Word"
APART = "the words do not stand together in one paragraph"
UNUSUAL = "the words are written in an unusual way"
_CHANGES = frozenset((INS, DEL, MOVE_FROM, MOVE_TO))
_FIELDS = frozenset((W + "fldSimple", W + "ruby"))


class _Portion(NamedTuple):
    """Part of the text of an element, to be struck out; `new` is put in behind it."""

    run: Element
    element: Element
    start: int
    end: int
    new: str


class Changes:
    """The changes that can be made in one Word file. Raises `UnreadableError`."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._found = anchored(data)
        self._places = Places(self._found)
        self._text = self._found.page.text()
        self._filled = frozenset(_filled(self._found.root))

    def hindrance(self, edit: Edit) -> str | None:
        """Why an edit of the clean text cannot be made as a tracked change; None where it can."""
        portions = self._portions(edit)
        if isinstance(portions, str):
            return portions
        paragraphs = {self._paragraph(portion.run) for portion in portions}
        if len(paragraphs) > 1:
            return APART
        return next((reason for portion in portions if (reason := self._against(portion))), None)

    def tracked(self, edits: Iterable[Edit]) -> bytes:
        """The copy with edits that nothing hinders and that do not touch each other."""
        runs: dict[Element, list[_Portion]] = {}
        for edit in sorted(edits):
            portions = self._portions(edit)
            assert not isinstance(portions, str), portions
            for portion in portions:
                runs.setdefault(portion.run, []).append(portion)
        part = self._places.part
        marks = _Marks(part.prefix, self._next_id())
        pieces: list[bytes] = []
        at = 0
        for run in sorted(runs, key=lambda run: part.extent(run).start):
            extent = part.extent(run)
            pieces += (part.data[at : extent.start], self._run(run, runs[run], marks))
            at = extent.end
        return zipped(self._data, {self._found.package.main: b"".join((*pieces, part.data[at:]))})

    def _portions(self, edit: Edit) -> list[_Portion] | str:
        """What an edit strikes out, run by run; or why that is not to be said."""
        start, end = edit.span
        if start == end:
            inside = [(p, e, e) for p, _, e in self._places.inside(Span(start - 1, start))]
        else:
            inside = list(self._places.inside(edit.span))
        if sum(e - b for _, b, e in inside) != end - start or not inside:
            return BOXED
        portions: list[_Portion] = []
        for piece, b, e in inside:
            portion = self._portion(piece, b, e, "" if portions else edit.text)
            if isinstance(portion, str):
                return portion
            if portions and portions[-1].element is portion.element and portions[-1].end != portion.start:
                return UNUSUAL
            portions.append(portion)
        return portions

    def _portion(self, piece: Piece, b: int, e: int, new: str) -> _Portion | str:
        run, element = self._places.run_of(piece.element), piece.element
        if run is None or element.tag != T or piece.at is None or self._places.parents[element] is not run:
            return BOXED
        start, end = piece.at + b, piece.at + e
        plain = (element.text or "")[start:end] == self._text[piece.start + b : piece.start + e]
        return _Portion(run, element, start, end, new) if plain else UNUSUAL

    def _against(self, portion: _Portion) -> str | None:
        run, element = portion.run, portion.element
        if element in self._filled:
            return FIELD
        at = run
        while at.tag != P:
            if at.tag in _CHANGES:
                return TRACKED
            if at.tag in _FIELDS:
                return FIELD
            at = self._places.parents[at]
        if self._places.frame_of(run) is not None:
            return CONTROL
        look = run.find(RPR)
        if look is not None and look.find(W + "rPrChange") is not None:
            return TRACKED
        return None if self._places.part.countable(element) else UNUSUAL

    def _paragraph(self, run: Element) -> Element:
        at = run
        while at.tag != P:
            at = self._places.parents[at]
        return at

    def _next_id(self) -> int:
        numbers = (element.get(ID, "") for element in self._found.root.iter())
        return max((int(number) for number in numbers if number.isdecimal()), default=0) + 1

    def _run(self, run: Element, portions: Sequence[_Portion], marks: _Marks) -> bytes:
        """A run as several: what stays of it, what is struck out, what is put in."""
        part = self._places.part
        close, opened = part.halves(run)
        written: list[bytes] = []
        kept: list[bytes] = []

        def keep() -> None:
            if kept:
                written.append(opened + b"".join(kept) + close)
                kept.clear()

        for child in run:
            if child.tag == RPR:
                continue
            own = [portion for portion in portions if portion.element is child]
            if not own:
                extent = part.extent(child)
                kept.append(part.data[extent.start : extent.end])
                continue
            content, offsets = part.content(child), part.offsets(child)
            at = 0
            for portion in own:
                begin, end = offsets[portion.start], offsets[portion.end]
                kept.extend(marks.text(content[at:begin]))
                keep()
                if begin < end:
                    written.append(marks.struck(opened, content[begin:end], close))
                if portion.new:
                    written.append(marks.put_in(opened, portion.new, close))
                at = end
            kept.extend(marks.text(content[at:]))
        keep()
        return b"".join(written)


class _Marks:
    """Writes the elements of tracked changes, each with a number of its own."""

    def __init__(self, prefix: str, first: int) -> None:
        self._prefix = prefix
        self._next = first

    def text(self, content: bytes) -> Iterator[bytes]:
        """Words that stay."""
        if content:
            yield self._words("t", content)

    def struck(self, opened: bytes, content: bytes, close: bytes) -> bytes:
        """Words taken out."""
        return self._change("del", opened + self._words("delText", content) + close)

    def put_in(self, opened: bytes, text: str, close: bytes) -> bytes:
        """Words put in."""
        return self._change("ins", opened + self._words("t", escape(text).encode()) + close)

    def _words(self, name: str, content: bytes) -> bytes:
        p = self._prefix.encode()
        tag = p + b":" + name.encode()
        return b"<" + tag + b' xml:space="preserve">' + content + b"</" + tag + b">"

    def _change(self, name: str, content: bytes) -> bytes:
        p, number = self._prefix, self._next
        self._next += 1
        head = f'<{p}:{name} {p}:id="{number}" {p}:author="{AUTHOR}">'
        return head.encode() + content + f"</{p}:{name}>".encode()


def _filled(root: Element) -> Iterator[Element]:
    """The texts that fields fill in."""
    depth = 0
    for element in root.iter():
        if element.tag == W + "fldChar":
            kind = element.get(W + "fldCharType")
            depth += (kind == "begin") - (kind == "end")
        elif element.tag == T and depth > 0:
            yield element
