"""Where a paper cites its body's Scheme of Delegation, and the words it says of each paragraph."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from pcdlint.checks import _law
from pcdlint.paper import Paper
from pcdlint.registers import Registers
from pcdlint.registers.facts import Facts
from pcdlint.registers.folding import fold, mentioned
from pcdlint.registers.resolve import Meaning, meanings
from pcdlint.registers.scheme import Power, Scheme
from pcdlint.values import Amount, Span

_OF = "scheme of "


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
    """The citations of the Scheme with the paragraphs that stand beside its name, in order."""
    return _clauses(paper, facts.registers, _law.day(paper, facts))


@lru_cache(maxsize=4)
def _clauses(paper: Paper, registers: Registers, on: date | None) -> tuple[Clause, ...]:
    cited = [m for m in _own(paper, registers, on) if m.cited and m.citation.kind != "none"]
    found = []
    for i, meaning in enumerate(cited):
        span = meaning.citation.span
        sentence = _law.sentence(paper, span.start)
        before = cited[i - 1].citation.span if i else None
        after = cited[i + 1].citation.span if i + 1 < len(cited) else None
        start = span.start if before and before.start >= sentence.start else sentence.start
        end = after.start if after and after.start < sentence.end else sentence.end
        text, named = paper.source.text, meaning.citation.name_span
        words = text[start : named.start] + " " + text[named.end : end]
        refs = tuple(dict.fromkeys(p.number for p in meaning.citation.provisions))
        found.append(Clause(span, refs, Span(start, end), words))
    return tuple(found)


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
    paragraphs = [facts.registers.scheme.paragraph(ref) for ref in clause.refs]
    words = fold(clause.words)
    return [p for paragraph in paragraphs if paragraph for p in paragraph.powers if mentioned(words, p.hints)]


def described(facts: Facts, clause: Clause) -> list[Power]:
    """The powers of the cited paragraphs that the clause names by their own words."""
    named = {p.id for p in powers(facts.registers.scheme, clause.words)}
    paragraphs = [facts.registers.scheme.paragraph(ref) for ref in clause.refs]
    return [p for paragraph in paragraphs if paragraph for p in paragraph.powers if p.id in named]
