"""Words in quotation marks that are not the words of the statute cited beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from pcdlint.checks import _law
from pcdlint.checks._regions import paragraphs
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
_LIMB = pattern(r"\n[ \t]*\n\s*|\n(?=[ \t]*(?:\([a-z0-9]{1,4}\)|[-*•]))")
_NUMBER = r"(?:[0-9]+\.(?:[0-9]+\.?)*|\([a-z0-9]{1,4}\)|[-*•])"
_MARKER = pattern(rf"[\s\"“]*(?:{_NUMBER}\s*)*")
_OPENS_LINE = pattern(rf"(?:^|\n)[ \t]*(?:{_NUMBER}[ \t]*)*$")
_LEADS = pattern(r":[-–—]?\s*$")
_OPENS = pattern(rf"\s*\n[ \t]*(?:{_NUMBER}[ \t]*)*[“\"]")
_MOST_LIMBS = 8
_SINGLE = pattern(r"‘(?:[^‘’\n]|’(?=\w)|\n(?!\n)){20,400}’(?!\w)")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit for each such quotation in a paragraph that cites the statute, or in those that it leads into.

    Info where the words are known from memory.
    """
    quoted = facts.registers.quotations
    known = _instruments(quoted)
    cited: dict[Span, list[str]] = {}
    for meaning in _law.read(paper, facts):
        if meaning.instrument is not None and meaning.instrument.name in known:
            around = paper.around(meaning.citation.span.start)
            names = cited.setdefault(around, [])
            if meaning.instrument.name not in names:
                names.append(meaning.instrument.name)
    seen = set()
    for around, names in cited.items():
        for span in _quotations(paper.source.text, _reach(paper, around)):
            words = " ".join(paper.text(span).split())
            if words.count(" ") + 1 < options.get("least-words", 3):
                continue
            slip = _slip(quoted, words, tuple(names))
            if slip is not None and span not in seen:
                seen.add(span)
                yield _hit(span, slip)


def _reach(paper: Paper, around: Span) -> Span:
    """A paragraph with those after it, where it ends with a colon or amid a quotation, or where they begin with one."""
    text, end = paper.source.text, around.end
    for _ in range(_MOST_LIMBS):
        if not (_LEADS.search(text, max(around.start, end - 8), end) or _OPENS.match(text, end)):
            said = text[around.start : end]
            if said.count("“") <= said.count("”") and said.count('"') % 2 == 0:
                break
        spans = _paragraphs(paper)
        at = bisect_left(spans, (end, end))
        if at == len(spans):
            break
        end = spans[at].end
    return Span(around.start, end)


@lru_cache(maxsize=4)
def _paragraphs(paper: Paper) -> list[Span]:
    return sorted(p.span for _, p in paragraphs(paper))


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
    """What stands inside quotation marks in a paragraph, limb by limb; nothing where they do not pair."""
    opened: int | None = None
    for mark in _MARK.finditer(text, around.start, around.end):
        if opened is not None and mark.group() != "”" and _OPENS_LINE.search(text, around.start, mark.start()):
            continue  # a quotation of several paragraphs opens each of them
        if mark.group() == "“" or (mark.group() == '"' and opened is None):
            opened = mark.end()
        elif opened is not None:
            yield from _limbs(text, opened, mark.start())
            opened = None
    for single in _SINGLE.finditer(text, around.start, around.end):
        yield Span(single.start() + 1, single.end() - 1)


def _limbs(text: str, start: int, end: int) -> Iterator[Span]:
    """The limbs of a quotation that are set out one below the other, without their numbers."""
    for limb in [*_LIMB.finditer(text, start, end), None]:
        stop = limb.start() if limb is not None else end
        marker = _MARKER.match(text, start, stop)
        yield Span(marker.end() if marker is not None else start, stop)
        start = limb.end() if limb is not None else end


@lru_cache(maxsize=256)
def _slip(quoted: Quotations, words: str, names: tuple[str, ...]) -> Misquotation | None:
    """The slip in a quotation, if it is one of the statutes cited beside it."""
    found = (quoted.misquoted(words, name) for name in names)
    return next((slip for slip in found if slip is not None and slip.quotation.instrument in names), None)
