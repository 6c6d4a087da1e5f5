"""A provision cited for what another provision of the same instrument is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _law
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts
from pcdlint.registers.provisions import Mismatch, root
from pcdlint.registers.resolve import Cited, Meaning

NAME = "provision-subject"
OPTIONS = {
    "type": "object",
    "required": ["sure"],
    "additionalProperties": False,
    "properties": {
        "sure": {
            "type": "object",
            "description": "By instrument (title with year): the provisions meant, whose words are of no other. "
            "With each, the provisions beside it that may speak of the same.",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": {"type": "array", "items": {"type": "string"}},
            },
        }
    },
}
VALUES = ("printed", "instrument", "subject", "keyword", "right")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit for each provision and the one that is meant; info where the register knows them from memory."""
    found: dict[object, tuple[Meaning, Cited, Mismatch, list[Cited]]] = {}
    for meaning in _law.read(paper, facts):
        what = meaning.instrument
        if what is None or not what.provisions:
            continue
        for cited in meaning.cited:
            if cited.provision.unit != what.unit:
                continue
            mismatch = _mismatch(paper, meaning, cited, facts)
            if mismatch is None or not _certain(what.name, cited, mismatch, options):
                continue
            cause = (what.name, root(cited.ref), mismatch.other.root)
            if cause in found:
                found[cause][3].append(cited)
            else:
                found[cause] = (meaning, cited, mismatch, [])
    for meaning, cited, mismatch, more in found.values():
        values = {
            "printed": _law.name(paper, cited.provision.span),
            "instrument": meaning.instrument.name if meaning.instrument else "",
            "subject": mismatch.cited.subject,
            "keyword": mismatch.keyword,
            "right": _called(mismatch.other.ref, meaning),
        }
        related = tuple(Related(c.provision.span, "here, too") for c in more)
        yield Hit(cited.provision.span, values, related, level=_law.told(mismatch.confidence))


def _certain(instrument: str, cited: Cited, mismatch: Mismatch, options: Mapping[str, Any]) -> bool:
    """Whether the words can be of the other provision only, and not of the cited one beside it."""
    kin = options["sure"].get(instrument, {}).get(mismatch.other.root)
    return kin is not None and root(cited.ref) not in kin


def _mismatch(paper: Paper, meaning: Meaning, cited: Cited, facts: Facts) -> Mismatch | None:
    what, law = meaning.instrument, facts.registers.legislation
    if what is None or law.provision(what, cited.provision.number, cited.provision.unit) is None:
        return None
    around = _law.sentence(paper, cited.provision.span.start)
    beside = [
        c.ref
        for m in _law.read(paper, facts)
        if m.instrument is what and around.start <= m.citation.span.start < around.end
        for c in m.cited
        if c is not cited
    ]
    return law.subject_elsewhere(what, cited.provision.number, paper.text(around), beside, cited.provision.unit)


def _called(ref: str, meaning: Meaning) -> str:
    """ "Sch 3 para 7" in words, "64" with its unit."""
    if ref.startswith("Sch "):
        return ref.replace("Sch ", "Schedule ").replace(" para ", ", paragraph ")
    unit = meaning.instrument.unit if meaning.instrument else "section"
    return f"{unit} {ref}"
