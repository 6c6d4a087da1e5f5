"""Finds European directives and regulations by number: "Directive 2014/24/EU", "Regulation (EU) 2016/679"."""

from __future__ import annotations

from pcdlint.grammar.instruments import Instrument, short_forms
from pcdlint.patterns import pattern
from pcdlint.values import Span

_NUMBERED = pattern(
    r"(?P<kind>Directive|Regulation)\s(?:\((?:EU|EC|EEC)\)\s)?(?:No\.?\s)?[0-9]{2,4}/[0-9]{1,4}(?:/(?:EU|EC|EEC|JHA))?(?![0-9/])"
)
_NAMED = pattern(r"(?<![A-Za-z])(?:[A-Z][a-z-]+\s){0,5}$")
_BRACKET = pattern(r"\s?\([^()]{2,60}\)")
_LEADS = ("The ", "Under ", "In ", "By ", "And ", "See ", "Both ")


def find_directives(text: str) -> list[Instrument]:
    """All namings with a number, in order. `name` is without the words in front: the number tells which it is."""
    if "Directive" not in text and "Regulation " not in text:
        return []
    found = []
    for match in _NUMBERED.finditer(text):
        before = _NAMED.search(text, max(0, match.start() - 60), match.start())
        start = before.start() if before is not None else match.start()
        while text.startswith(_LEADS, start) and start < match.start():
            start = text.index(" ", start) + 1
        bracket = _BRACKET.match(text, match.end())
        defines = short_forms(bracket.group(), text[start : match.end()]) if bracket is not None else []
        end = bracket.end() if bracket is not None and defines else match.end()
        name = " ".join(match.group().split())
        kind = "directive" if match["kind"] == "Directive" else "short"
        found.append(Instrument(Span(start, match.end()), end, kind, name, Span(*match.span()), None, tuple(defines)))
    return found
