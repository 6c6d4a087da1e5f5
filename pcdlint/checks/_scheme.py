"""Where a paper cites its body's Scheme of Delegation, and the words it says of each paragraph."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from pcdlint.checks import _law
from pcdlint.paper import Paper
from pcdlint.patterns import pattern
from pcdlint.registers import Registers
from pcdlint.registers.facts import Facts
from pcdlint.registers.folding import fold
from pcdlint.registers.resolve import Meaning, meanings
from pcdlint.registers.scheme import Power, Scheme
from pcdlint.values import Amount, Span

_OPENED = pattern(r"[(\[](?:(?:see|cf\.?|under|by|per|as per|at|ref\.?|refer to|the)\s)*$")
_LEADING = 10
"""How many characters may stand before a paragraph that a sentence begins with: its number, a bullet."""


class Clause(NamedTuple):
    """One citation of the Scheme with paragraphs, and the words of its sentence that belong to it.

    `refs` are the paragraphs; `words` leaves the Scheme's name out, whose "delegation" is no power.
    `span` is the citation.
    """

    span: Span
    refs: tuple[str, ...]
    around: Span
    words: str


def kind(name: str, registers: Registers) -> str | None:
    """`right`, `weak`, `other` or None for a printed name of a scheme; the body may be named in full."""
    folded = fold(name)
    found = registers.scheme.name_kind(folded)
    if found is not None:
        return found
    for body in registers.bodies.all:
        if body.abbreviation and fold(body.right) in folded:
            return registers.scheme.name_kind(folded.replace(fold(body.right), fold(body.abbreviation)))
    return None


def own(paper: Paper, facts: Facts) -> tuple[Meaning, ...]:
    """The citations of the body's own Scheme, short forms and carried paragraphs with them."""
    return _own(paper, facts.registers, _law.day(paper, facts))


@lru_cache(maxsize=4)
def _own(paper: Paper, registers: Registers, on: date | None) -> tuple[Meaning, ...]:
    found: list[Meaning] = []
    last: str | None = None
    for meaning in meanings(paper, registers.legislation, on):
        if meaning.how != "scheme":
            continue
        if meaning.citation.kind == "scheme":
            last = kind(meaning.citation.name, registers)
        if last in ("right", "weak"):
            found.append(meaning)
    return tuple(found)


def clauses(paper: Paper, facts: Facts) -> tuple[Clause, ...]:
    """The citations of paragraphs of the Scheme, in order; its name may stand in an earlier sentence."""
    return _clauses(paper, facts.registers, _law.day(paper, facts))


@lru_cache(maxsize=4)
def _clauses(paper: Paper, registers: Registers, on: date | None) -> tuple[Clause, ...]:
    found: list[Clause] = []
    cited = [m for m in _own(paper, registers, on) if m.cited and _is_of_scheme(paper, m, registers.scheme)]
    for i, meaning in enumerate(cited):
        span = meaning.citation.span
        before = cited[i - 1].citation.span if i else None
        after = cited[i + 1].citation.span if i + 1 < len(cited) else None
        around = _around(paper, span, before, after)
        text, named = paper.source.text, meaning.citation.name_span
        words = text[around.start : around.end]
        if around.start <= named.start < around.end:
            words = text[around.start : named.start] + " " + text[named.end : around.end]
        found.append(Clause(span, _refs(meaning), around, words))
    return tuple(found)


def _around(paper: Paper, span: Span, before: Span | None, after: Span | None) -> Span:
    """The stretch of the sentence that belongs to a citation: what it leads to, or, in brackets, what it closes."""
    sentence = _law.sentence(paper, span.start)
    first = before is None or before.start < sentence.start
    if _in_brackets(paper, span):
        return Span(sentence.start if before is None or first else before.end, span.end)
    end = after.start if after and after.start < sentence.end else sentence.end
    return Span(sentence.start if first else span.start, end)


def _in_brackets(paper: Paper, span: Span) -> bool:
    text = paper.source.text
    return _OPENED.search(text, max(0, span.start - 12), span.start) is not None and text[span.end : span.end + 1] in (
        ")",
        "]",
    )


def _refs(meaning: Meaning) -> tuple[str, ...]:
    """The paragraphs by number: "4.8(a)" is one of 4.8."""
    return tuple(dict.fromkeys(p.number.partition("(")[0] for p in meaning.citation.provisions))


def _is_of_scheme(paper: Paper, meaning: Meaning, scheme: Scheme) -> bool:
    """Whether paragraphs without the Scheme's name are the Scheme's rather than the paper's own.

    A number that the paper has, too, is the Scheme's only where the sentence begins with it and says who may decide.
    """
    if meaning.citation.kind != "none":
        return True
    refs, span = _refs(meaning), meaning.citation.span
    if not _numbers(paper).intersection(refs):
        return True
    sentence = _law.sentence(paper, span.start)
    leads = span.start - sentence.start <= _LEADING or _in_brackets(paper, span)
    known = all(scheme.paragraph(ref) for ref in refs)
    return leads and known and scheme.speaks_of_authority(paper.text(sentence))


@lru_cache(maxsize=4)
def _numbers(paper: Paper) -> frozenset[str]:
    return frozenset(p.number for section in paper.sections for p in section.paragraphs if p.number)


def amounts(paper: Paper, span: Span) -> list[Amount]:
    """The sums of pounds in a stretch of the text."""
    return [a for a in paper.amounts if span.start <= a.span.start < span.end and a.unit == "GBP"]


@lru_cache(maxsize=64)
def powers(scheme: Scheme, words: str) -> tuple[Power, ...]:
    """The powers that some words describe."""
    return scheme.powers(words)


def misplaced(facts: Facts, clause: Clause) -> list[Power]:
    """The powers that the clause names, where they are known under other paragraphs and not under the cited ones."""
    scheme = facts.registers.scheme
    known = [p for p in powers(scheme, clause.words) if p.paragraph and p.confidence != "memory"]
    return [] if any(scheme.carries(ref, clause.words) != "no" for ref in clause.refs) else known


def hinted(facts: Facts, clause: Clause) -> list[Power]:
    """The powers of the cited paragraphs that the clause's words suit."""
    return [p for ref in clause.refs for p in facts.registers.scheme.suited(ref, clause.words)]


def described(facts: Facts, clause: Clause) -> list[Power]:
    """The powers of the cited paragraphs that the clause names by their own words."""
    return [p for ref in clause.refs for p in facts.registers.scheme.described(ref, clause.words)]
