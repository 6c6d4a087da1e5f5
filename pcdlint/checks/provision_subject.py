"""A provision cited for what another provision of the same instrument is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks import _law
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.patterns import pattern
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.registers.misprints import is_close_slip, is_digit_off
from pcdlint.registers.provisions import root
from pcdlint.registers.resolve import Cited, Meaning
from pcdlint.registers.subjects import Mismatch

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
_NEAR = 100
_INTO = pattern(
    r"(?:\s\([^()]{2,20}\))?,?\s(?:(?:as|which|that|is|are|was|were|will|shall|must|has|have|been|be|to)\s)*"
    r"(?:(?:set|laid|put|kept|sent|given|made|drawn|carried|[a-z]{3,}ed)\s(?:out\s|down\s|up\s|for\s)?)?"
    r"(?:in\saccordance\swith|in|under|by|at|of|per|within|pursuant\sto)\s(?:the\s)?"
)
_OUT_OF = pattern(
    r"(?:\sof\s(?:the|that|those)\s(?:same\s)?(?:act|regulations|order))?(?:\s?,|\s?\(|\s?[:-])?\s?(?:(?:which|that)\s)?"
    r"(?:(?:sets\sout|contains|imposes|creates|is|provides|permits|allows|enables|governs|makes\sit|(?:puts|places)\sa\sduty(?:\son\s\w+)?\sto)\s"
    r"|(?:requires|asks\sfor|deals\swith|covers|concerns|limits|defines|provides\sfor)\s(?:(?!and\s)[\w-]+\s){0,9})?"
    r"(?:the\s|a\s|an\s|its\s)?[\"'“‘]?"
)
VALUES = ("printed", "instrument", "subject", "keyword", "right")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit for each provision and the one that is meant; info where the register knows them from memory."""
    found: dict[object, tuple[Meaning, Cited, Mismatch, list[Cited]]] = {}
    for meaning in _law.read(paper, facts):
        what = meaning.instrument
        if what is None or not what.provisions:
            continue
        for cited in meaning.cited:
            if cited.provision.unit != what.unit and not (cited.provision.unit == "paragraph" and cited.schedule):
                continue
            mismatch = _mismatch(paper, meaning, cited, facts)
            if mismatch is None or not _tells(paper, meaning, cited, mismatch, options):
                continue
            cause = (what.name, root(cited.ref), mismatch.other.root)
            if cause in found:
                found[cause][3].append(cited)
            else:
                found[cause] = (meaning, cited, mismatch, [])
    for meaning, cited, mismatch, more in found.values():
        values = {
            "printed": _printed(paper, cited),
            "instrument": _name(meaning),
            "subject": mismatch.cited.subject if mismatch.cited else "something else",
            "keyword": mismatch.keyword,
            "right": _called(mismatch.other.ref, meaning),
        }
        related = tuple(Related(c.provision.span, "here, too") for c in more)
        carried = meaning.how == "carried" and cited.schedule is None
        loose = mismatch.cited is None and (carried or not _is_close(mismatch, options, meaning))
        yield Hit(cited.provision.span, values, related, level="info" if loose else _law.told(mismatch.confidence))


def _tells(paper: Paper, meaning: Meaning, cited: Cited, mismatch: Mismatch, options: Mapping[str, Any]) -> bool:
    """Whether the words are told of the cited provision, and cannot be its own.

    Of a provision that the register does not know, only a misprint or words right beside it tell;
    words that are not of one provision only tell where both do.
    """
    kin = options["sure"].get(_name(meaning), {}).get(mismatch.other.root)
    if kin is not None and root(cited.ref) in kin:
        return False
    if mismatch.hinted:
        return True
    if kin is not None and (mismatch.cited is not None or mismatch.slip or cited.schedule is not None):
        return True
    if (
        mismatch.slip
        and mismatch.cited is None
        and meaning.how != "carried"
        and is_close_slip(root(cited.ref), mismatch.other.root)
    ):
        return True
    likely = kin is not None or mismatch.slip or is_digit_off(root(cited.ref), mismatch.other.root)
    return likely and any(_spoken_of(paper, meaning, cited, word) for word in mismatch.other.keywords)


def _is_close(mismatch: Mismatch, options: Mapping[str, Any], meaning: Meaning) -> bool:
    """Whether more than one digit that is another speaks for the provision meant."""
    return mismatch.slip or mismatch.hinted or mismatch.other.root in options["sure"].get(_name(meaning), {})


def _name(meaning: Meaning) -> str:
    return meaning.instrument.name if meaning.instrument else ""


def _mismatch(paper: Paper, meaning: Meaning, cited: Cited, facts: Facts) -> Mismatch | None:
    what, law = meaning.instrument, facts.registers.legislation
    if what is None:
        return None
    around = _law.sentence(paper, cited.provision.span.start)
    beside = [
        c.ref
        for m in _law.read(paper, facts)
        if m.instrument is what and around.start <= m.citation.span.start < around.end
        for c in m.cited
        if c is not cited
    ]
    # The words of the title ("Social Value") are of no provision.
    title, text = meaning.citation.name_span, paper.source.text
    within = around.start <= title.start and title.end <= around.end
    words = f"{text[around.start : title.start]} {text[title.end : around.end]}" if within else paper.text(around)
    return law.subject_elsewhere(what, cited.ref, words, beside)


def _spoken_of(paper: Paper, meaning: Meaning, cited: Cited, keyword: str) -> bool:
    """Whether a keyword stands right beside a citation: "the duty in section 4 of the Act", "section 4 (the duty)"."""
    span, text = meaning.citation.span, lowered(paper)
    if len(meaning.cited) == 1 and meaning.citation.kind == "none":
        span = cited.provision.span
    before = text.rfind(keyword, max(0, span.start - _NEAR), span.start)
    if before >= 0 and _INTO.fullmatch(text, before + len(keyword), span.start):
        return True
    behind = text.find(keyword, span.end, span.end + _NEAR)
    return behind >= 0 and _OUT_OF.fullmatch(text, span.end, behind) is not None


def _printed(paper: Paper, cited: Cited) -> str:
    """The provision as printed, a paragraph with its Schedule."""
    printed = _law.name(paper, cited.provision.span)
    return f"{printed} of Schedule {cited.schedule}" if cited.schedule else printed


def _called(ref: str, meaning: Meaning) -> str:
    """ "Sch 3 para 7" in words, "64" with its unit."""
    if ref.startswith("Sch "):
        return ref.replace("Sch ", "Schedule ").replace(" para ", ", paragraph ")
    unit = meaning.instrument.unit if meaning.instrument else "section"
    return f"{unit} {ref}"
