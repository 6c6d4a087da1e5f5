"""The exemptions of the Freedom of Information Act 2000."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from pcdlint.registers.folding import fold, mentioned, mentions
from pcdlint.registers.periods import Period, period


class Exemption(NamedTuple):
    """A section of Part II. `kind` is `absolute`, `qualified`, `mixed` or `none` (gives no ground of its own).

    `names` (folded) belong to this exemption alone; `hints` suit it but are said of others, too.
    `unfit` says who cannot use it.
    """

    number: str
    name: str
    kind: str
    names: tuple[str, ...]
    hints: tuple[str, ...]
    period: Period
    unfit: str | None
    confidence: str
    source: str


class Misattribution(NamedTuple):
    """An exemption hung on the wrong law, or taken for another. `seen` is the phrase found."""

    seen: str
    right: str
    why: str
    confidence: str
    source: str


class Foia:
    """Look-ups over the register `foia-exemptions`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data

    def exemption(self, number: str) -> Exemption | None:
        """The exemption that a section number names; subsections are let pass ("43(2)" is section 43)."""
        return self._by_number.get(_stem(number))

    def is_exemption(self, number: str, on: date | None = None) -> bool:
        """Whether the section is one of the exemptions (as of a day, when given)."""
        found = self.exemption(number)
        return found is not None and (on is None or found.period.holds(on))

    def not_exemption(self, number: str) -> str | None:
        """What a section of the Act outside the exemptions is about, where the register knows it."""
        found: str | None = self._data["not_exemptions"].get(_stem(number), {}).get("what")
        return found

    def named(self, text: str, *, hints: bool = False) -> tuple[Exemption, ...]:
        """The exemptions whose names a text uses, in order of number; with `hints`, weaker words too."""
        folded = fold(text)
        return tuple(
            e for e in self._by_number.values() if mentioned(folded, e.names) or (hints and mentioned(folded, e.hints))
        )

    def misfit(self, number: str, text: str) -> tuple[Exemption, ...]:
        """The exemptions that a text names instead of the numbered one; none when the name fits or there is none.

        `text` is the words that explain one number, not a whole list of exemptions.
        """
        own = self.exemption(number)
        if own is None:
            return ()
        folded = fold(text)
        if mentioned(folded, own.names) or mentioned(folded, own.hints):
            return ()
        return tuple(e for e in self.named(text) if e.number != own.number)

    def misattributed(self, text: str) -> tuple[Misattribution, ...]:
        """Exemptions that a text hangs on the wrong law."""
        folded = fold(text)
        return tuple(
            Misattribution(phrase, e["right"], e["why"], e["confidence"], e["source"])
            for e in self._data["misattributions"]
            for phrase in e["phrases"]
            if mentions(folded, phrase)
        )

    @property
    def end_words(self) -> tuple[str, ...]:
        """How papers say when an exemption ends (folded phrases)."""
        return tuple(self._data["end_words"])

    @cached_property
    def _by_number(self) -> dict[str, Exemption]:
        return {
            number: Exemption(
                number,
                e["name"],
                e["kind"],
                tuple(map(fold, e["names"])),
                tuple(map(fold, e.get("hints", ()))),
                period(e),
                e.get("unfit"),
                e["confidence"],
                e["source"],
            )
            for number, e in self._data["sections"].items()
        }


def _stem(number: str) -> str:
    return number.partition("(")[0].strip().upper()
