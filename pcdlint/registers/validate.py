"""What the schemas of the registers cannot say: that a register agrees with itself and with the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any, NamedTuple

from pcdlint.registers.folding import fold
from pcdlint.registers.periods import period


class Problem(NamedTuple):
    """Something wrong in a register. `key` is the path to it ("instruments.12.until")."""

    register: str
    key: str
    message: str


def problems(registers: Mapping[str, Any]) -> list[Problem]:
    """All contradictions in the registers given (name to data); registers that are missing are passed over."""
    found: list[Problem] = []
    for name, check in _CHECKS.items():
        if name in registers:
            wrong = list(_days(registers[name], "")) or check(registers[name], registers)
            found += [Problem(name, key, message) for key, message in wrong]
    return found


_Found = Iterator[tuple[str, str]]


def _days(data: Any, at: str) -> _Found:
    """Dates that are none, and periods that end before they begin, at any depth."""
    if isinstance(data, Mapping):
        if "from" in data or "until" in data:
            yield from _turned(data, at)
        for key, value in data.items():
            yield from _days(value, f"{at}{key}.")
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _days(value, f"{at}{index}.")


def _turned(entry: Mapping[str, Any], at: str) -> _Found:
    try:
        when = period(entry)
    except (ValueError, TypeError):
        yield f"{at}from", f"no date: {entry.get('from')} to {entry.get('until')}"
        return
    if when.start and when.end and when.end < when.start:
        yield f"{at}until", f"ends on {when.end}, before it begins on {when.start}"


def _twice(names: Iterable[str], at: str, what: str) -> _Found:
    for name, times in Counter(names).items():
        if times > 1:
            yield at, f"{what} {times} times: {name}"


def _overlaps(entries: list[Mapping[str, Any]], at: str) -> _Found:
    for (i, one), (j, two) in combinations(enumerate(entries), 2):
        if period(one).overlaps(period(two)):
            yield f"{at}.{j}", f"overlaps {at}.{i}"


def _legislation(data: Mapping[str, Any], _: Mapping[str, Any]) -> _Found:
    names = [_name(e) for e in data["instruments"]]
    known = {fold(n) for n in names}
    yield from _twice(map(fold, names), "instruments", "listed")
    yield from _twice((fold(f["title"]) for f in data["families"]), "families", "listed")
    years = {fold(f["title"]): f["years"] for f in data["families"]}
    for index, entry in enumerate(data["instruments"]):
        at = f"instruments.{index}"
        if entry.get("replaced_by") and fold(entry["replaced_by"]) not in known:
            yield f"{at}.replaced_by", f"not in the register: {entry['replaced_by']}"
        if entry["unit"] not in data["units"].get(entry["kind"], ()):
            yield f"{at}.unit", f"{entry['kind']} has no unit {entry['unit']}"
        if fold(entry["title"]) in years and entry.get("year") not in years[fold(entry["title"])]:
            yield f"{at}.year", f"{_name(entry)} is missing from its family"
        if entry.get("sole") and sum(e["title"] == entry["title"] for e in data["instruments"]) > 1:
            yield f"{at}.sole", f"not the only one of its title: {entry['title']}"
        if "last_schedule" in entry and entry.get("schedules") != "many":
            yield f"{at}.last_schedule", f"{_name(entry)} is not said to have many Schedules"
        for wrong in entry.get("wrong", ()):
            if fold(wrong) in known:
                yield f"{at}.wrong", f"the right name of another: {wrong}"
        yield from _keywords(entry.get("provisions", {}), at)


def _keywords(provisions: Mapping[str, Any], at: str) -> _Found:
    for ref, fact in provisions.items():
        for kind in ("keywords", "hints"):
            for word in fact.get(kind, ()):
                if word != fold(word):
                    yield f"{at}.provisions.{ref}.{kind}", f"not folded: {word}"


def _name(entry: Mapping[str, Any]) -> str:
    return entry["title"] if entry.get("year") is None else f"{entry['title']} {entry['year']}"


def _thresholds(data: Mapping[str, Any], registers: Mapping[str, Any]) -> _Found:
    yield from _overlaps(data["periods"], "periods")
    yield from _overlaps(data["regimes"], "regimes")
    regimes = {r["name"] for r in data["regimes"]}
    for part in ("periods", "modification_caps", "framework_terms"):
        for index, entry in enumerate(data[part]):
            if entry["regime"] not in regimes:
                yield f"{part}.{index}.regime", f"no such regime: {entry['regime']}"
    if "legislation" in registers:
        known = {_name(e) for e in registers["legislation"]["instruments"]}
        for index, regime in enumerate(data["regimes"]):
            if regime["name"] not in known:
                yield f"regimes.{index}.name", f"not in legislation: {regime['name']}"


def _foia(data: Mapping[str, Any], _: Mapping[str, Any]) -> _Found:
    first, last = data["range"]
    for number in range(first, last + 1):
        if str(number) not in data["sections"]:
            yield "sections", f"section {number} is missing"
    yield from _twice((n for e in data["sections"].values() for n in e["names"]), "sections", "a name")
    for number in data["not_exemptions"]:
        if number in data["sections"]:
            yield f"not_exemptions.{number}", "is an exemption"


def _order(data: Mapping[str, Any], _: Mapping[str, Any]) -> _Found:
    grounds = {k for e in data["articles"].values() if e.get("ground") for k in e.get("keywords", ())}
    for word in data["no_such_ground"]:
        if word in grounds:
            yield "no_such_ground", f"is a ground: {word}"
    for ref, entry in data["articles"].items():
        if entry.get("ground") and not entry.get("keywords"):
            yield f"articles.{ref}", "a ground without keywords"


def _scheme(data: Mapping[str, Any], _: Mapping[str, Any]) -> _Found:
    powers = [p for e in data["paragraphs"].values() for p in e["powers"]] + data["standing"]
    yield from _twice((p["id"] for p in powers), "paragraphs", "an id")
    yield from _overlaps(data["versions"], "versions")
    yield from _overlaps(data["decision_makers"], "decision_makers")
    for power in powers:
        if ("limit" in power) != ("sense" in power):
            yield f"paragraphs.{power['id']}", "a limit and its sense go together"


def _quotations(data: Mapping[str, Any], registers: Mapping[str, Any]) -> _Found:
    rights = {(e["instrument"], fold(e["right"])) for e in data["quotations"].values()}
    known = None
    if "legislation" in registers:
        known = {fold(_name(e)) for e in registers["legislation"]["instruments"]}
    for id, entry in data["quotations"].items():
        if known is not None and fold(entry["instrument"]) not in known:
            yield f"quotations.{id}.instrument", f"not in legislation: {entry['instrument']}"
        for wrong in entry.get("wrong", ()):
            if (entry["instrument"], fold(wrong)) in rights:
                yield f"quotations.{id}.wrong", f"right elsewhere: {wrong}"


def _bodies(data: Mapping[str, Any], _: Mapping[str, Any]) -> _Found:
    yield from _twice((fold(e["right"]) for e in data["names"]), "names", "listed")
    for index, entry in enumerate(data["names"]):
        for other in data["names"]:
            for wrong in entry.get("wrong", ()):
                if f" {fold(wrong)} " in f" {fold(other['right'])} " and not entry.get("context"):
                    yield f"names.{index}.wrong", f"{wrong} is part of a right name: {other['right']}"
        if entry.get("former") and not entry.get("since"):
            yield f"names.{index}.former", "a former name without the day of the new one"


_CHECKS: dict[str, Callable[[Mapping[str, Any], Mapping[str, Any]], _Found]] = {
    "legislation": _legislation,
    "procurement-thresholds": _thresholds,
    "foia-exemptions": _foia,
    "specified-information-order": _order,
    "scheme-of-delegation": _scheme,
    "quotations": _quotations,
    "bodies": _bodies,
}
