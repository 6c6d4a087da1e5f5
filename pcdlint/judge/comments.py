"""The suppressions written in a paper, with the findings that each reaches.

In text, Markdown and HTML they are HTML comments, in Word comments that begin with `pcdlint:`. They are
sought in the file as it was written (`Source.raw`), because the readers take comments out of the text.
What stands in code is quoted, and no directive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pcdlint.judge.directive import Directive, directive
from pcdlint.judge.waiver import FIRST, LAST, Position, Waiver
from pcdlint.paper import Paper
from pcdlint.patterns import pattern
from pcdlint.source import Place, Source
from pcdlint.values import Span

MARK = "pcdlint"
HIDDEN_IN = ("text", "markdown", "html")
"""Formats in which an HTML comment is no part of what the paper shows."""
TOP = 20
"""`ignore-file` stands in one of so many first lines, or before the paper's first words."""

_WHOLE_LINES = pattern(
    r"""^\ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*$ .*? (?:^\ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)  # a block of code
    | (?<!`)(?P<tick>`+)(?!`)[^\n]*?(?<!`)(?P=tick)(?!`)                                 # code in a line
    | <!--(?P<comment>.*?)-->
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_IN_HTML = pattern(
    r"<(?P<tag>script|style|textarea|title)\b.*?(?:</(?P=tag)\b|\Z)|<!--(?P<comment>.*?)-->", re.DOTALL | re.IGNORECASE
)
_COMMENT = pattern(r"<!--.*?-->", re.DOTALL)
_TAG = pattern(r"<[^<>]*>")


class _Block(NamedTuple):
    """A paragraph or a table in lines and columns of the file."""

    start: Position
    end: Position


def waivers(papers: Sequence[Paper]) -> Iterator[Waiver]:
    """The suppressions in the file of these papers, in order, with those that are not understood."""
    source = papers[0].source
    if source.notes:
        yield from _word_comments(papers)
    if source.format in HIDDEN_IN and MARK in source.raw.lower():
        yield from _html_comments(papers)


def hears(source: Source, end: int) -> bool:
    """Whether a comment put at the end of a line of text or Markdown (offset of the file) is about that line:
    there are words on it, and it stands neither in a block of code nor in a comment."""
    for found in _WHOLE_LINES.finditer(source.raw):
        if found.start() < end < found.end() or (found["fence"] and found.end() == end):
            return False
    place = source.spot(end)
    return _words_around(source, Span(end, end), place, place)


def _word_comments(papers: Sequence[Paper]) -> Iterator[Waiver]:
    source = papers[0].source
    for note in source.notes:
        said = directive(note.words) if note.kind == "comment" else None
        if said is None:
            continue
        start, end = source.place(note.span.start), source.place(note.span.end)
        at = (start.line, start.column)
        block = next(
            (b for b in _blocks(papers) if b.start <= at <= b.end), _Block((start.line, 0), (start.line, 1 << 40))
        )
        yield _waiver(said, start, end, (FIRST, LAST) if said.whole else block)


def _html_comments(papers: Sequence[Paper]) -> Iterator[Waiver]:
    source = papers[0].source
    scan = _IN_HTML if source.format == "html" else _WHOLE_LINES
    blocks: list[_Block] | None = None
    for found in scan.finditer(source.raw):
        said = directive(found["comment"]) if found["comment"] is not None else None
        if said is None:
            continue
        if blocks is None:
            blocks = sorted(_blocks(papers))
        start, end = source.spot(found.start()), source.spot(found.end())
        if said.whole:
            early = start.line <= TOP or start[:2] < source.place(papers[0].span.start)[:2]
            if not early and not said.fault:
                said = said._replace(fault=f"ignore-file must stand in the first {TOP} lines of the file")
            yield _waiver(said, start, end, (FIRST, LAST))
        else:
            yield _waiver(said, start, end, _reach(source, Span(*found.span()), start, end, blocks))


def _waiver(said: Directive, start: Place, end: Place, reach: tuple[Position, Position]) -> Waiver:
    return Waiver(
        said.rules, said.reason, said.until, f"line {start.line}", False, start, end, *reach, fault=said.fault
    )


def _reach(source: Source, span: Span, start: Place, end: Place, blocks: Sequence[_Block]) -> tuple[Position, Position]:
    """Alone on its line: the paragraph, table or line that follows. Behind words: their line."""
    here = _words_around(source, span, start, end)
    if source.format == "html":
        return _reach_in_html(here, (start.line, start.column), (end.line, end.column), blocks)
    if here:
        return (start.line, 1), (end.line, 1 << 40)
    line = _next_line(source, end.line)
    last = [block.end for block in blocks if block.start[0] <= line <= block.end[0]]
    return (line, 1), max([*last, (line, 1 << 40)])


def _reach_in_html(words: bool, start: Position, end: Position, blocks: Sequence[_Block]) -> tuple[Position, Position]:
    """Lines mean little in a page: one may hold all of it. A block is what is reached."""
    if words:
        before = [block for block in blocks if block.start <= start]
        return (before[-1].start, max(before[-1].start, start)) if before else (start, end)
    return next(((block.start, block.end) for block in blocks if block.start >= end), (start, end))


def _words_around(source: Source, span: Span, start: Place, end: Place) -> bool:
    """Whether something besides comments (and tags, in a page) stands on the lines of a comment."""
    starts = source.origin.starts
    first = starts[start.line - 1]
    last = starts[end.line] if end.line < len(starts) else len(source.raw)
    rest = source.raw[first : span.start] + _COMMENT.sub("", source.raw[span.end : last])
    rest = _COMMENT.sub("", rest)
    return bool((_TAG.sub("", rest) if source.format == "html" else rest).strip())


def _next_line(source: Source, line: int) -> int:
    """The next line below that holds more than comments."""
    starts = (*source.origin.starts, len(source.raw))
    for number in range(line + 1, len(starts)):
        if _COMMENT.sub("", source.raw[starts[number - 1] : starts[number]]).strip():
            return number
    return len(starts)


def _blocks(papers: Sequence[Paper]) -> Iterator[_Block]:
    for paper in papers:
        for section in paper.sections:
            spans = [each.span for each in section.paragraphs] + [each.span for each in section.tables]
            for span in spans:
                start = paper.source.place(span.start)
                end = paper.source.place(max(span.end - 1, span.start))
                yield _Block((start.line, start.column), (end.line, end.column))
