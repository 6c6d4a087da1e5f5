"""The Scheme of Delegation is named in two ways in one paper, or only in short."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _law, _scheme
from pcdlint.checks._rewriting import rewritten
from pcdlint.finding import Fix, Hit, Related
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts
from pcdlint.registers.folding import fold, level
from pcdlint.registers.resolve import Meaning
from pcdlint.values import Span

NAME = "scheme-name"
OPTIONS = {
    "type": "object",
    "required": ["when"],
    "additionalProperties": False,
    "properties": {
        "when": {"enum": ["varies", "short"]},
        "until-version": {"type": "string", "description": "Id of the version from which the full name holds."},
        "full": {"type": "string", "description": "The full name without its owner, to be written for a short one."},
    },
}
VALUES = ("printed", "first")

_OPENING = ("(", '"', "“", "'", "‘")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit: at the name that is rarer (later, where they are as many), or at a short name that stands alone."""
    named = [m for m in _scheme.own(paper, facts) if m.citation.kind == "scheme" and not _introduced(paper, m, facts)]
    forms: dict[str, list[Meaning]] = {}
    for meaning in named:
        forms.setdefault(_tail(meaning.citation.name), []).append(meaning)
    if options["when"] == "varies":
        yield from _varies(paper, forms, facts)
    elif len(forms) == 1 and _weak(named[0], facts) and _full_name_holds(paper, options, facts):
        span = named[0].citation.name_span
        fix = _fix(paper, named, options["full"], False) if "full" in options else None
        yield Hit(span, {"printed": _law.name(paper, span), "first": ""}, fix=fix)


def _varies(paper: Paper, forms: dict[str, list[Meaning]], facts: Facts) -> Iterator[Hit]:
    if len(forms) < 2:
        return
    # A full name is never the one to change where there is a short one beside it.
    ranked = sorted(forms.values(), key=lambda same: (_weak(same[0], facts), -len(same)))
    usual, odd = ranked[0][0], [m for same in ranked[1:] for m in same]
    odd.sort(key=lambda m: m.citation.span.start)
    first = odd[0].citation.name_span
    related = (
        Related(usual.citation.name_span, "named so here"),
        *(Related(m.citation.name_span, "here, too") for m in odd[1:]),
    )
    values = {"printed": _law.name(paper, first), "first": _law.name(paper, usual.citation.name_span)}
    certain = not any(_weak(meaning, facts) for meaning in (usual, *odd))
    yield Hit(first, values, related, _fix(paper, odd, _law.name(paper, _own(paper, usual)), certain))


def _fix(paper: Paper, odd: list[Meaning], right: str, certain: bool) -> Fix:
    """The names without their owners made the right one; safe where they are full names all."""
    edits = (edit for meaning in odd for edit in rewritten(paper.source.text, _own(paper, meaning), right))
    return Fix(f"Write “{right}”", certain, tuple(edits))


def _own(paper: Paper, meaning: Meaning) -> Span:
    """Where the name stands without its owner."""
    span = meaning.citation.name_span
    return Span(span.start + max(level(paper.text(span)).find("scheme of "), 0), span.end)


def _tail(name: str) -> str:
    """The name without its owner: "scheme of delegation and consent"."""
    folded = fold(name)
    at = folded.find("scheme of ")
    return folded[at:] if at >= 0 else folded


def _weak(meaning: Meaning, facts: Facts) -> bool:
    return _scheme.kind(meaning.citation.name, facts.registers) == "weak"


def _introduced(paper: Paper, meaning: Meaning, facts: Facts) -> bool:
    """Whether the name is a short form that the paper itself introduced."""
    text, start = paper.source.text, meaning.citation.name_span.start
    if text[max(0, start - 5) : start].removesuffix("the ")[-1:] in _OPENING and start:
        return True
    name = fold(meaning.citation.name)
    return any(name == fold(short) for c in paper.citations if c.kind == "scheme" for short in c.defines)


def _full_name_holds(paper: Paper, options: Mapping[str, Any], facts: Facts) -> bool:
    on = _law.day(paper, facts)
    versions = {v.id: v for v in facts.registers.scheme.versions}
    since = versions.get(options.get("until-version", ""))
    return on is None or since is None or since.period.start is None or on >= since.period.start
