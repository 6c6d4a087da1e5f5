"""What single provisions of an instrument are about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pcdlint.registers.folding import fold, mentioned, words
from pcdlint.registers.misprints import is_number_slip
from pcdlint.registers.periods import Period, period, weakest


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

    @property
    def root(self) -> str:
        """The provision without its subdivisions: "143" of "143(1)(a)", "Sch 3 para 7" of "Sch 3 para 7(2)"."""
        return root(self.ref)


class Mismatch(NamedTuple):
    """A provision cited for the subject of another one.

    `cited` is what the cited one is about, None where the register does not know it;
    `slip` says that its number is a likely misprint of the other's.
    """

    cited: ProvisionFact | None
    other: ProvisionFact
    keyword: str
    confidence: str
    slip: bool


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


def subject_elsewhere(
    facts: Mapping[str, ProvisionFact], ref: str, sentence: str, beside: frozenset[str], small: frozenset[str]
) -> Mismatch | None:
    """The one other provision whose keywords a sentence uses for a provision that is not known to be about them.

    `beside` are references cited in the same sentence: their keywords explain themselves.
    `small` are words that say nothing of a subject.
    """
    cited = look_up(facts, ref)
    own = cited.root if cited is not None else root(ref)
    text = fold(sentence)
    # Few sentences hold any keyword, and to look for them as bare letters is quick.
    likely = [f for f in facts.values() if any(keyword in text for keyword in f.keywords)]
    told = [(f, hits[0]) for f in likely if (hits := mentioned(text, f.keywords))]
    if any(_akin(f.root, own) for f, _ in told):
        return None
    roots = {f.root for f, _ in told}
    if len(roots) != 1 or roots & {root(b) for b in beside}:
        return None
    other, keyword = max(told, key=lambda pair: len(pair[1]))
    if cited is not None and (set(words(cited.subject)) - set(words(keyword)) - small) & set(words(text)):
        return None
    confidence = other.confidence if cited is None else weakest(cited.confidence, other.confidence)
    return Mismatch(cited, other, keyword, confidence, is_number_slip(root(ref), other.root))


def _akin(one: str, two: str) -> bool:
    return one == two or one.startswith(two + " ") or two.startswith(one + " ")
