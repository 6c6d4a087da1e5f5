"""Procurement thresholds, the regimes behind them and the caps on changing a contract."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from pcdlint.registers.folding import fold
from pcdlint.registers.misprints import is_digit_slip
from pcdlint.registers.periods import Period, period


class Threshold(NamedTuple):
    """A threshold in pounds for one kind of authority and contract.

    `authority` is `sub-central` or `central`; `kind` is `supplies-services`, `works`,
    `light-touch`, `concession` or `light-touch-concession`; `vat` is `net` or `inclusive`.
    """

    amount: Decimal
    authority: str
    kind: str
    vat: str
    regime: str
    period: Period
    confidence: str
    source: str

    @property
    def called(self) -> str:
        """The kind of contract in words."""
        return self.kind.replace("supplies-services", "supplies and services").replace("-", " ")


class OtherFigure(NamedTuple):
    """A figure of procurement law, in pounds, that is not a main threshold."""

    amount: Decimal
    what: str
    law: str
    vat: str | None
    period: Period
    confidence: str
    source: str


class Regime(NamedTuple):
    """The law that procurements begun in a period come under. `saving` says what the old one still governs."""

    name: str
    number: str
    period: Period
    saving: str | None
    confidence: str
    source: str


class Cap(NamedTuple):
    """A ground for modifying a contract and how far it reaches, in per cent of the first value (None: no cap)."""

    regime: str
    limb: str
    percent: Decimal | None
    works_percent: Decimal | None
    term_percent: Decimal | None
    condition: str | None
    confidence: str
    source: str


class Thresholds:
    """Look-ups over the register `procurement-thresholds`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data

    @cached_property
    def all(self) -> tuple[Threshold, ...]:
        """Every threshold of every period, the oldest first."""
        return tuple(t for entry in self._data["periods"] for t in _thresholds(entry))

    def at(self, on: date, authority: str = "sub-central", kind: str = "supplies-services") -> Threshold | None:
        """The threshold for a procurement that begins on a day."""
        return next((t for t in self.all if t.authority == authority and t.kind == kind and t.period.holds(on)), None)

    def who_uses(self, amount: Decimal | int) -> tuple[Threshold, ...]:
        """All thresholds of that amount: the periods, authorities and kinds it belongs to."""
        return self._by_amount.get(amount, ())

    def near(self, amount: Decimal | int, on: date) -> Threshold | None:
        """The threshold in force that a figure garbles: two digits swapped or one digit wrong."""
        close = [t for t in self.all if t.period.holds(on) and is_digit_slip(amount, t.amount)]
        return close[0] if len({t.amount for t in close}) == 1 else None

    def other_figure(self, amount: Decimal | int, on: date | None = None) -> tuple[OtherFigure, ...]:
        """The other figures of that amount, as of a day when one is given."""
        return tuple(f for f in self._others if f.amount == amount and (on is None or f.period.holds(on)))

    def regime_at(self, on: date) -> Regime | None:
        """The regime for a procurement that begins on a day."""
        return next((r for r in self.regimes if r.period.holds(on)), None)

    @cached_property
    def regimes(self) -> tuple[Regime, ...]:
        """All regimes, the oldest first."""
        return tuple(
            Regime(e["name"], e["number"], period(e), e.get("saving"), e["confidence"], e["source"])
            for e in self._data["regimes"]
        )

    @cached_property
    def caps(self) -> tuple[Cap, ...]:
        """All grounds of modification."""
        return tuple(
            Cap(
                e["regime"],
                e["limb"],
                _decimal(e.get("percent")),
                _decimal(e.get("works_percent")),
                _decimal(e.get("term_percent")),
                e.get("condition"),
                e["confidence"],
                e["source"],
            )
            for e in self._data["modification_caps"]
        )

    def cap(self, limb: str, regime: str = "Public Contracts Regulations 2015") -> Cap | None:
        """The ground of modification that a limb names ("72(1)(b)", or "72(1)(b)(ii)" under it)."""
        asked = "".join(limb.split())
        of_regime = [c for c in self.caps if fold(c.regime) == fold(regime)]
        return next(
            (c for c in of_regime if (own := "".join(c.limb.split())) == asked or asked.startswith(own + "(")), None
        )

    def framework_years(self, regime: str) -> int | None:
        """The longest term of a framework under a regime, in years."""
        return next((e["years"] for e in self._data["framework_terms"] if fold(e["regime"]) == fold(regime)), None)

    @cached_property
    def _by_amount(self) -> dict[Decimal | int, tuple[Threshold, ...]]:
        found: dict[Decimal | int, tuple[Threshold, ...]] = {}
        for threshold in self.all:
            found[threshold.amount] = (*found.get(threshold.amount, ()), threshold)
        return found

    @cached_property
    def _others(self) -> tuple[OtherFigure, ...]:
        return tuple(
            OtherFigure(
                Decimal(e["amount"]), e["what"], e["law"], e.get("vat"), period(e), e["confidence"], e["source"]
            )
            for e in self._data["other_figures"]
        )


def _thresholds(entry: Mapping[str, Any]) -> list[Threshold]:
    when, weaker = period(entry), entry.get("weaker", {})
    return [
        Threshold(
            Decimal(amount),
            authority,
            kind,
            entry["vat"],
            entry["regime"],
            when,
            weaker.get(kind, entry["confidence"]),
            entry["source"],
        )
        for authority, amounts in entry["amounts"].items()
        for kind, amount in amounts.items()
    ]


def _decimal(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value)
