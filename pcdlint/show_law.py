"""The law of a paper for a reviewer: every citation, what it stands for, and whether that was in force on its day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TextIO

from pcdlint.message import day
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts
from pcdlint.registers.resolve import Meaning, meanings

_NOT_DATED = "paper without a date"
_WORDS = {
    "in-force": "in force on that day",
    "not-yet": "not yet in force on that day",
    "replaced": "replaced by that day",
    "unknown": "in force on that day or not: not known",
}


class Shown(NamedTuple):
    """A paper with what was asked of its citations."""

    paper: Paper
    facts: Facts
    meanings: tuple[Meaning, ...]


def law(papers: Sequence[tuple[Paper, Facts]]) -> list[Shown]:
    """What the citations of each paper stand for."""
    return [
        Shown(paper, facts, meanings(paper, facts.registers.legislation, facts.as_of if facts.dated else None))
        for paper, facts in papers
    ]


def write(shown: Sequence[Shown], form: str, out: TextIO) -> None:
    """Write the citations of the papers of one file as `json` or as `text`."""
    if form == "json":
        import json

        json.dump(plain(shown), out, ensure_ascii=False, indent=2)
        out.write("\n")
    else:
        for one in shown:
            out.writelines(f"{line}\n" for line in _text(one))


def plain(shown: Sequence[Shown]) -> dict[str, Any]:
    """`papers`, each with `citations` in the order of the paper."""
    return {
        "path": shown[0].paper.source.path if shown else None,
        "papers": [
            {
                "reference": one.paper.reference,
                "layout": one.paper.layout.name,
                "as_of": one.facts.as_of.isoformat() if one.facts.dated else None,
                "citations": [_citation(one, meaning) for meaning in one.meanings],
            }
            for one in shown
        ],
    }


def _citation(one: Shown, meaning: Meaning) -> dict[str, Any]:
    instrument = meaning.instrument
    return {
        "printed": _printed(one, meaning),
        "line": _line(one, meaning),
        "how": meaning.how,
        "instrument": instrument.name if instrument else None,
        "candidates": [candidate.name for candidate in meaning.candidates],
        "provisions": [cited.ref for cited in meaning.cited],
        "in_force": _in_force(one, meaning),
        "confidence": instrument.confidence if instrument else None,
    }


def _in_force(one: Shown, meaning: Meaning) -> str | None:
    """`in-force`, `not-yet`, `replaced` or `unknown` on the paper's day; None where there is no such question."""
    if meaning.instrument is None or not one.facts.dated:
        return None
    return one.facts.registers.legislation.in_force(meaning.instrument, one.facts.as_of)


def _printed(one: Shown, meaning: Meaning) -> str:
    return " ".join(one.paper.text(meaning.citation.span).split())


def _line(one: Shown, meaning: Meaning) -> int:
    return one.paper.source.place(meaning.citation.span.start).line


def _text(one: Shown) -> Iterator[str]:
    when = day(one.facts.as_of) if one.facts.dated else _NOT_DATED
    yield f"{one.paper.reference or 'without a reference'} ({one.paper.layout.title}, {when})"
    yield f"{len(one.meanings)} citations"
    for meaning in one.meanings:
        yield f"  line {_line(one, meaning):>4}  {_printed(one, meaning)}"
        yield f"             {_said(one, meaning)}"
    yield ""


def _said(one: Shown, meaning: Meaning) -> str:
    if meaning.how == "scheme":
        return "a paragraph of the Scheme" if meaning.cited else "the Scheme"
    if meaning.instrument is None:
        names = " or ".join(candidate.name for candidate in meaning.candidates)
        return f"{meaning.how}: {names}" if names else "not known to the register"
    held = _in_force(one, meaning)
    parts = [meaning.instrument.name, *([_WORDS[held]] if held else [])]
    cited = ", ".join(cited.ref for cited in meaning.cited)
    return f"{', '.join(parts)} ({meaning.how}, {meaning.instrument.confidence}){': ' + cited if cited else ''}"
