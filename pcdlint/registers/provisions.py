"""What single provisions of an instrument are about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pcdlint.registers.folding import fold, mentioned, mentions, words
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

    @property
    def root(self) -> str:
        """The provision without its subdivisions: "143" of "143(1)(a)", "Sch 3 para 7" of "Sch 3 para 7(2)"."""
        return root(self.ref)


class Mismatch(NamedTuple):
    """A provision cited for the subject of another one. `cited` is what the cited one is about."""

    cited: ProvisionFact
    other: ProvisionFact
    keyword: str
    confidence: str


def root(ref: str) -> str:
    """A reference without its subdivisions."""
    return ref.partition("(")[0].strip()


def key(number: str, unit: str = "section", schedule: str | None = None) -> str:
    """How a cited provision is called in the register.

    `schedule` is the number of the Schedule that a cited paragraph belongs to.
    """
    number = "".join(number.split())
    if unit == "schedule":
        return f"Sch {number}"
    if schedule is not None:
        return f"Sch {schedule} para {number}"
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
    """The one other provision whose keywords a sentence uses for a provision that is about something else.

    `beside` are references cited in the same sentence: their keywords explain themselves.
    `small` are words that say nothing of a subject.
    """
    cited = look_up(facts, ref)
    if cited is None:
        return None
    text = fold(sentence)
    own = [f for f in facts.values() if _akin(f.root, cited.root)]
    if any(mentions(text, keyword) for f in own for keyword in f.keywords):
        return None
    found = [(f, hits[0]) for f in facts.values() if f not in own and (hits := mentioned(text, f.keywords))]
    roots = {f.root for f, _ in found}
    if len(roots) != 1 or roots & {root(b) for b in beside}:
        return None
    other, keyword = max(found, key=lambda pair: len(pair[1]))
    if (set(words(cited.subject)) - set(words(keyword)) - small) & set(words(text)):
        return None
    return Mismatch(cited, other, keyword, weakest(cited.confidence, other.confidence))


def _akin(one: str, two: str) -> bool:
    return one == two or one.startswith(two + " ") or two.startswith(one + " ")
