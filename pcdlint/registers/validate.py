"""What the schemas of the registers cannot say: that a register agrees with itself and with the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from pcdlint.registers.folding import fold, words
from pcdlint.registers.periods import period

Key = tuple[str | int, ...]


class Problem(NamedTuple):
    """Something wrong in a register. `key` is the path to it; `beside` are paths to what it disagrees with there."""

    register: str
    key: Key
    message: str
    beside: tuple[Key, ...] = ()


class _Fault(NamedTuple):
    key: Key
    message: str
    beside: tuple[Key, ...] = ()


def problems(registers: Mapping[str, Any]) -> list[Problem]:
    """All contradictions in the registers given (name to data); registers that are missing are passed over."""
    found: list[Problem] = []
    for name, check in _CHECKS.items():
        if name in registers:
            wrong = list(_days(registers[name], ())) or check(registers[name], registers)
            found += [Problem(name, *fault) for fault in wrong]
    return found


_Found = Iterator[_Fault]


def _days(data: Any, at: Key) -> _Found:
    """Dates that are none, and periods that end before they begin, at any depth."""
    if isinstance(data, Mapping):
        if "from" in data or "until" in data:
            yield from _turned(data, at)
        for key, value in data.items():
            yield from _days(value, (*at, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _days(value, (*at, index))


def _turned(entry: Mapping[str, Any], at: Key) -> _Found:
    try:
        when = period(entry)
    except (ValueError, TypeError):
        yield _Fault((*at, "from"), f"no date: {entry.get('from')} to {entry.get('until')}")
        return
    if when.start and when.end and when.end < when.start:
        yield _Fault((*at, "until"), f"ends on {when.end}, before it begins on {when.start}")


def _twice(names: Iterable[tuple[Key, str]], what: str) -> _Found:
    seen: dict[str, Key] = {}
    for key, name in names:
        first = seen.setdefault(name, key)
        if first != key:
            yield _Fault(key, f"{what} is there twice: {name}", (first,))


def _overlaps(entries: Sequence[Mapping[str, Any]], at: str) -> _Found:
    for (i, one), (j, two) in combinations(enumerate(entries), 2):
        if period(one).overlaps(period(two)):
            key: Key = (at, j, "from") if "from" in two else (at, j)
            yield _Fault(key, f"overlaps the one from {_span(one)}", ((at, i, "until"),))


def _span(entry: Mapping[str, Any]) -> str:
    return f"{entry.get('from') or 'the beginning'} to {entry.get('until') or 'today'}"


def _legislation(data: Mapping[str, Any], _: Mapping[str, Any]) -> _Found:
    keyed = {fold(_name(entry)): index for index, entry in enumerate(data["instruments"])}
    for index, entry in enumerate(data["instruments"]):
        at: Key = ("instruments", index)
        if entry.get("replaced_by") and fold(entry["replaced_by"]) not in keyed:
            yield _Fault((*at, "replaced_by"), f"not in the register: {entry['replaced_by']}")
        if entry["unit"] not in data["units"].get(entry["kind"], ()):
            yield _Fault((*at, "unit"), f"{entry['kind']} has no unit {entry['unit']}")
        for wrong in entry.get("wrong", ()):
            if (other := keyed.get(fold(wrong))) is not None:
                yield _Fault((*at, "wrong"), f"the right name of another: {wrong}", (("instruments", other),))
        yield from _keywords(entry.get("provisions", {}), at)
    yield from _sole(data["instruments"])


def _sole(instruments: Sequence[Mapping[str, Any]]) -> _Found:
    titles: dict[str, list[int]] = {}
    for index, entry in enumerate(instruments):
        titles.setdefault(fold(entry["title"]), []).append(index)
    for same in titles.values():
        for index in same if len(same) > 1 else ():
            if instruments[index].get("sole"):
                others = [other for other in same if other != index]
                named = ", ".join(_name(instruments[other]) for other in others)
                message = f"{_name(instruments[index])} is sole, the only one of its title, and there is {named} too"
                yield _Fault(("instruments", index, "sole"), message, tuple(("instruments", other) for other in others))


def _keywords(provisions: Mapping[str, Any], at: Key) -> _Found:
    for ref, fact in provisions.items():
        for word in fact.get("keywords", ()):
            if word != fold(word):
                yield _Fault((*at, "provisions", ref, "keywords"), f"must be in small letters: {word}")


def _name(entry: Mapping[str, Any]) -> str:
    return entry["title"] if entry.get("year") is None else f"{entry['title']} {entry['year']}"


def _instruments(registers: Mapping[str, Any]) -> frozenset[str] | None:
    """The folded names of all instruments; None where legislation is not known."""
    if "legislation" not in registers:
        return None
    return frozenset(fold(_name(entry)) for entry in registers["legislation"]["instruments"])


def _thresholds(data: Mapping[str, Any], registers: Mapping[str, Any]) -> _Found:
    yield from _overlaps(data["periods"], "periods")
    yield from _overlaps(data["regimes"], "regimes")
    regimes = {r["name"] for r in data["regimes"]}
    for part in ("periods", "modification_caps", "framework_terms"):
        for index, entry in enumerate(data[part]):
            if entry["regime"] not in regimes:
                yield _Fault((part, index, "regime"), f"no such regime: {entry['regime']}")
    known = _instruments(registers)
    for index, regime in enumerate(data["regimes"]):
        if known is not None and fold(regime["name"]) not in known:
            yield _Fault(("regimes", index, "name"), f"not in legislation: {regime['name']}")


def _foia(data: Mapping[str, Any], _: Mapping[str, Any]) -> _Found:
    first, last = data["range"]
    for number in range(first, last + 1):
        if str(number) not in data["sections"]:
            yield _Fault(("sections",), f"section {number} is missing")
    names = [(("sections", ref, "names"), name) for ref, e in data["sections"].items() for name in e["names"]]
    yield from _twice(names, "a name")
    for number in data["not_exemptions"]:
        if number in data["sections"]:
            yield _Fault(("not_exemptions", number), "is an exemption", (("sections", number),))


def _order(data: Mapping[str, Any], _: Mapping[str, Any]) -> _Found:
    grounds = {k: ref for ref, e in data["articles"].items() if e.get("ground") for k in e.get("keywords", ())}
    for word in data["no_such_ground"]:
        if word in grounds:
            yield _Fault(("no_such_ground",), f"is a ground: {word}", (("articles", grounds[word], "keywords"),))
    for ref, entry in data["articles"].items():
        if entry.get("ground") and not entry.get("keywords"):
            yield _Fault(("articles", ref), "a ground without keywords")


def _scheme(data: Mapping[str, Any], _: Mapping[str, Any]) -> _Found:
    powers: list[tuple[Key, Mapping[str, Any]]] = [
        (("paragraphs", ref, "powers", number), power)
        for ref, paragraph in data["paragraphs"].items()
        for number, power in enumerate(paragraph["powers"])
    ]
    powers += [(("standing", number), power) for number, power in enumerate(data["standing"])]
    yield from _twice([((*key, "id"), power["id"]) for key, power in powers], "an id")
    yield from _overlaps(data["versions"], "versions")
    yield from _overlaps(data["decision_makers"], "decision_makers")
    for key, power in powers:
        if ("limit" in power) != ("sense" in power):
            yield _Fault(key, "a limit and its sense go together")


def _quotations(data: Mapping[str, Any], registers: Mapping[str, Any]) -> _Found:
    rights = {id: f" {' '.join(words(entry['right']))} " for id, entry in data["quotations"].items()}
    known = _instruments(registers)
    for id, entry in data["quotations"].items():
        if known is not None and fold(entry["instrument"]) not in known:
            yield _Fault(("quotations", id, "instrument"), f"not in legislation: {entry['instrument']}")
        for wrong in entry.get("wrong", ()):
            slip = f" {' '.join(words(wrong))} "
            if other := next((other for other, right in rights.items() if slip in right), None):
                message = f"never told, as it stands in what {other} has for right: {wrong}"
                yield _Fault(("quotations", id, "wrong"), message, (("quotations", other),))


def _bodies(data: Mapping[str, Any], _: Mapping[str, Any]) -> _Found:
    for index, entry in enumerate(data["names"]):
        for number, other in enumerate(data["names"]):
            for wrong in entry.get("wrong", ()):
                if f" {fold(wrong)} " in f" {fold(other['right'])} " and not entry.get("context"):
                    message = f"{wrong} is part of a right name: {other['right']}"
                    yield _Fault(("names", index, "wrong"), message, (("names", number),))
        if entry.get("former") and not entry.get("since"):
            yield _Fault(("names", index, "former"), "a former name without the day of the new one")


_CHECKS: dict[str, Callable[[Mapping[str, Any], Mapping[str, Any]], _Found]] = {
    "legislation": _legislation,
    "procurement-thresholds": _thresholds,
    "foia-exemptions": _foia,
    "specified-information-order": _order,
    "scheme-of-delegation": _scheme,
    "quotations": _quotations,
    "bodies": _bodies,
}
