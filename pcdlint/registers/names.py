"""The right names of bodies, offices, plans and instruments, and how papers garble them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from pcdlint.prose import words_of
from pcdlint.registers.folding import level
from pcdlint.registers.periods import day
from pcdlint.values import Span


class Name(NamedTuple):
    """A right name. `about` is `body`, `office`, `plan`, `instrument` or `statute` (words of one).

    `context` is `quotation` where a wrong form is wrong only inside quotation marks.
    """

    right: str
    about: str
    abbreviation: str | None
    context: str | None
    confidence: str
    source: str


class NameSlip(NamedTuple):
    """A wrong form found in a text, with its place there."""

    span: Span
    printed: str
    name: Name
    hint: str | None
    """`info` where the register says a slip is never more than that."""


class FormerName(NamedTuple):
    """A name that a body no longer had on the day asked about; `since` is when the new one began."""

    span: Span
    printed: str
    name: Name
    since: date


class Names:
    """Look-ups over the register `bodies`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data

    @cached_property
    def all(self) -> tuple[Name, ...]:
        """Every right name."""
        return tuple(_name(e) for e in self._data["names"])

    def slips(self, text: str, *, quoted: bool = False, there: frozenset[str] | None = None) -> tuple[NameSlip, ...]:
        """All wrong forms in a text, in order; of two that overlap, the longer.

        `there` are the words of a folded text that holds this one, where they are known.
        `quoted` says that the text stands inside quotation marks. Words in small letters
        ("public transport of London") are no name, and no slip.
        """
        levelled = level(text)
        taken: list[NameSlip] = []
        for wrong, name, hint in self._wrong:
            if (name.context == "quotation") > quoted or (there is not None and not words_of(wrong) <= there):
                continue
            for start in _places(levelled, wrong):
                span = Span(start, start + len(wrong))
                if name.right[0].isupper() and text[start].islower():
                    continue
                if not any(s.span.start < span.end and span.start < s.span.end for s in taken):
                    taken.append(NameSlip(span, text[span.start : span.end], name, hint))
        return tuple(sorted(taken, key=lambda s: s.span.start))

    def former(self, text: str, on: date, there: frozenset[str] | None = None) -> tuple[FormerName, ...]:
        """Names in a text that had been replaced by the day; `there` as for `slips`."""
        levelled = level(text)
        return tuple(
            FormerName(Span(start, start + len(old)), text[start : start + len(old)], name, since)
            for old, name, since in self._former
            if on >= since and (there is None or words_of(old) <= there)
            for start in _places(levelled, old)
        )

    @cached_property
    def _wrong(self) -> tuple[tuple[str, Name, str | None], ...]:
        entries = zip(self._data["names"], self.all, strict=True)
        table = [(level(w), name, e.get("hint")) for e, name in entries for w in e.get("wrong", ())]
        return tuple(sorted(table, key=lambda row: len(row[0]), reverse=True))

    @cached_property
    def _former(self) -> tuple[tuple[str, Name, date], ...]:
        entries = zip(self._data["names"], self.all, strict=True)
        return tuple(
            (level(old), name, since)
            for e, name in entries
            if (since := day(e.get("since"))) is not None
            for old in e.get("former", ())
        )


def _name(entry: Mapping[str, Any]) -> Name:
    return Name(
        entry["right"],
        entry["about"],
        entry.get("abbreviation"),
        entry.get("context"),
        entry["confidence"],
        entry["source"],
    )


def _places(text: str, phrase: str) -> list[int]:
    """Where a phrase stands in a text as whole words."""
    places = []
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            places.append(at)
        at = text.find(phrase, end)
    return places
