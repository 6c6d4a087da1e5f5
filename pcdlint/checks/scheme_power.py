"""A paragraph of the Scheme of Delegation is cited for a power, or with a limit, that is not its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _law, _scheme, _within
from pcdlint.checks._scheme_clauses import Clause
from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.patterns import pattern
from pcdlint.registers.facts import Facts
from pcdlint.registers.misprints import is_point_slip
from pcdlint.registers.scheme import Power, Scheme
from pcdlint.values import Amount, Span

NAME = "scheme-power"
OPTIONS = {
    "type": "object",
    "required": ["wrong"],
    "additionalProperties": False,
    "properties": {
        "wrong": {
            "enum": ["power", "paragraph", "limit"],
            "description": "The power, a paragraph never seen, or the sum.",
        }
    },
}
_PART = pattern(r"[,;]|\band\b")
VALUES = ("paragraph", "power", "others", "printed", "limit")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit for each citation whose words do not fit what is known of the paragraph."""
    for clause in _scheme.clauses(paper, facts):
        if options["wrong"] == "limit":
            yield from _limits(paper, clause, facts)
        elif (hit := _power(clause, options["wrong"], facts)) is not None:
            yield hit


def _power(clause: Clause, wrong: str, facts: Facts) -> Hit | None:
    scheme, refs = facts.registers.scheme, clause.refs
    if wrong == "power":
        known = _scheme.misplaced(facts, clause)
    else:
        refs = tuple(ref for ref in refs if scheme.paragraph(ref) is None)
        known = [p for p in _scheme.powers(scheme, clause.words) if p.paragraph and p.confidence != "memory"]
        # Beside a known paragraph what is told may be that one's.
        own = {p.power for ref in clause.refs for p in scheme.described(ref, clause.words)}
        known = [p for p in known if p.power not in own]
    if not known or not refs:
        return None
    others = list(dict.fromkeys(p.paragraph for p in known))
    values = {"paragraph": " and ".join(refs), "power": known[0].power, "others": others}
    # The numbering differs between versions: only a number that looks misprinted is more than worth a look.
    sure = wrong == "power" or all(_is_misprint(refs, p) for p in known)
    return Hit(clause.span, values, level=None if sure else "info")


def _is_misprint(refs: tuple[str, ...], power: Power) -> bool:
    return any(is_point_slip(ref, power.paragraph) for ref in refs)


def _limits(paper: Paper, clause: Clause, facts: Facts) -> Iterator[Hit]:
    """Each limit that a clause gives is held against the power that the words before it name."""
    scheme, start = facts.registers.scheme, clause.around.start
    stated = [a for a in _within.sums(paper, clause.around) if a.qualifier in ("above", "up-to") and a.per is None]
    for amount in stated:
        before = paper.text(Span(start, amount.span.start))
        start = amount.span.end
        meant = _nearest(scheme, clause.refs, before)
        # A single limit belongs to the whole clause: "the power under 4.13 … of £100,000 or above".
        if not meant and len(stated) == 1:
            meant = _scheme.described(facts, clause) or _scheme.hinted(facts, clause)
        if not meant or any(p.limit is None or _is(amount, p) for p in meant):
            continue
        values = {
            "paragraph": " and ".join(clause.refs),
            "power": meant[0].power,
            "printed": _law.name(paper, amount.span),
            "limit": meant[0].limit,
        }
        yield Hit(amount.span, values, level="info" if meant[0].confidence == "memory" else None)


def _nearest(scheme: Scheme, refs: tuple[str, ...], words: str) -> list[Power]:
    """The powers that the last words name: as few of them as name any."""
    ends = [m.start() for m in _PART.finditer(words)]
    for at in (*reversed(ends), 0):
        found = [p for ref in refs for p in scheme.described(ref, words[at:])]
        if found:
            return found
    return []


def _is(amount: Amount, power: Power) -> bool:
    return amount.value == power.limit
