"""What elected local policing bodies must publish, and the grounds on which they need not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from pcdlint.registers.folding import fold, mentioned, mentions
from pcdlint.registers.periods import Period, period


class Limb(NamedTuple):
    """An article, or a limb of one: `ref` is "2(2)(a)". `ground` marks a ground for withholding."""

    ref: str
    subject: str
    keywords: tuple[str, ...]
    ground: bool
    period: Period
    confidence: str
    source: str


class Item(NamedTuple):
    """A paragraph of the one Schedule: `ref` is "3(g)", `part` 1 to 3, `amount` its sum in pounds."""

    ref: str
    part: int
    subject: str
    keywords: tuple[str, ...]
    amount: int | None
    period: Period
    confidence: str
    source: str


class Confusion(NamedTuple):
    """A mistake that papers make with the Order: all of `words` (folded) stand in a sentence, none of `unless`."""

    name: str
    words: tuple[str, ...]
    unless: tuple[str, ...]
    right: str
    why: str
    confidence: str
    source: str


class SpecifiedInformation:
    """Look-ups over the register `specified-information-order`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data

    @property
    def title(self) -> str:
        """The Order's title with its year."""
        name: str = self._data["order"]["title"]
        return name

    def limb(self, ref: str) -> Limb | None:
        """The article or limb of that reference ("2(2)(a)")."""
        return self._limbs.get("".join(ref.split()))

    def grounds(self, text: str) -> tuple[Limb, ...]:
        """The grounds of article 2(2) that a text's words fit."""
        folded = fold(text)
        return tuple(limb for limb in self._limbs.values() if limb.ground and mentioned(folded, limb.keywords))

    def no_such_ground(self, text: str) -> str | None:
        """A ground that a text gives and article 2(2) does not know ("commercial interests"), the longest."""
        found = mentioned(fold(text), tuple(self._data["no_such_ground"]))
        return found[0] if found else None

    def misfit(self, ref: str, text: str) -> str | None:
        """The words by which a text gives a ground of article 2(2) that the cited limb is not.

        None where the limb is unknown, its own words stand in the text, or no other ground is given.
        """
        cited = self.limb(ref)
        if cited is None or not cited.ground or mentioned(fold(text), cited.keywords):
            return None
        foreign = self.no_such_ground(text)
        others = [limb for limb in self.grounds(text) if limb.ref != cited.ref]
        return foreign or (others[0].keywords[0] if others else None)

    def item(self, ref: str, on: date | None = None) -> Item | None:
        """The paragraph of the Schedule of that reference, as of a day when given."""
        found = self._items.get("".join(ref.split()))
        return found if found and (on is None or found.period.holds(on)) else None

    def items(self, text: str) -> tuple[Item, ...]:
        """The paragraphs of the Schedule whose words a text uses."""
        folded = fold(text)
        return tuple(item for item in self._items.values() if mentioned(folded, item.keywords))

    def confusions(self, text: str) -> tuple[Confusion, ...]:
        """The known mistakes whose words all stand in a sentence."""
        folded = fold(text)
        return tuple(
            c for c in self._confusions if all(mentions(folded, w) for w in c.words) and not mentioned(folded, c.unless)
        )

    @cached_property
    def _limbs(self) -> dict[str, Limb]:
        return {
            ref: Limb(
                ref,
                e["subject"],
                tuple(map(fold, e.get("keywords", ()))),
                bool(e.get("ground")),
                period(e),
                e["confidence"],
                e["source"],
            )
            for ref, e in self._data["articles"].items()
        }

    @cached_property
    def _items(self) -> dict[str, Item]:
        return {
            ref: Item(
                ref,
                e["part"],
                e["subject"],
                tuple(map(fold, e.get("keywords", ()))),
                e.get("amount"),
                period(e),
                e["confidence"],
                e["source"],
            )
            for ref, e in self._data["schedule"].items()
        }

    @cached_property
    def _confusions(self) -> tuple[Confusion, ...]:
        return tuple(
            Confusion(
                name,
                tuple(map(fold, e["words"])),
                tuple(map(fold, e.get("unless", ()))),
                e["right"],
                e["why"],
                e["confidence"],
                e["source"],
            )
            for name, e in self._data["confusions"].items()
        )
