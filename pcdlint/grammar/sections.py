"""Sections, paragraphs and tables out of blocks, with lost headings found again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from lark import Token

from pcdlint.grammar.blocks import Block, Node, last_place, place
from pcdlint.grammar.tokens import LineToken
from pcdlint.layout import Layout
from pcdlint.paper import Paragraph, Section, Table
from pcdlint.patterns import pattern
from pcdlint.values import Span

_LONE = pattern(r"([0-9]{1,2})\.([0-9]{1,2})\.?")


def sections(
    text: str, held: Sequence[Block], tokens: Sequence[LineToken], layout: Layout, end: int
) -> tuple[Section, ...]:
    """The sections of a paper in order. `end` is where the paper ends."""
    found: list[Section] = []
    for i, block in enumerate(held):
        opener = block.opener
        headless = block.kind == "marker" and any(_numbered(n, tokens) for n in block.nodes)
        if opener is None or not (block.kind == "section" or headless):
            continue
        stop = tokens[held[i + 1].first].line_start if i + 1 < len(held) else end
        if block.kind == "section":
            span = Span(opener.number_start if opener.number else opener.start, opener.end)
            heading = text[opener.start : opener.end].strip().rstrip(":.").strip()
            base = Section(opener.key, opener.number, heading, span, Span(opener.line_start, stop), (), ())
        else:
            begin = tokens[place(block.nodes[0])].line_start
            base = Section("", None, "", None, Span(begin, stop), (), (), lost=True)
        found.extend(_split(base, block.nodes, text, tokens))
    if not found and held and held[0].opener is None:  # a fragment: words without any heading
        begin = tokens[place(held[0].nodes[0])].line_start
        stop = tokens[held[1].first].line_start if len(held) > 1 else end
        found.extend(_split(Section("", None, "", None, Span(begin, stop), (), ()), held[0].nodes, text, tokens))
    if not any(s.numbered for s in layout.sections):
        found = _counted_through(found, text)
    return _name_lost(found, layout)


def _counted_through(found: Sequence[Section], text: str) -> list[Section]:
    """Where a layout's paragraphs are numbered 1, 2, 3 through all sections: those are no list items."""
    plain = [p for section in found for p in section.paragraphs if _is_plain(p, text)]
    counted = set(_run(plain))
    return [
        section._replace(paragraphs=tuple(p._replace(item=False) if p in counted else p for p in section.paragraphs))
        for section in found
    ]


def _is_plain(one: Paragraph, text: str) -> bool:
    span = one.number_span
    return bool(one.item and span and (one.number or "").isdecimal() and text[span.start - 1 : span.start] != "(")


def _run(plain: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Those that go on from 1. One number may be left out or used twice where the next ones bear it out."""
    following, close = 1, False
    for i, one in enumerate(plain):
        number = int(one.number or 0)
        ahead = int(plain[i + 1].number or 0) if i + 1 < len(plain) else None
        skips = close and number == following + 1 and ahead in (number, number + 1)
        repeats = close and 1 < number == following - 1 and ahead == following
        close = number == following or skips or repeats
        if close:
            following = max(following, number + 1)
            yield one


def _numbered(node: Node, tokens: Sequence[LineToken]) -> bool:
    return tokens[place(node)].kind == "NUMBERED"


def _major(token: LineToken) -> str:
    return (token.number or "").partition(".")[0]


def _split(base: Section, nodes: Sequence[Node], text: str, tokens: Sequence[LineToken]) -> list[Section]:
    """A section, and those whose heading was lost: 4.1 and 4.2 behind 3.5 are a section 4."""
    numbered = [n for n in nodes if _numbered(n, tokens)]
    own = base.number or (_major(tokens[place(numbered[0])]) if numbered else None)
    cuts = [0]
    major = own
    for i, node in enumerate(nodes):
        if _numbered(node, tokens) and major is not None:
            token = tokens[place(node)]
            following = next((n for n in nodes[i + 1 :] if _numbered(n, tokens)), None)
            agreed = following is None or _follows(token, tokens[place(following)])
            if _major(token) == str(int(major) + 1) and (token.number or "").endswith(".1") and agreed:
                cuts.append(i)
                major = _major(token)
    found: list[Section] = []
    for n, cut in enumerate(cuts):
        last = cuts[n + 1] if n + 1 < len(cuts) else len(nodes)
        part = nodes[cut:last]
        start = tokens[place(nodes[cut])].line_start if n else base.span.start
        stop = tokens[place(nodes[last])].line_start if last < len(nodes) else base.span.end
        shell = base
        if n:
            number = _major(tokens[place(nodes[cut])])
            shell = Section("", number, "", None, base.span, (), (), lost=True)
        elif base.number is None and own and (base.key or base.lost):
            shell = base._replace(number=own)
        paragraphs, tables = _contents(part, text, tokens)
        paragraphs = tuple(_with_numbers(paragraphs, shell.number, text))
        found.append(shell._replace(span=Span(start, stop), paragraphs=paragraphs, tables=tables))
    return found


def _follows(token: LineToken, following: LineToken) -> bool:
    """Whether the next number bears out that a section begins here: 4.2 behind 4.1, or 5.1 behind it alone."""
    return _major(following) == _major(token) or following.number == f"{int(_major(token)) + 1}.1"


def _name_lost(found: Sequence[Section], layout: Layout) -> tuple[Section, ...]:
    """Give sections without heading their keys, where as many of the layout's are missing there as stand there."""
    needs = {s.key: s.need for s in layout.sections if s.numbered}
    present = {s.key for s in found}
    named = list(found)
    for nameless, run in groupby(range(len(found)), key=lambda i: found[i].lost):
        if nameless:
            lost = list(run)
            absent = [key for key in _between(found, lost, layout) if key not in present]
            for wanted in (("required",), ("required", "expected")):
                missing = [key for key in absent if needs[key] in wanted]
                if len(missing) == len(lost):
                    named[lost[0] : lost[-1] + 1] = [
                        found[i]._replace(key=key) for i, key in zip(lost, missing, strict=True)
                    ]
                    break
    return tuple(named)


def _between(found: Sequence[Section], lost: Sequence[int], layout: Layout) -> list[str]:
    """The keys of the layout that may stand between the known neighbours of a run of sections."""
    order = [s.key for s in layout.sections if s.numbered]
    before = next((s.key for s in reversed(found[: lost[0]]) if s.key in order), None)
    after = next((s.key for s in found[lost[-1] + 1 :] if s.key in order), None)
    return order[order.index(before) + 1 if before else 0 : order.index(after) if after else len(order)]


def _contents(
    nodes: Sequence[Node], text: str, tokens: Sequence[LineToken]
) -> tuple[tuple[Paragraph, ...], tuple[Table, ...]]:
    paragraphs: list[Paragraph] = []
    tables: list[Table] = []
    caption: LineToken | None = None
    for node in nodes:
        if isinstance(node, Token):
            caption = _loose(tokens[place(node)], paragraphs, caption)
            continue
        if node.data in ("table", "flat"):
            for table in _tables(node, text, tokens):
                tables.append(_captioned(table, caption, text))
                caption = None
            continue
        if caption is not None:
            paragraphs.append(Paragraph(Span(caption.start, caption.end)))
            caption = None
        paragraphs.append(paragraph(node, tokens))
    if caption is not None:
        paragraphs.append(Paragraph(Span(caption.start, caption.end)))
    return tuple(paragraphs), tuple(tables)


def _with_numbers(paragraphs: Sequence[Paragraph], section: str | None, text: str) -> Iterator[Paragraph]:
    """Numbers that a conversion put on lines of their own ("2.1", then its paragraph) brought back to their text."""
    number: Paragraph | None = None
    following = 1
    for one in paragraphs:
        printed = text[one.span.start : one.span.end].strip()
        if number is not None and not one.item and one.number is None and printed[:1].isupper():
            following += 1
            label = text[number.span.start : number.span.end].strip().rstrip(".")
            yield one._replace(number=label, number_span=Span(number.span.start, number.span.start + len(label)))
            number = None
            continue
        if number is not None:
            yield number
        lone = _LONE.fullmatch(printed) if one.number is None and not one.item else None
        # A slip or two in the numbers is left to be found; a figure of a table is no number of the next paragraph.
        near = lone is not None and lone[1] == section and following - 1 <= int(lone[2]) <= following + 2
        number = one if near else None
        if number is None:
            yield one
    if number is not None:
        yield number


def _loose(token: LineToken, paragraphs: list[Paragraph], caption: LineToken | None) -> LineToken | None:
    if caption is not None:
        paragraphs.append(Paragraph(Span(caption.start, caption.end)))
    if token.kind == "CAPTION":
        return token
    paragraphs.append(Paragraph(Span(token.start, token.end)))
    return None


def paragraph(node: Node, tokens: Sequence[LineToken]) -> Paragraph:
    """The paragraph or list item of a node, over all its lines."""
    first = tokens[place(node)]
    span = Span(first.start, tokens[last_place(node)].end)
    number = Span(first.number_start, first.number_end) if first.number else None
    return Paragraph(span, first.number, number, first.kind == "ITEM")


def _captioned(table: Table, caption: LineToken | None, text: str) -> Table:
    if caption is None:
        return table
    words = text[caption.start : caption.end].split(None, 2)
    number = words[1].strip(".:–—-") if len(words) > 1 else None
    return table._replace(caption=Span(caption.start, caption.end), number=number)


def _tables(node: Node, text: str, tokens: Sequence[LineToken]) -> list[Table]:
    lines = tokens[place(node) : last_place(node) + 1]
    if lines[0].kind != "ROW":
        return [_flat_table(lines, text)]
    found: list[list[LineToken]] = []
    for line in lines:
        if not found or found[-1][-1].table != line.table:
            found.append([])
        found[-1].append(line)
    return [_grid(part, text) for part in found]


def _grid(lines: Sequence[LineToken], text: str) -> Table:
    rows = [tuple(cells(text, line.start, line.end)) for line in lines]
    width = max(len(r) for r in rows)
    padded = tuple(r + tuple(Span(r[-1].end, r[-1].end) for _ in range(width - len(r))) for r in rows)
    return Table(Span(lines[0].start, lines[-1].end), padded)


def cells(text: str, start: int, end: int) -> Iterable[Span]:
    """The cells of a row: what stands between tabs, without spaces around it."""
    at = start
    for piece in text[start:end].split("\t"):
        bare = piece.strip()
        left = at + (len(piece) - len(piece.lstrip()) if bare else 0)
        yield Span(left, left + len(bare))
        at += len(piece) + 1


def _flat_table(lines: Sequence[LineToken], text: str) -> Table:
    """Rows of a label and its figures; a label with no figure of its own is a row with empty cells."""
    rows: list[list[Span]] = []
    for line in lines:
        span = Span(line.start, line.end)
        if line.kind == "FIGURE" and rows:
            rows[-1].append(span)
        elif rows and len(rows[-1]) == 1 and (text[line.start] == "(" or text[line.start].islower()):
            rows[-1][0] = Span(rows[-1][0].start, span.end)
        else:
            rows.append([span])
    width = max(len(r) for r in rows)
    padded = tuple(tuple(r) + tuple(Span(r[-1].end, r[-1].end) for _ in range(width - len(r))) for r in rows)
    return Table(Span(lines[0].start, lines[-1].end), padded, flat=True)
