"""Tables that a web page or a PDF left as alternating lines of labels and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcdlint.patterns import pattern

if TYPE_CHECKING:
    from pcdlint.grammar.tokens import LineToken

_FIGURE = pattern(r"[-–(]{0,2}\s?£?\s?\(?\d[\d,]*(?:\.\d+)?\s?(?:k|m|bn|%)?\)?%?$")
_EMPTY = frozenset(("-", "–", "—", "nil", "n/a", "£-", "£nil"))
_LABEL_LENGTH = 100
_LEAD, _BETWEEN = 5, 3


def mark_flat_tables(text: str, tokens: list[LineToken]) -> list[LineToken]:
    """The tokens with the runs of short lines around at least two figure lines made LABEL and FIGURE."""
    figures = [i for i, t in enumerate(tokens) if t.kind == "TEXT" and _is_figure(text, t)]
    done = 0
    while done < len(figures):
        first = figures[done]
        last, count = first, 1
        while done + count < len(figures) and _joined(text, tokens, last, figures[done + count]):
            last = figures[done + count]
            count += 1
        done += count
        if count >= 2:
            _mark(text, tokens, _lead(text, tokens, first), last)
    return tokens


def _is_figure(text: str, token: LineToken) -> bool:
    if token.end - token.start > 24:
        return False
    line = text[token.start : token.end].strip()
    return bool(_FIGURE.match(line)) or line.casefold() in _EMPTY


def _is_label(text: str, token: LineToken) -> bool:
    if token.kind != "TEXT" or token.end - token.start > _LABEL_LENGTH:
        return False
    return text[token.end - 1] not in ".?!;"


def _joined(text: str, tokens: list[LineToken], last: int, following: int) -> bool:
    between = tokens[last + 1 : following]
    return len(between) <= _BETWEEN and all(_is_label(text, t) for t in between)


def _lead(text: str, tokens: list[LineToken], first: int) -> int:
    begin = first
    while begin > 0 and first - begin < _LEAD and _is_label(text, tokens[begin - 1]):
        begin -= 1
    return begin


def _mark(text: str, tokens: list[LineToken], begin: int, last: int) -> None:
    for i in range(begin, last + 1):
        kind = "FIGURE" if _is_figure(text, tokens[i]) else "LABEL"
        tokens[i] = tokens[i]._replace(kind=kind)
