"""Acts and instruments: by title, by short form, as of a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pcdlint.registers import limits, provisions, subjects
from pcdlint.registers.folding import fold, loose, words
from pcdlint.registers.instruments import Instrument, bare, instrument
from pcdlint.registers.limits import Limit
from pcdlint.registers.misprints import is_close_slip, is_digit_slip, is_slip
from pcdlint.registers.periods import ALWAYS, weakest
from pcdlint.registers.provisions import ProvisionFact
from pcdlint.registers.resolution import Resolution, Suggestion
from pcdlint.registers.subjects import Mismatch

if TYPE_CHECKING:
    from pcdlint.registers.nearest import Nearest

_YEAR_BEHIND = re.compile(r" ?(?:[12][0-9])?[0-9]{2}$")
_FEW_LETTERS = 3
_WORDS_BEFORE = 3
_UNSURE = timedelta(days=365)
"""How near to a date known from memory the register rather says nothing."""


class Legislation:
    """Look-ups over the register `legislation`. Instruments are typed only when they are asked for."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        self._entries: list[Mapping[str, Any]] = data["instruments"]
        self._typed: dict[int, Instrument] = {}
        self._keyed: dict[str, subjects.Keyed] = {}
        self._near: dict[tuple[str, str], tuple[ProvisionFact, ...]] = {}
        self._bare: dict[tuple[str, int], Instrument] = {}

    def find(self, title: str, year: int | None = None) -> Instrument | None:
        """The instrument of exactly that title and year (or of a title that ends in its year)."""
        name = fold(title if year is None else f"{title} {year}")
        index = self._names.get(name)
        if index is not None:
            return self._at(index)
        stem, _, tail = name.rpartition(" ")
        if tail.isdigit() and stem in self._families and int(tail) in self._families[stem]["years"]:
            return self._ghost(self._families[stem], int(tail))
        return None

    def named(self, title: str) -> tuple[Instrument, ...]:
        """All instruments of that title, the oldest first."""
        stem = fold(title)
        found = {i.year: i for i in map(self._at, self._titles.get(stem, ()))}
        if stem in self._families:
            family = self._families[stem]
            found.update({y: self._ghost(family, y) for y in family["years"] if y not in found})
        return tuple(found[y] for y in sorted(found, key=lambda y: y or 0))

    def all_years_known(self, title: str) -> bool:
        """Whether no other instrument has that title, so that another year is certainly wrong."""
        stem = fold(title)
        if stem in self._families:
            return bool(self._families[stem].get("complete"))
        at = self._titles.get(stem, ())
        return bool(at) and all(self._entries[i].get("sole") for i in at)

    def open_title(self, title: str) -> bool:
        """Whether there is an instrument of that title nearly every year ("Finance Act")."""
        return fold(title) in self._open

    def wrong_form(self, name: str) -> Instrument | None:
        """The instrument that a known wrong title or year stands for."""
        index = self._wrong.get(fold(name))
        return None if index is None else self._at(index)

    def by_short(self, short: str, year: int | None = None, on: date | None = None) -> tuple[Instrument, ...]:
        """The instruments that a short form stands for ("FOIA", "PCR" with 2015); several when it is ambiguous.

        With a day given, the ones in force on it are preferred.
        """
        name = fold(short if year is None else f"{short} {year}")
        found = tuple(self._at(i) for i in self._shorts.get(name, ()))
        if year is not None and not found:
            return tuple(i for i in self.by_short(short) if i.year == year)
        if on is not None and len(found) > 1:
            found = tuple(i for i in found if i.period.holds(on)) or found
        return found

    def resolve(self, name: str, year: int | None = None, on: date | None = None) -> Resolution:
        """What a printed name with its year stands for, from the surest reading to the least."""
        if exact := self.find(name, year):
            return Resolution("exact", exact, (exact,))
        if shorts := self.by_short(name, year, on):
            return Resolution("short" if len(shorts) == 1 else "ambiguous", _only(shorts), shorts)
        printed = name if year is None else f"{name} {year}"
        if self.open_title(name):
            return Resolution("unknown")
        if meant := self.wrong_form(printed):
            return Resolution("wrong-form", meant, (meant,))
        if (index := self._loose.get(loose(printed))) is not None:
            return Resolution("punctuation", self._at(index), (self._at(index),))
        if year is None and (same := self.named(name)):
            return Resolution("exact" if len(same) == 1 else "ambiguous", _only(same), same)
        if behind := self._behind_words(name, year):
            return Resolution("exact", behind, (behind,))
        near = self.nearest(name, year) or (self._of_the_day(name, year, on) if year and on else None)
        if near := near or (self._short_of_another_year(name, year, on) if year else None):
            return Resolution("near", near.instrument, (near.instrument,), near)
        return Resolution("unknown")

    def _behind_words(self, title: str, year: int | None) -> Instrument | None:
        """The instrument whose whole title stands behind words of the sentence: "UK Modern Slavery Act"."""
        if year is None or self.named(title):
            return None
        tokens = title.split()
        tails = (" ".join(tokens[i:]) for i in range(1, min(len(tokens) - 1, _WORDS_BEFORE + 1)))
        return next((found for tail in tails if (found := self.find(tail, year))), None)

    def nearest(self, title: str, year: int | None) -> Suggestion | None:
        """The one instrument that a title and year which are none clearly stand for, or None."""
        if self.open_title(title) or self.find(title, year):
            return None
        near = self._nearest.suggest(title, year)
        right = near and self.find(near.title, near.year)
        return Suggestion(right, near.differs, near.confidence) if near and right else None

    def _of_the_day(self, title: str, year: int, on: date) -> Suggestion | None:
        """Of all that have the title, the only one that is law on that day, where the year may be a misprint of its."""
        held = [i for i in self.named(title) if i.period != ALWAYS and i.period.holds(on)]
        if len(held) != 1 or not self.all_years_known(title):
            return None
        if not (is_slip(year, held[0].year) or is_digit_slip(year, held[0].year)):
            return None
        return Suggestion(held[0], "year", weakest(held[0].confidence, "quoted"))

    def _short_of_another_year(self, short: str, year: int, on: date | None) -> Suggestion | None:
        """The one instrument meant by a short form that has another's year ("DPA 2019")."""
        own = [self._at(i) for i in self._stems.get(fold(short), ())]
        likely = [i for i in own if is_slip(year, i.year)] or own
        if on is not None and len(likely) > 1:
            likely = [i for i in likely if i.period.holds(on)]
        if len(likely) != 1:
            return None
        # Two or three letters may be another Act's: EA 2011 is no Equality Act.
        telling = fold(short) in self._shorts or len(loose(short)) > _FEW_LETTERS
        return Suggestion(likely[0], "year", "quoted" if telling else "memory")

    def in_force(self, what: Instrument, on: date) -> str:
        """`not-yet`, `in-force`, `replaced` or `unknown` (no dates, or a date from memory less than a year away)."""
        start, end = what.period.start, what.period.end
        if what.dates == "memory" and any(d and abs(on - d) < _UNSURE for d in (start, end)):
            return "unknown"
        if start is None and end is None:
            return "unknown"
        if start and on < start:
            return "not-yet"
        return "replaced" if end and on > end else "in-force"

    def replacement(self, what: Instrument) -> Instrument | None:
        """The instrument that replaced it."""
        return self.find(what.replaced_by) if what.replaced_by else None

    def unit_fits(self, what: Instrument, unit: str) -> bool:
        """Whether instruments of that kind have such units (sections of an Act, regulations of regulations)."""
        return unit == what.unit or unit in self._data["units"].get(what.kind, (unit,))

    def provision(
        self, what: Instrument, number: str, unit: str = "section", schedule: str | None = None
    ) -> ProvisionFact | None:
        """What a provision, or the nearest one that holds it, is about; None where that is not known."""
        return provisions.look_up(what.provisions, provisions.key(number, unit, schedule))

    def beyond_last(self, what: Instrument, number: str, unit: str | None = None, schedule: str | None = None) -> bool:
        """Whether an instrument certainly has no such section (regulation, article; or `unit`)."""
        return self.limit(what, number, unit or what.unit, schedule) is not None

    def limit(self, what: Instrument, number: str, unit: str, schedule: str | None = None) -> Limit | None:
        """The last section, Schedule or limb that a cited provision lies beyond; None where it may exist."""
        return limits.passed(what, number, unit, schedule)

    def subject_elsewhere(
        self, what: Instrument, cited: str, sentence: str, beside: Iterable[str] = ()
    ) -> Mismatch | None:
        """The other provision that a sentence's words belong to, when the cited one is about something else.

        `cited` and those `beside`, cited in the same sentence, are as `provisions.key` names them.
        """
        small = self._small.union(words(what.title))
        near = self._misprinted(what, provisions.root(cited))
        if what.name not in self._keyed:
            self._keyed[what.name] = subjects.keyed(what.provisions)
        fact, told_by = provisions.look_up(what.provisions, cited), self._keyed[what.name]
        return subjects.elsewhere(fact, told_by, cited, sentence, frozenset(beside), small, near)

    def _misprinted(self, what: Instrument, ref: str) -> tuple[ProvisionFact, ...]:
        """The provisions that a number is a misprint of: two digits swapped, one lost or one too many."""
        asked = (what.name, ref)
        if asked not in self._near:
            self._near[asked] = tuple(f for f in what.provisions.values() if is_close_slip(ref, f.root))
        return self._near[asked]

    def _at(self, index: int) -> Instrument:
        if index not in self._typed:
            self._typed[index] = instrument(self._entries[index])
        return self._typed[index]

    def _ghost(self, family: Mapping[str, Any], year: int) -> Instrument:
        title = family["title"]
        index = self._names.get(fold(f"{title} {year}"))
        if index is not None:
            return self._at(index)
        key = (title, year)
        if key not in self._bare:
            kind = family.get("kind", "act")
            unit = self._data["units"][kind][0]
            self._bare[key] = bare(title, year, kind, unit, family["confidence"], family["source"])
        return self._bare[key]

    @cached_property
    def _titles(self) -> dict[str, list[int]]:
        titles: dict[str, list[int]] = {}
        for index, entry in enumerate(self._entries):
            titles.setdefault(fold(entry["title"]), []).append(index)
        return titles

    @cached_property
    def _names(self) -> dict[str, int]:
        names: dict[str, int] = {}
        for stem, indexes in self._titles.items():
            for index in indexes:
                year = self._entries[index].get("year")
                names[stem if year is None else f"{stem} {year}"] = index
        for index, entry in enumerate(self._entries):
            for other in entry.get("also", ()):
                names.setdefault(fold(other), index)
        return names

    @cached_property
    def _loose(self) -> dict[str, int]:
        return {loose(name): index for name, index in self._names.items()}

    @cached_property
    def _families(self) -> dict[str, Mapping[str, Any]]:
        return {fold(f["title"]): f for f in self._data["families"]}

    @cached_property
    def _open(self) -> frozenset[str]:
        return frozenset(fold(t) for t in self._data["open_titles"])

    @cached_property
    def _wrong(self) -> dict[str, int]:
        return {fold(w): i for i, entry in enumerate(self._entries) for w in entry.get("wrong", ())}

    @cached_property
    def _shorts(self) -> dict[str, list[int]]:
        shorts: dict[str, list[int]] = {}
        for index, entry in enumerate(self._entries):
            for short in entry.get("short", ()):
                same = shorts.setdefault(fold(short), [])
                if index not in same:
                    same.append(index)
        return shorts

    @cached_property
    def _stems(self) -> dict[str, list[int]]:
        """Short forms without their years."""
        stems: dict[str, list[int]] = {}
        for short, indexes in self._shorts.items():
            same = stems.setdefault(_YEAR_BEHIND.sub("", short), [])
            same += [i for i in indexes if i not in same and self._entries[i].get("year")]
        return stems

    @cached_property
    def shorts(self) -> frozenset[str]:
        """Every short form as printed ("FOIA", "PCR 2015")."""
        return frozenset(short for entry in self._entries for short in entry.get("short", ()))

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(self._data["small_words"])

    @cached_property
    def _nearest(self) -> Nearest:
        from pcdlint.registers.nearest import Nearest, Title

        known = {(e["title"], e.get("year")): e["confidence"] for e in self._entries}
        for family in self._data["families"]:
            for year in family["years"]:
                known.setdefault((family["title"], year), family["confidence"])
        titles = [Title(title, year, confidence) for (title, year), confidence in known.items()]
        return Nearest(titles, self._data, self.all_years_known)


def _only(found: tuple[Instrument, ...]) -> Instrument | None:
    return found[0] if len(found) == 1 else None
