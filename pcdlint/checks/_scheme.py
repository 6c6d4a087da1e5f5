"""Where a paper cites its body's Scheme of Delegation, and what the register knows of the words it says of it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from pcdlint.checks import _law, _scheme_clauses
from pcdlint.checks._scheme_clauses import Clause
from pcdlint.paper import Paper
from pcdlint.registers import Registers
from pcdlint.registers.facts import Facts
from pcdlint.registers.folding import fold
from pcdlint.registers.resolve import Meaning, meanings
from pcdlint.registers.scheme import Power, Scheme


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
    every = meanings(paper, registers.legislation, on)
    unclear = [m for m in every if m.citation.kind == "none" and m.how == "unknown"]
    return tuple(_scheme_clauses.read(paper, _own(paper, registers, on), unclear, registers.scheme))


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
