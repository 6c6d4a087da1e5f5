"""The decisions and appendices that a paper relies on, and those that it lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from pcdlint.checks._within import in_sections
from pcdlint.paper import Paper, Section
from pcdlint.prose import lowered
from pcdlint.values import Reference, Span

_NEAR = 60
Key = tuple[str, str]


@lru_cache(maxsize=16)
def relied(paper: Paper, listing: str, elsewhere: tuple[str, ...]) -> dict[Key, tuple[Reference, ...]]:
    """Decisions and appendices that title and sections mention, by kind and number, in order.

    Left out: what stands in the section `listing`, the paper's own number, and appendices
    of something else ("Appendix 1 of the Code", by the phrases `elsewhere` behind it).
    """
    found: dict[Key, tuple[Reference, ...]] = {}
    own = own_number(paper)
    for reference in paper.references:
        if reference.kind not in ("decision", "appendix"):
            continue
        section = paper.section_at(reference.span.start)
        title = paper.title_span is not None and paper.title_span.start <= reference.span.start < paper.title_span.end
        if (section is None and not title) or (section is not None and section.key == listing):
            continue
        if reference.kind == "decision" and reference.number == own:
            continue
        if reference.kind == "appendix" and is_elsewhere(paper, reference.span, elsewhere):
            continue
        for number in numbers(reference):
            key = (reference.kind, number)
            found[key] = (*found.get(key, ()), reference)
    return found


def own_number(paper: Paper) -> str | None:
    """The paper's number as references have it: "1130" of PCD 1130."""
    return paper.reference.partition(" ")[2] if paper.reference else None


def numbers(reference: Reference) -> Iterator[str]:
    """The numbers of a reference: of "Appendices 1 to 3" all three."""
    yield reference.number
    if reference.upto is None:
        return
    if reference.number.isdecimal() and reference.upto.isdecimal():
        first, last = int(reference.number), int(reference.upto)
        if first < last <= first + 20:
            yield from (str(n) for n in range(first + 1, last + 1))
            return
    yield reference.upto


def listed(paper: Paper, listing: str) -> set[Key]:
    """What the section `listing` lists, and what stands behind all sections, such as a page's links."""
    end = max((s.span.end for s in paper.sections), default=0)
    return {
        (reference.kind, number)
        for reference in paper.references
        if reference.span.start >= end or in_sections(paper, reference.span.start, (listing,))
        for number in numbers(reference)
    }


def is_elsewhere(paper: Paper, span: Span, phrases: Iterable[str]) -> bool:
    """Whether the words right behind a reference say that it points into another document."""
    behind = lowered(paper)[span.end : span.end + _NEAR].lstrip(" )],")
    return any(behind.startswith(p) for p in phrases)


def name(paper: Paper, key: Key, reference: Reference) -> str:
    """How a message calls what is relied on: the series is the one of the paper's own number."""
    kind, number = key
    if kind == "appendix":
        return f"Appendix {number}"
    series = paper.reference.partition(" ")[0] if paper.reference else ""
    return f"{series} {number}" if series else paper.text(reference.span)


def listings(paper: Paper, listing: str) -> list[Section]:
    """The sections that list papers."""
    return [s for s in paper.sections if s.key == listing]
