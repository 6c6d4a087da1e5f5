"""A kind of provision that the instrument does not have, such as a section of regulations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _law, _wrong_unit
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts
from pcdlint.registers.resolve import Cited, Meaning

NAME = "provision-kind"
OPTIONS = {
    "type": "object",
    "required": ["about"],
    "additionalProperties": False,
    "properties": {
        "about": {"enum": ["unit", "one-schedule", "no-schedule"]},
        "let-pass": {
            "type": "object",
            "additionalProperties": {"type": "array", "items": {"type": "string"}},
            "description": "Units that papers rightly cite of an instrument (title with year) all the same.",
        },
        "units": {
            "type": "object",
            "additionalProperties": {"type": "string"},
            "description": "The main unit of a kind of instrument, for instruments that are not in the register.",
        },
    },
}
VALUES = ("printed", "unit", "right", "instrument")

_SURE = ("title", "defined", "short", "named")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit for each instrument and wrong unit; info where the instrument is only the one spoken of last."""
    found = []
    for meaning in _law.read(paper, facts):
        meant = meaning
        if options["about"] == "unit":
            meant = _wrong_unit.of_the_section(paper, facts, meaning, options.get("units", {}))
        if meant.how not in (*_SURE, "carried") and meant.citation.kind in ("none", "scheme"):
            continue
        wrong = next((c for c in meant.cited if _wrong(paper, meant, c, options, facts)), None)
        if wrong is not None:
            found.append(((_called(meant), wrong.provision.unit), meant, wrong))
    seen: dict[object, list[tuple[Meaning, Cited]]] = {}
    for cause, meaning, wrong in found:
        seen.setdefault(cause, []).append((meaning, wrong))
    for same in seen.values():
        meaning, wrong = same[0]
        schedule = _wrong_unit.of_schedule(paper, meaning, wrong)
        values = {
            "printed": _law.name(paper, wrong.provision.span),
            "unit": wrong.provision.unit,
            "right": "paragraph" if schedule else _right(meaning, options),
            "instrument": schedule or _called(meaning),
        }
        related = tuple(Related(w.provision.span, "here, too") for _, w in same[1:])
        surely = schedule is None and wrong.provision.unit != "paragraph"
        yield Hit(wrong.provision.span, values, related, level=_level(meaning, surely=surely))


def _wrong(paper: Paper, meaning: Meaning, cited: Cited, options: Mapping[str, Any], facts: Facts) -> bool:
    unit, what = cited.provision.unit, meaning.instrument
    if options["about"] != "unit":
        wanted = options["about"].removesuffix("-schedule").replace("no", "none")
        if wanted == "one" and not cited.provision.number:
            return False
        return unit == "schedule" and what is not None and what.schedules == wanted
    mains = options.get("units", {})
    if what is None:
        # What is not in the register may be a body's own "Contract Regulations", which have sections.
        own = mains.get(meaning.citation.kind)
        return own is not None and meaning.citation.year is not None and unit != own and unit in mains.values()
    if _wrong_unit.of_schedule(paper, meaning, cited) or _wrong_unit.is_section_as_paragraph(meaning, cited, options):
        return True
    if unit not in mains.values() or facts.registers.legislation.unit_fits(what, unit):
        return False
    if unit in options.get("let-pass", {}).get(what.name, ()):
        return _wrong_unit.is_told_by_words(paper, what, cited)
    return not _wrong_unit.is_of_another(paper, facts, meaning, cited)


def _called(meaning: Meaning) -> str:
    return meaning.instrument.name if meaning.instrument else meaning.citation.name


def _right(meaning: Meaning, options: Mapping[str, Any]) -> str:
    if meaning.instrument is not None:
        return meaning.instrument.unit
    right: str = options.get("units", {}).get(meaning.citation.kind, "")
    return right


def _level(meaning: Meaning, *, surely: bool) -> str:
    if meaning.instrument is None:
        return "warning"
    if not surely:
        return "warning" if meaning.how in _SURE else "info"
    if meaning.how not in _SURE:
        return "info"
    if meaning.citation.kind == "none":
        return "warning"
    exact = meaning.resolution is None or meaning.resolution.how in ("exact", "short")
    return _law.told(meaning.instrument.confidence) if exact else "warning"
