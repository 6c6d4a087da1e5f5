"""Text and Markdown: what officers paste and what conversions of PDF and web pages leave.

Real conversions are not valid Markdown, so no Markdown parser is asked: the marks that
carry no words (bold stars, tags, escapes, links) are taken away in one pass over the
text and the lines are left as they stand.
"""

from __future__ import annotations

import re

from pcdlint.patterns import pattern
from pcdlint.readers.copied import copied_rows
from pcdlint.readers.decode import decode
from pcdlint.readers.furniture import without_furniture
from pcdlint.readers.spaced import spaced_rows
from pcdlint.readers.weave import Weaver
from pcdlint.source import Line, Source

# Each alternative starts with its own literal, which keeps the scan at the speed of a character set.
_NOISE = pattern(
    r"""\*\*+                                   # bold
    | <(?:!--.*?-->                             # comments, and tags, which "<insert name>" and "<date>" are not
        |/?(?!(?:[nN]ame|[dD]ate|[nN]umber|[aA]mount|[tT]itle|[sS]upplier|[pP]ost|[xX]+|TBC|tbc)>)
         [a-zA-Z][^<>\s]{0,300}(?:\s[^<>\n]{0,300}=[^<>\n]{0,300}|\s*/?)>)
    | &(?:\#\d{1,6}|\#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});
    | \$?\\(?:pounds|checkmark|square|boxtimes|boxed|times|cdot|quad)(?![a-zA-Z])[ ]?\$?
    | \\[()\[\]*_\#&%$.\-|'"+!<>{}]             # escaped punctuation
    | \$(?=\\pounds)
    | (?<=\d)\$(?![\d])
    | !?\[(?=(?:[^\[\]\n]|\\[\[\]]|\[[^\[\]\n]*\]){0,300}\]\()   # a link's opening bracket
    | \]\([^()\s]*(?:\s"[^"\n]*")?\)            # and its address
    | [\u200b\u200c\u200d\ufeff\u00ad]          # characters without width
    """,
    re.VERBOSE | re.DOTALL,
)
_COMMAND = {"pounds": "£", "checkmark": "✓", "boxtimes": "☒", "square": "☐", "times": "×"}
_SPACES = ("\u00a0", "\u2007", "\u202f", "\u2009", "\f", "\v")
# A mark can begin only at one of these; the scan for them is many times faster than that for the marks.
_FIRST = pattern(r"[*<&$\\!\[\]\u200b\u200c\u200d\ufeff\u00ad]")
_HEADING = pattern(r"[ \t]{0,12}(#{1,6})[ \t]+")
_RULER = pattern(r"[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$")
# A number or bullet set off by a tab, with no other tab on the line, makes no row of a table.
_NUMBER_TAB = pattern(r"^(\s*(?:[-*•]\s+)?(?:\d+(?:\.\d+)+[.)]?|\d+[.)]|\(?[a-z]{1,4}[.)]|[-–•▪]))\t+(?=[^\t]*$)")
# Captions and numbered paragraphs never stand inside a table.
_NOT_INNER = pattern(r"\s*(?:Table|Figure|Chart|Appendix|Annex)\b|\s*\d+(?:\.\d+)*[.)]?\s")
_INNER_HEADING = 60
_QUOTED = pattern(r"^(?:>[ \t]?)+", re.MULTILINE)
_TWO_SPACES = pattern(r"(?<=[^\s|])  (?=[^\s|])")
_TABLE_TAG = pattern(r"<table\b", re.IGNORECASE)


def read(data: bytes, path: str, form: str) -> Source:
    """Read text or Markdown. Raises `UnreadableError` for binary data."""
    raw = decode(data)
    if _TABLE_TAG.search(raw):
        from pcdlint.readers.tables import flatten_tables

        raw_view = flatten_tables(raw)
    else:
        raw_view = raw
    weaver = Weaver()
    strong = _clean(without_furniture(_unquoted(_plain_spaces(raw_view))), weaver)
    text = weaver.text()
    return _with_lines(weaver, text, strong, path, form, raw)


def _clean(view: str, weaver: Weaver) -> frozenset[int]:
    """Put the text without its noise; returns the clean offsets at which bold began."""
    strong: set[int] = set()
    at = 0
    for first in _FIRST.finditer(view):
        match = _NOISE.match(view, first.start()) if first.start() >= at else None
        if match is None:
            continue
        _put(weaver, view[at : match.start()], at)
        piece = match.group()
        if piece.startswith("**"):
            strong.add(weaver.length)
        else:
            weaver.stand_in(_meaning(piece), match.start())
        at = match.end()
    _put(weaver, view[at:], at)
    return frozenset(strong)


def _put(weaver: Weaver, piece: str, at: int) -> None:
    """Put text with one space for two between words, as justified lines leave them; wider gaps divide columns."""
    if "  " not in piece:
        weaver.put(piece, at)
        return
    done = 0
    for two in _TWO_SPACES.finditer(piece):
        weaver.put(piece[done : two.end() - 1], at + done)
        done = two.end()
    weaver.put(piece[done:], at + done)


def _unquoted(text: str) -> str:
    """The text, character for character, without the marks of quoted lines."""
    if text[:1] != ">" and "\n>" not in text:
        return text
    return _QUOTED.sub(lambda m: m.group().replace(">", " "), text)


def _plain_spaces(text: str) -> str:
    """The text with every kind of space made a plain one, character for character."""
    for space in _SPACES:  # replace() skips quickly over a text that has none; translate() does not
        text = text.replace(space, " ")
    return text


def _meaning(piece: str) -> str:
    """What a piece of noise stands for in the clean text."""
    if piece[0] == "<":
        return " " if piece[1:4].lower() in ("br>", "br/", "br ", "li>", "li ") else ""
    if piece[0] == "&":
        from html import unescape

        return _plain_spaces(unescape(piece))[:1]
    if piece[0] in "\\$":
        word = piece.strip("$\\ \n")
        if len(word) > 1:
            return _COMMAND.get(word, "")
        return word if piece[0] == "\\" else ""
    return ""


def _with_lines(weaver: Weaver, text: str, strong: frozenset[int], path: str, form: str, raw: str) -> Source:
    lines: list[Line] = []
    pieces = [_NUMBER_TAB.sub(_space_for_tab, piece) if "\t" in piece else piece for piece in text.split("\n")]
    text = "\n".join(pieces)
    piped = _piped(pieces)
    bordered = {**copied_rows(pieces), **spaced_rows(pieces), **{i: _tabs_for_pipes(pieces[i]) for i in piped}}
    table = 0
    start = 0
    for number, piece in enumerate(pieces):
        end = start + len(piece)
        level, skip = 0, 0
        if "#" in piece[:13] and (head := _HEADING.match(piece)):
            level, skip = len(head.group(1)), head.end()
        row = number in bordered or _tabbed(piece, lines) or _headed(pieces, number, lines)
        if row:
            table += not _same_table(lines, text)
        is_strong = (start + skip) in strong and not level
        lines.append(Line(start + skip, end, level, table if row else 0, is_strong))
        start = end + 1
    source = weaver.source(path, form, raw, _without_rulers(lines, pieces, piped))
    for i, row_of_cells in bordered.items():
        pieces[i] = row_of_cells
    return Source(path, form, "\n".join(pieces), source.lines, source.origin, raw)


def _tabbed(piece: str, before: list[Line]) -> bool:
    """A line with tabs is a row, unless the tab only indents it (below a row it stands for an empty cell)."""
    if "\t" not in piece or not piece.strip():
        return False
    return "\t" in piece.lstrip() or bool(before and before[-1].table)


def _headed(pieces: list[str], number: int, before: list[Line]) -> bool:
    """A line without tabs between two rows of as many cells, the next with figures: a heading in the table."""
    piece = pieces[number]
    if "\t" in piece or not piece.strip() or len(piece) > _INNER_HEADING:
        return False
    back = 1 if number and pieces[number - 1].strip() else 2
    if len(before) < back or not before[-back].table:
        return False
    above = pieces[number - back]
    below = next((p for p in pieces[number + 1 : number + 3] if p.strip()), "")
    cells = below.split("\t")
    if len(cells) < 2 or len(cells) != above.count("\t") + 1 or _NOT_INNER.match(piece):
        return False
    return any(c.isdigit() for cell in cells[1:] for c in cell)


def _same_table(before: list[Line], text: str) -> bool:
    """Whether a row carries on the table above: no line of words between them, at most one blank one."""
    if not before:
        return False
    if before[-1].table:
        return True
    return len(before) > 1 and bool(before[-2].table) and not text[before[-1].start : before[-1].end].strip()


def _piped(pieces: list[str]) -> frozenset[int]:
    """The lines of Markdown tables: those around a ruler, and fenced by pipes on both sides."""
    found: set[int] = set()
    for i, piece in enumerate(pieces):
        if "|" not in piece:
            continue
        stripped = piece.strip()
        if len(stripped) > 2 and stripped[0] == stripped[-1] == "|":
            found.add(i)
        elif "-|" in stripped.replace(" ", "") and _RULER.match(piece):
            found.add(i)
            found.update(j for j in _block(pieces, i) if "|" in pieces[j])
    return frozenset(found)


def _block(pieces: list[str], i: int) -> range:
    first, last = i, i
    while first > 0 and pieces[first - 1].strip():
        first -= 1
    while last + 1 < len(pieces) and pieces[last + 1].strip():
        last += 1
    return range(first, last + 1)


def _tabs_for_pipes(piece: str) -> str:
    inner = piece.strip()
    first = piece.index(inner[0]) if inner else 0
    body = list(piece)
    ends = {first} if inner.startswith("|") else set()
    if inner.endswith("|"):
        ends.add(first + len(inner) - 1)
    return "".join(" " if i in ends else "\t" if c == "|" else c for i, c in enumerate(body))


def _without_rulers(lines: list[Line], pieces: list[str], piped: frozenset[int]) -> list[Line]:
    return [
        Line(line.start, line.start, 0, line.table) if i in piped and _RULER.match(pieces[i]) else line
        for i, line in enumerate(lines)
    ]


def _space_for_tab(match: re.Match[str]) -> str:
    return match.group().replace("\t", " ")
