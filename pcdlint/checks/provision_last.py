"""A section, regulation, article, Schedule or limb beyond the last one of its instrument or provision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _law
from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts
from pcdlint.registers.limits import Limit
from pcdlint.registers.provisions import root, stem
from pcdlint.registers.resolve import Cited, Meaning

NAME = "provision-last"
OPTIONS = {"type": "object", "additionalProperties": False, "properties": {}}
VALUES = ("printed", "instrument", "last", "unit")

_HOUSEHOLD = 400
_SURE = ("title", "defined", "short", "named")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit for each such provision; a warning where the last number was not read in the statute itself."""
    law = facts.registers.legislation
    seen = set()
    for meaning in _law.read(paper, facts):
        what = meaning.instrument
        if what is None or meaning.how not in (*_SURE, "carried"):
            continue
        for cited in meaning.cited:
            provision = cited.provision
            limit = law.limit(what, provision.number, provision.unit, cited.schedule)
            if limit is None or (what.name, limit, provision.number) in seen:
                continue
            if meaning.how == "carried" and not (_named(paper, facts, meaning, cited) or _nowhere(paper, facts, cited)):
                continue
            seen.add((what.name, limit, provision.number))
            values = {
                "printed": _law.name(paper, provision.span),
                "instrument": f"{_called(limit.of, what.unit)} of the {what.name}" if limit.of else what.name,
                "last": limit.last,
                "unit": limit.unit,
            }
            yield Hit(provision.span, values, level=_level(meaning, provision.number, limit))


def _level(meaning: Meaning, number: str, limit: Limit) -> str:
    if meaning.how == "carried":
        # "Section 43(2)" and "section 278" are named by number alone, of Acts that the paper need not name.
        return "warning" if limit.of or (stem(number) or 0) > _HOUSEHOLD else "info"
    exact = meaning.resolution is None or meaning.resolution.how == "exact"
    return "error" if limit.certain and exact else "warning"


def _named(paper: Paper, facts: Facts, meaning: Meaning, cited: Cited) -> bool:
    """Whether the paper cites the same section of the instrument by its name: the limb is of that section."""
    return any(
        root(c.ref) == root(cited.ref)
        for other in _law.read(paper, facts)
        if other.instrument == meaning.instrument and other.how in _SURE
        for c in other.cited
    )


def _nowhere(paper: Paper, facts: Facts, cited: Cited) -> bool:
    """Whether a provision that names no instrument is beyond the last of every one that the paper names."""
    unit, law = cited.provision.unit, facts.registers.legislation
    for other in _law.read(paper, facts):
        what = other.instrument
        if what is None and other.citation.kind not in ("none", "scheme"):
            return False
        fits = what is not None and (unit == what.unit or unit == "schedule")
        if fits and what is not None and law.limit(what, cited.provision.number, unit, cited.schedule) is None:
            return False
    return True


def _called(ref: str, unit: str) -> str:
    """ "section 143(1)", "Schedule 3, paragraph 7"."""
    return ref.replace("Sch ", "Schedule ").replace(" para ", ", paragraph ") if " " in ref else f"{unit} {ref}"
