"""The last section, Schedule or limb of what papers cite: whatever lies beyond cannot exist."""

from __future__ import annotations

from typing import NamedTuple

from pcdlint.registers.instruments import Instrument
from pcdlint.registers.provisions import key, stem

_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_LEAST = {"schedule": 3}
"""How far beyond a last number that is not known for certain a number must lie; 20 but for these units."""


class Limit(NamedTuple):
    """The last of its kind: `unit` is `section`, `schedule` or `part`; `of` a provision's reference, or empty.

    `certain` says that it was read in the statute and that none can have been put in behind it unnoticed.
    """

    unit: str
    last: str
    of: str
    certain: bool


def passed(what: Instrument, number: str, unit: str, schedule: str | None = None) -> Limit | None:
    """The limit that a cited provision lies beyond, where it certainly does."""
    if unit == what.unit and _beyond(number, what.last, what.last_confidence, unit):
        return Limit(unit, str(what.last), "", what.last_confidence == "verified")
    if unit == "schedule":
        if _beyond(number, what.last_schedule, what.last_schedule_confidence, unit):
            return Limit(unit, str(what.last_schedule), "", what.last_schedule_confidence == "verified")
        return None
    return _part(what, key(number, unit, schedule)) if what.provisions and "(" in number else None


def _beyond(number: str, last: int | None, confidence: str, unit: str) -> bool:
    """Inserted ones keep their stem (142A); what is known from memory must be passed by a fifth."""
    own = stem(number)
    if last is None or own is None:
        return False
    sure = confidence == "verified" or (confidence == "quoted" and unit == "schedule")
    slack = 0 if sure else max(_LEAST.get(unit, 20), last // 5)
    return own > last + slack


def _part(what: Instrument, ref: str) -> Limit | None:
    """The limb that comes after the last one of a provision: 143(1)(d), where 143(1) ends with (c)."""
    steps = ref.replace(")", "").split("(")
    for depth in range(1, len(steps)):
        of = steps[0] + "".join(f"({step})" for step in steps[1:depth])
        fact = what.provisions.get(of)
        if fact is not None and fact.last is not None and _comes_after(steps[depth], fact.last):
            return Limit("part", f"({fact.last})", of, certain=False)
    return None


def _comes_after(step: str, last: str) -> bool:
    if last.isdecimal():
        return step.isdecimal() and int(step) > int(last)
    if last in _ROMANS and len(last) > 1:
        return step in _ROMANS and _ROMANS.index(step) > _ROMANS.index(last)
    return len(step) == 1 and step.isalpha() and step > last
