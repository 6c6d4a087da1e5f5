"""One document's words laid over those below: of a pack over the packs it extends, of a configuration over packs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

from pcdlint.rules.errors import Problem, hint
from pcdlint.rules.load import Document, Key
from pcdlint.rules.shape import UNKNOWN, Shape, Who

ADDS = "+"
REMOVE = "remove"
REPLACES = "replaces"


class _Here(NamedTuple):
    """A place in a document, and what the schema says of it."""

    document: Document
    key: Key
    shape: Shape

    def inside(self, part: str | int) -> _Here:
        name = part.removeprefix(ADDS) if isinstance(part, str) else part
        return _Here(self.document, (*self.key, part), self.shape.inside(name))

    def problem(self, message: str) -> Problem:
        return self.document.problem(self.key, message)


class Taken(NamedTuple):
    """Where a document took something away that was below, and what it is called."""

    document: Document
    key: Key
    name: str = ""


class Merger:
    """Merges documents; faults go to `problems`, never into the data.

    A mapping is laid over the one below key by key. A list whose schema says by which keys its entries are known is
    laid over entry by entry; any other value takes the place of the one below. `+key` adds to a list and changes
    nothing that is there; `remove: true` takes an entry away, `replaces: true` puts it in the place of the one below,
    and a key without a value is taken away.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.taken: list[Taken] = []

    def over(self, base: Any, document: Document, shape: Shape = UNKNOWN) -> Any:
        """The document's data laid over `base` (None: there is nothing below)."""
        return self._over(base, document.data, _Here(document, (), shape))

    def _over(self, base: Any, data: Any, here: _Here) -> Any:
        if isinstance(data, Mapping):
            return self._mapping(base if isinstance(base, Mapping) else {}, data, here)
        if isinstance(data, list) and here.shape.identity:
            return self._entries(base if isinstance(base, list) else [], data, here)
        return data

    def _mapping(self, base: Mapping[str, Any], data: Mapping[str, Any], here: _Here) -> dict[str, Any]:
        merged = {} if self._asks(data, REPLACES, here) else dict(base)
        for name, value in data.items():
            inner = here.inside(name)
            if name in (REMOVE, REPLACES) and isinstance(value, bool):
                continue
            if name.startswith(ADDS):
                self._add(merged, name.removeprefix(ADDS), value, inner)
            elif isinstance(value, Mapping) and self._asks(value, REMOVE, inner, name):
                if merged.pop(name, None) is None:
                    self.problems.append(inner.problem(f"there is no '{name}' to remove{hint(name, merged)}"))
            elif value is None and here.shape.known and name not in here.shape.needed:
                if merged.pop(name, None) is not None:
                    self.taken.append(Taken(here.document, inner.key, name))
            else:
                merged[name] = self._over(merged.get(name), value, inner)
        return merged

    def _asks(self, data: Mapping[str, Any], word: str, here: _Here, name: str = "") -> bool:
        if data.get(word) is not True:
            return False
        self.taken.append(Taken(here.document, (*here.key, word), name))
        return True

    def _add(self, merged: dict[str, Any], name: str, value: Any, here: _Here) -> None:
        there = merged.get(name, [] if here.shape.is_list else None)
        if not isinstance(there, list):
            near = hint(name, (k for k, v in merged.items() if isinstance(v, list)))
            self.problems.append(here.problem(f"there is no list '{name}' to add to{near}"))
        elif not isinstance(value, list):
            self.problems.append(here.problem("must be a list: it is added to another"))
        else:
            new = [entry for entry in value if entry not in there]
            known = {here.shape.who(entry) for entry in there} if here.shape.identity else set()
            for number, entry in enumerate(value):
                if entry in new and (who := here.shape.who(entry)) is not None and who in known:
                    message = f"{here.shape.called(entry)} is there already: to change it, leave the + out"
                    self.problems.append(here.inside(number).problem(message))
            merged[name] = self._entries(there, value, here) if here.shape.identity else there + new

    def _entries(self, base: list[Any], data: list[Any], here: _Here) -> list[Any]:
        """A list laid over another entry by entry: what is there keeps its place, what is new goes to the end."""
        shape = here.shape
        merged: dict[Who | int, Any] = {shape.who(entry) or -1 - n: entry for n, entry in enumerate(base)}
        seen: dict[Who, int] = {}
        for number, entry in enumerate(data):
            at = here.inside(number)
            who = shape.who(entry)
            if who is not None and seen.setdefault(who, number) != number:
                first = at.document.line((*here.key, seen[who]))
                self.problems.append(at.problem(f"{shape.called(entry)} is there twice (first in line {first})"))
            elif isinstance(entry, Mapping) and self._asks(entry, REMOVE, at, shape.called(entry)):
                if who not in merged:
                    near = hint(shape.called(entry), map(shape.called, base))
                    self.problems.append(at.problem(f"there is no {shape.called(entry)} to remove{near}"))
                merged.pop(who or number, None)
            else:
                below = None if who is None or shape.whole else merged.get(who)
                if below is None:
                    self._whole_enough(entry, base, at, here)
                merged[number if who is None else who] = self._over(below, entry, at)
        entries = list(merged.values())
        return _in_turn(entries) if shape.successive else entries

    def _whole_enough(self, entry: Any, base: list[Any], at: _Here, here: _Here) -> None:
        """A new entry that lacks what one needs was most likely meant to be laid over one that is called otherwise."""
        if not base or not isinstance(entry, Mapping):
            return
        missing = [name for name in at.shape.needed if name not in entry]
        name = here.shape.called(entry)
        if missing and name:
            near = hint(name, map(here.shape.called, base)) or ":"
            self.problems.append(at.problem(f"there is no {name}{near} a new entry needs {', '.join(missing)}"))


def _in_turn(entries: list[Any]) -> list[Any]:
    """Entries in order of time, each without an end ended on the day before the next begins."""
    if not all(isinstance(entry, Mapping) for entry in entries):
        return entries
    entries = sorted(entries, key=lambda entry: str(entry.get("from", "")))
    for number, (one, two) in enumerate(pairwise(entries)):
        if not one.get("until") and (end := _before(two.get("from"))) is not None:
            entries[number] = {**one, "until": end}
    return entries


def _before(day: Any) -> str | None:
    """The day before a day; None for what is none, which the schema tells of."""
    try:
        return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    except (TypeError, ValueError, OverflowError):
        return None
