"""Do the numbers of paragraphs follow each other, and do they belong to their section?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any

from pcdlint.checks._numbering import Numbered, numbered, restarted, running
from pcdlint.checks._regions import anchor, label
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper, Section
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "paragraph-numbers"
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["look-for"],
    "properties": {
        "look-for": {
            "enum": ["gap", "repeat", "section"],
            "description": "Numbers left out, used twice, or of another section.",
        }
    },
}
VALUES = ("number", "before", "section", "heading")

_TOO_MANY = 3


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at each slip; none at all where a conversion restarted or lost the numbers."""
    if restarted(paper):
        return
    what = options["look-for"]
    if what == "section":
        hits = list(_strays(paper))
    else:
        gaps, repeats = _run_slips(run) if (run := running(paper)) else _slips(paper)
        hits = gaps if what == "gap" else repeats
    if len(hits) <= _TOO_MANY:
        yield from hits


def _own(section: Section, one: Numbered) -> bool:
    return section.number is None or section.number == str(one.major)


def _slips(paper: Paper) -> tuple[list[Hit], list[Hit]]:
    gaps: list[Hit] = []
    repeats: list[Hit] = []
    for _, members in groupby(numbered(paper), key=lambda n: id(n.section)):
        group = list(members)
        run = [n for n in group if _own(n.section, n)]
        for i, one in enumerate(run):
            last = run[i - 1] if i else None
            if last is not None and last.major != one.major:
                continue
            expected = last.minor + 1 if last else 1
            if one.minor == expected or (last is None and one.minor == 0):
                continue
            if one.minor > expected and _stray_between(group, last, one):
                continue
            if one.minor > expected:
                gaps.append(_gap(one, last, "info" if one.loose else None))
            elif any(n.minor == one.minor for n in run[:i]):
                first = next(n for n in run[:i] if n.minor == one.minor)
                repeats.append(_hit(one, first, "the same number"))
            else:
                gaps.append(_gap(one, last, None))
    return gaps, repeats


def _run_slips(run: Sequence[Numbered]) -> tuple[list[Hit], list[Hit]]:
    """As `_slips`, for numbers that run through the whole paper. More than one left out was lost in a conversion."""
    gaps: list[Hit] = []
    repeats: list[Hit] = []
    for last, one in pairwise(run):
        if one.minor == last.minor + 2:
            gaps.append(_gap(one, last, "info" if one.loose else None))
        elif one.minor == last.minor:
            repeats.append(_hit(one, last, "the same number"))
    return gaps, repeats


def _stray_between(group: list[Numbered], last: Numbered | None, one: Numbered) -> bool:
    """Whether the number left out stands there as another section's: told as that."""
    begin = group.index(last) + 1 if last is not None else 0
    strays = group.index(one) - begin
    return strays >= one.minor - (last.minor if last is not None else 0) - 1


def _gap(one: Numbered, last: Numbered | None, level: str | None) -> Hit:
    if last is None:
        return Hit(_place(one), {**_values(one), "before": f"the heading “{label(one.section)}”"}, level=level)
    return _hit(one, last, "the paragraph before", level)


def _hit(one: Numbered, other: Numbered, message: str, level: str | None = None) -> Hit:
    values = {**_values(one), "before": other.paragraph.number}
    return Hit(_place(one), values, (Related(_place(other), message),), level=level)


def _place(one: Numbered) -> Span:
    return one.paragraph.number_span or one.paragraph.span


def _values(one: Numbered) -> dict[str, object]:
    return {"number": one.paragraph.number, "section": one.section.number or "", "heading": label(one.section)}


def _strays(paper: Paper) -> Iterator[Hit]:
    """Paragraphs numbered as another section's; where all of a section's are, one hit for them."""
    for _, group in groupby(numbered(paper), key=lambda n: id(n.section)):
        run = list(group)
        section = run[0].section
        if section.number is None or section.heading_span is None:
            continue
        strays = [n for n in run if not _own(section, n)]
        if not strays:
            continue
        if len(strays) == len(run) and _heading_wrong(paper, section, strays[0].major):
            yield Hit(anchor(paper, section), _values(strays[0]))
        else:
            yield Hit(
                _place(strays[0]),
                _values(strays[0]),
                tuple(Related(_place(n), "and this one") for n in strays[1:]),
            )


def _heading_wrong(paper: Paper, section: Section, major: int) -> bool:
    """Whether the number of the section before makes the heading the one that is wrong."""
    before = [s.number for s in paper.sections if s.span.start < section.span.start and s.number]
    return bool(before) and before[-1] == str(major - 1)
