"""HTML: the page of a decision, or a paper saved from a word processor.

The standard library's parser is used because it tells where in the file each piece of
text stands, which faster parsers do not; a finding must point into the officer's file.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from pcdlint.readers.decode import decode
from pcdlint.readers.lists import Lists
from pcdlint.readers.rows import Rows
from pcdlint.readers.weave import Weaver, line_starts
from pcdlint.source import Line, Source

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
_SILENT = frozenset(
    ["script", "style", "template", "svg", "noscript", "head", "nav", "select", "button", "iframe", "object"]
)
_FURNITURE = frozenset(("header", "footer", "aside"))
_MARGINS = ("header", "footer")
"""What word processors call the running head and foot of a page that they save as HTML."""
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_SPACE = re.compile(r"[ \t\n\f\r\u00a0\u2007\u202f]+")


def read(data: bytes, path: str, form: str) -> Source:
    """Read a page. Where it has a `main` part, only that; navigation and footers are left out."""
    raw = decode(data)
    page = _Page(raw)
    page.feed(raw)
    page.close()
    page.end_line()
    return page.weaver.source(path, form, raw, page.lines)


class _Page(HTMLParser):
    def __init__(self, raw: str) -> None:
        super().__init__(convert_charrefs=False)
        self.weaver = Weaver()
        self.lines: list[Line] = []
        self._starts = line_starts(raw)
        self._main = bool(re.search(r"<main\b", raw, re.IGNORECASE))
        self._in_main = 0
        self._silent: list[str] = []
        self._lists = Lists()
        self._rows = Rows()
        self._in_row = False
        self._table = 0
        self._depth = 0
        self._level = 0
        self._strong = 0
        self._line_start = 0
        self._line_strong = True
        self._pending_space = False
        self._open = False
        self._only_marker = False

    def _at(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _heard(self) -> bool:
        return not self._silent and (not self._main or self._in_main > 0)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent:
            self._silent += [tag] * (tag == self._silent[-1])
            return
        if tag in _SILENT or (tag in _FURNITURE and not self._in_main) or dict(attrs).get("title") in _MARGINS:
            self._silent += [tag] * (tag not in _VOID)
            return
        if tag == "main":
            self._in_main += 1
        if not self._heard():
            return
        values = dict(attrs)
        if tag in ("td", "th"):
            self._start_cell(values)
        elif tag == "tr":
            self.end_line()
            self._rows.row()
            self._in_row = True
        elif tag == "table":
            self.end_line()
            self._depth += 1
            self._table += 1
            self._rows = Rows()
        elif tag == "br":
            self._break()
        elif tag in ("strong", "b"):
            self._strong += 1
        elif tag in ("ol", "ul"):
            self._start_list(tag, values)
        elif tag == "li":
            self._start_item(values)
        elif tag == "input" and values.get("type") == "checkbox":
            self._say("☒" if "checked" in values else "☐")
        elif tag in _BLOCKS:
            self._break()
            if tag[0] == "h" and tag[1:].isdigit():
                self._level = int(tag[1:])

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag == self._silent[-1]:
                self._silent.pop()
            return
        if tag == "main":
            self._break()
            self._in_main = max(0, self._in_main - 1)
        if not self._heard():
            return
        if tag == "tr" or (tag == "table" and self._in_row):
            self._borders(self._rows.end())
            self._in_row = False
            self.end_line()
        if tag == "table":
            self._depth = max(0, self._depth - 1)
            self.end_line()
        elif tag == "caption":
            self._depth, depth = 0, self._depth
            self.end_line()
            self._depth = depth
        elif tag in ("strong", "b"):
            self._strong = max(0, self._strong - 1)
        elif tag in ("ol", "ul"):
            self._break()
            self._lists.end()
        elif tag in _BLOCKS:
            self._break()
            if tag[0] == "h" and tag[1:].isdigit():
                self._level = 0

    def handle_data(self, data: str) -> None:
        if not self._heard():
            return
        base = self._at()
        at = 0
        for gap in _SPACE.finditer(data):
            self._word(data[at : gap.start()], base + at)
            self._pending_space = True
            at = gap.end()
        self._word(data[at:], base + at)

    def handle_entityref(self, name: str) -> None:
        self._entity(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._entity(f"&#{name};")

    def _entity(self, written: str) -> None:
        if self._heard():
            char = unescape(written)
            if _SPACE.fullmatch(char):
                self._pending_space = True
            else:
                self._say(char)

    def _word(self, word: str, raw: int) -> None:
        if word:
            self._space(raw)
            self.weaver.put(word, raw)

    def _say(self, text: str) -> None:
        self._space(self._at())
        self.weaver.stand_in(text, self._at())

    def _space(self, raw: int) -> None:
        if self._pending_space and self._open and not self._at_cell_start():
            self.weaver.stand_in(" ", raw)
        self._pending_space = self._only_marker = False
        self._open = True
        if not self._strong:
            self._line_strong = False

    def _at_cell_start(self) -> bool:
        return self.weaver.length == self._line_start or self.weaver.ends_with_border

    def _break(self) -> None:
        if self._in_row or self._only_marker:
            self._pending_space = True
        else:
            self.end_line()

    def end_line(self) -> None:
        """Close the line in hand, if it holds anything."""
        if self.weaver.length > self._line_start:
            row = self._depth > 0
            strong = self._line_strong and not self._level
            self.lines.append(
                Line(self._line_start, self.weaver.length, self._level, self._table if row else 0, strong)
            )
            self.weaver.stand_in("\n", self._at())
            self._line_start = self.weaver.length
        self._open = self._pending_space = False
        self._line_strong = True

    def _start_cell(self, values: dict[str, str | None]) -> None:
        if not self._in_row:
            self._rows.row()
            self._in_row = True
        self._borders(self._rows.cell(values.get("colspan") or "", values.get("rowspan") or ""))
        self._pending_space = False

    def _borders(self, number: int) -> None:
        self.weaver.stand_in("\t" * number, self._at())

    def _start_list(self, tag: str, values: dict[str, str | None]) -> None:
        self._break()
        self._lists.start(tag == "ol", values.get("start") or "1", values.get("type") or "1")

    def _start_item(self, values: dict[str, str | None]) -> None:
        self._break()
        self._say(self._lists.item(values.get("value") or ""))
        self._pending_space = self._only_marker = True
