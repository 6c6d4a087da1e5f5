"""Words in quotation marks that are not the words of the statute cited beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from pcdlint.checks import _law
from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.patterns import pattern
from pcdlint.registers.facts import Facts
from pcdlint.registers.quotations import Misquotation, Quotations
from pcdlint.values import Span

NAME = "misquotation"
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"least-words": {"type": "integer", "minimum": 3, "description": "Shorter quotations are let pass."}},
}
VALUES = ("slip", "instrument", "ref", "right")

_MARK = pattern(r"[\"“”]")
_SINGLE = pattern(r"‘(?:[^‘’\n]|’(?=\w)|\n(?!\n)){20,400}’(?!\w)")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit for each such quotation in a paragraph that cites the statute; info where it is known from memory."""
    quoted = facts.registers.quotations
    known = _instruments(quoted)
    cited: dict[Span, list[str]] = {}
    for meaning in _law.read(paper, facts):
        if meaning.instrument is not None and meaning.instrument.name in known:
            around = _law.paragraph(paper, meaning.citation.span.start)
            names = cited.setdefault(around, [])
            if meaning.instrument.name not in names:
                names.append(meaning.instrument.name)
    for around, names in cited.items():
        for span in _quotations(paper.source.text, around):
            words = " ".join(paper.text(span).split())
            if words.count(" ") + 1 < options.get("least-words", 3):
                continue
            slip = _slip(quoted, words, tuple(names))
            if slip is not None:
                yield _hit(span, slip)


@lru_cache(maxsize=2)
def _instruments(quoted: Quotations) -> frozenset[str]:
    return frozenset(q.instrument for q in quoted.all)


def _hit(span: Span, slip: Misquotation) -> Hit:
    values = {
        "slip": _said(slip.printed, slip.meant),
        "instrument": slip.quotation.instrument,
        "ref": slip.quotation.ref,
        "right": slip.quotation.right,
    }
    return Hit(span, values, level="info" if slip.confidence == "memory" else None)


def _said(printed: str, meant: str) -> str:
    """The slip in words, from the words that differ; "" where words were left out or put in."""
    if not printed:
        return f"“{meant}” is left out"
    return f"“{printed}” stands for “{meant}”" if meant else f"“{printed}” is put in"


def _quotations(text: str, around: Span) -> Iterator[Span]:
    """What stands inside quotation marks in a paragraph; nothing where they do not pair."""
    opened: int | None = None
    for mark in _MARK.finditer(text, around.start, around.end):
        if mark.group() == "“" or (mark.group() == '"' and opened is None):
            opened = mark.end()
        elif opened is not None:
            yield Span(opened, mark.start())
            opened = None
    for single in _SINGLE.finditer(text, around.start, around.end):
        yield Span(single.start() + 1, single.end() - 1)


@lru_cache(maxsize=256)
def _slip(quoted: Quotations, words: str, names: tuple[str, ...]) -> Misquotation | None:
    """The slip in a quotation, if it is one of the statutes cited beside it."""
    found = (quoted.misquoted(words, name) for name in names)
    return next((slip for slip in found if slip is not None and slip.quotation.instrument in names), None)
