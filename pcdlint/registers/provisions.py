"""What single provisions of an instrument are about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pcdlint.registers.folding import fold
from pcdlint.registers.periods import Period, period


class ProvisionFact(NamedTuple):
    """One provision: `ref` is "143(1)(a)", "Sch 3" or "Sch 3 para 7".

    `keywords` are folded phrases that belong to this provision and to no other of its instrument.
    `period` is closed where the provision was inserted or repealed; `dates` is the confidence of it.
    """

    ref: str
    subject: str
    keywords: tuple[str, ...]
    confidence: str
    period: Period
    dates: str
    replaced_by: str | None = None
    last: str | None = None
    """Its last subsection or limb: "c" of 143(1)."""
    hints: tuple[str, ...] = ()
    """Words that speak for it only where the number cited is a misprint of its own."""

    @property
    def root(self) -> str:
        """The provision without its subdivisions: "143" of "143(1)(a)", "Sch 3 para 7" of "Sch 3 para 7(2)"."""
        return root(self.ref)


def stem(number: str) -> int | None:
    """142 of "142A(1)"; None where it does not begin with a number."""
    digits = number[: len(number) - len(number.lstrip("0123456789"))]
    return int(digits) if digits else None


def root(ref: str) -> str:
    """A reference without its subdivisions."""
    return ref.partition("(")[0].strip()


def key(number: str, unit: str = "section", schedule: str | None = None) -> str:
    """How a cited provision is called in the register.

    `schedule` is the number of the Schedule that a cited paragraph belongs to, empty where it has none.
    """
    number = "".join(number.split())
    if unit == "schedule":
        return f"Sch {number}".rstrip()
    if unit in ("part", "chapter"):
        return f"{unit.title()} {number}"
    if schedule is not None:
        return f"Sch {schedule} para {number}" if schedule else f"Sch para {number}"
    return number


def provision_facts(entries: Mapping[str, Any], confidence: str) -> dict[str, ProvisionFact]:
    """The provisions of a register's instrument, by reference."""
    return {
        ref: ProvisionFact(
            ref,
            entry["subject"],
            tuple(fold(k) for k in entry.get("keywords", ())),
            entry.get("confidence", confidence),
            period(entry),
            entry.get("dates", confidence),
            entry.get("replaced_by"),
            entry.get("last"),
            tuple(fold(h) for h in entry.get("hints", ())),
        )
        for ref, entry in entries.items()
    }


def look_up(facts: Mapping[str, ProvisionFact], ref: str) -> ProvisionFact | None:
    """The fact on a provision, else on the nearest provision that holds it; None when unknown."""
    while True:
        if ref in facts:
            return facts[ref]
        cut = ref.rfind("(")
        if cut <= 0:
            return None
        ref = ref[:cut].rstrip()
