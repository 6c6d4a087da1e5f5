"""Finds European directives and regulations by number: "Directive 2014/24/EU", "Regulation (EU) 2016/679"."""

from __future__ import annotations

from collections.abc import Iterator

from pcdlint.grammar.instruments import Instrument, short_forms
from pcdlint.patterns import pattern
from pcdlint.values import Span

_KINDS = {"Directive": "directive", "Regulation": "short"}
_NUMBER = pattern(r"\s(?:\((?:EU|EC|EEC)\)\s)?(?:No\.?\s)?[0-9]{2,4}/[0-9]{1,4}(?:/(?:EU|EC|EEC|JHA))?(?![0-9/])")
_NAMED = pattern(r"(?<![A-Za-z])(?:[A-Z][a-z-]+\s){0,5}$")
_BRACKET = pattern(r"\s?\([^()]{2,60}\)")
_LEADS = ("The ", "Under ", "In ", "By ", "And ", "See ", "Both ")


def find_european(text: str) -> Iterator[Instrument]:
    """All namings with a number, kind by kind. `name` is without the words in front: the number tells which it is.

    A regulation goes by its number as by a short form: it has a title, too.
    """
    for word, kind in _KINDS.items():
        at = text.find(word)
        while at >= 0:
            number = _NUMBER.match(text, at + len(word))
            if number is not None:
                yield _numbered(text, Span(at, number.end()), kind)
            at = text.find(word, at + 1)


def _numbered(text: str, span: Span, kind: str) -> Instrument:
    before = _NAMED.search(text, max(0, span.start - 60), span.start)
    start = before.start() if before is not None else span.start
    while text.startswith(_LEADS, start) and start < span.start:
        start = text.index(" ", start) + 1
    bracket = _BRACKET.match(text, span.end)
    defines = short_forms(bracket.group(), text[start : span.end]) if bracket is not None else []
    end = bracket.end() if bracket is not None and defines else span.end
    name = " ".join(text[span.start : span.end].split())
    return Instrument(Span(start, span.end), end, kind, name, span, None, tuple(defines))
