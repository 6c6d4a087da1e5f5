"""The front of a paper: its reference, its title, and the date that a page names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from pcdlint.grammar.blocks import Block, last_place, place
from pcdlint.grammar.tokens import LineToken
from pcdlint.values import DateMention, Span

_TITLE_REST = 80
"""The second line of a title is no longer than this."""


@cache
def _number(series: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, series), key=len, reverse=True))
    return re.compile(rf"\b({names})\s*(?:no\.?|number)?\s*[-–:]?\s*(\d+(?:\s\d+)?)\b", re.IGNORECASE)


def reference(
    text: str, held: Sequence[Block], tokens: Sequence[LineToken], series: tuple[str, ...]
) -> tuple[str | None, Span | None]:
    """The paper's reference as normalised ("PCD 1859"), and its place or that of the line which lacks it."""
    for block in held:
        opener = block.opener
        if opener is None or not (block.kind == "reference" or opener.key == "reference-code"):
            continue
        for span in (_line(text, opener), value(block, tokens)):
            match = _number(series).search(text, span.start, span.end)
            if match:
                return f"{match.group(1).upper()} {match.group(2)}", Span(match.start(), match.end())
        return None, _line(text, opener)
    front = [tokens[place(node)] for block in held if block.kind == "front" for node in block.nodes]
    match = next((m for t in front if (m := _number(series).fullmatch(text, t.start, t.end))), None)
    if match is None:
        return None, None
    return f"{match.group(1).upper()} {match.group(2)}", Span(match.start(), match.end())


def _line(text: str, opener: LineToken) -> Span:
    end = text.find("\n", opener.start)
    return Span(opener.start, end if end >= 0 else len(text))


def value(block: Block, tokens: Sequence[LineToken]) -> Span:
    """What stands behind the label of a field, on its line or the next; an empty span where nothing does."""
    assert block.opener is not None
    if not block.nodes:
        return Span(block.opener.end, block.opener.end)
    first = block.nodes[0]
    return Span(tokens[place(first)].start, tokens[last_place(first)].end)


def title(text: str, held: Sequence[Block], tokens: Sequence[LineToken]) -> Span | None:
    """The title field, else the line behind the reference of a form, or the last before a page's or report's head."""
    front: Span | None = None
    for block in held:
        if block.kind == "field" and block.opener and block.opener.key == "title":
            return _whole(block, text, tokens)
    headed = next((b for b in held if b.kind == "reference"), None)
    if headed is not None:
        return value(headed, tokens) if headed.nodes else None
    for block in held:
        if block.kind not in ("front", "field"):
            break
        for node in block.nodes if block.kind == "front" else ():
            front = Span(tokens[place(node)].start, tokens[last_place(node)].end)
    return front


def _whole(block: Block, text: str, tokens: Sequence[LineToken]) -> Span:
    """A field's value with the lines that follow it without a blank one, or the short one that alone follows."""
    held = value(block, tokens)
    behind = block.nodes[1:] if held.end > held.start else []
    for node in behind:
        first = tokens[place(node)]
        near = text[held.end : first.start].strip(" ") == "\n"
        alone = len(behind) == 1 and first.end - first.start < _TITLE_REST and text[first.end - 1] not in ".:;"
        if first.kind not in ("TEXT", "MORE") or not (near or alone):
            break
        held = Span(held.start, tokens[last_place(node)].end)
    return held


def field_date(
    held: Sequence[Block], tokens: Sequence[LineToken], dates: Sequence[DateMention], key: str
) -> date | None:
    """The day that a field names."""
    for block in held:
        if block.kind == "field" and block.opener and block.opener.key == key:
            near = value(block, tokens)
            return next((d.first for d in dates if near.start <= d.span.start < near.end and d.kind == "day"), None)
    return None
