"""Dates that are none: no such day, no such financial year, a span that runs backwards, a wrong weekday."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._phrases import STRINGS
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import DateMention

NAME = "date-flaw"
OPTIONS = {
    "type": "object",
    "required": ["flaw"],
    "additionalProperties": False,
    "properties": {
        "flaw": {"enum": ["no-such-date", "no-such-year", "reversed", "weekday"]},
        "certain": {**STRINGS, "description": "Words right before a print without which the finding is a warning."},
        "weekdays": {**STRINGS, "description": "The names of the days, Monday first (`weekday`)."},
    },
}
VALUES = ("printed", "weekday")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit for each print, related to where it stands again."""
    found: dict[str, list[DateMention]] = {}
    for mention in paper.dates:
        if _flawed(paper, mention, options):
            found.setdefault(" ".join(paper.text(mention.span).split()), []).append(mention)
    for printed, mentions in found.items():
        first = mentions[0]
        values = {"printed": printed, "weekday": _weekday(first, options)}
        related = tuple(Related(m.span, "here too") for m in mentions[1:])
        yield Hit(first.span, values, related, level=_level(paper, first, options))


def _flawed(paper: Paper, mention: DateMention, options: Mapping[str, Any]) -> bool:
    if options["flaw"] != "weekday":
        return bool(mention.flaw == options["flaw"])
    if mention.kind != "day" or mention.first is None or not paper.text(mention.span)[:1].isalpha():
        return False
    word = paper.text(mention.span).split()[0].strip(",").lower()
    return word in options.get("weekdays", ()) and word != _weekday(mention, options).lower()


def _weekday(mention: DateMention, options: Mapping[str, Any]) -> str:
    names = options.get("weekdays", ())
    return str(names[mention.first.weekday()]).capitalize() if mention.first and len(names) == 7 else ""


def _level(paper: Paper, mention: DateMention, options: Mapping[str, Any]) -> str | None:
    if "certain" not in options:
        return None
    around = lowered(paper)[max(mention.span.start - 24, 0) : mention.span.start + 3].rstrip()
    return None if any(cue in around for cue in options["certain"]) else "warning"
