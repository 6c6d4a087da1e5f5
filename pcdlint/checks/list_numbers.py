"""Do the numbers and letters of lists follow each other?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._phrases import STRINGS
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper, Paragraph, Section
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "list-numbers"
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "quotes-in": {**STRINGS, "description": "Sections whose items in brackets are lines of statute: not read."}
    },
}
VALUES = ("number", "before", "slip")

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi")
_TOO_MANY = 2


class _Run:
    """A list in hand: its style, where it stands, and its last item."""

    def __init__(self, style: str, place: int, last: Paragraph) -> None:
        self.style, self.place, self.last = style, place, last


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at each item that leaves a number out or uses one twice.

    Lists that do not begin at 1, a or i are quoted or cut short and stay silent, and so do all
    lists of a section with many slips.
    """
    for section in paper.sections:
        hits = list(_section(paper, section, section.key in options.get("quotes-in", ())))
        if len(hits) <= _TOO_MANY:
            yield from hits


def _section(paper: Paper, section: Section, quotes: bool) -> Iterator[Hit]:
    lists: list[_Run] = []
    for paragraph in section.paragraphs:
        if not paragraph.item and paragraph.number:
            lists = []
        if not paragraph.item or not paragraph.number:
            continue
        run, place = _belongs(lists, paragraph.number)
        if run is not None:
            del lists[lists.index(run) + 1 :]
            run.place, run.last = place, paragraph
            continue
        held = next((r for r in reversed(lists) if _place(paragraph.number, r.style)), None)
        first = next((s for s in _styles(paragraph.number) if _place(paragraph.number, s) == 1), None)
        if first is not None:
            if held is not None and _repeated_first(paper, section, held, paragraph):
                yield _hit(paper, held, paragraph, "is used twice")
            lists.append(_Run(first, 1, paragraph))
        elif held is not None and not (_quoted(paper, section, held) if not quotes else _bracketed(paper, paragraph)):
            place = _place(paragraph.number, held.style)
            if place > held.place + 1 and place - held.place <= 4:
                loose = _loose(section, held.last, paragraph)
                yield _hit(paper, held, paragraph, "skips a place", "info" if loose else None)
            elif place == held.place:
                yield _hit(paper, held, paragraph, "is used twice")
            held.place, held.last = place, paragraph
            del lists[lists.index(held) + 1 :]


def _styles(number: str) -> tuple[str, ...]:
    if number.isdecimal():
        return ("number",)
    return ("roman", "letter") if number in _ROMAN else ("letter",)


def _place(number: str, style: str) -> int:
    """The place of "c" or "iii" in its style, 0 where it is none of it."""
    if style == "number":
        return int(number) if number.isdecimal() else 0
    if style == "roman":
        return _ROMAN.index(number) + 1 if number in _ROMAN else 0
    return ord(number) - 96 if len(number) == 1 and number.islower() else 0


def _belongs(lists: list[_Run], number: str) -> tuple[_Run | None, int]:
    """The innermost list that the number goes on, with its place there."""
    for run in reversed(lists):
        place = _place(number, run.style)
        if place == run.place + 1:
            return run, place
    return None, 0


def _repeated_first(paper: Paper, section: Section, run: _Run, paragraph: Paragraph) -> bool:
    """Whether "1, 1, 2" is a slip: the two stand together, and the list goes on behind them."""
    items = section.paragraphs
    at = items.index(paragraph)
    said = paper.text(run.last.span).rstrip()
    if run.place != 1 or items[at - 1] is not run.last or said.endswith(":"):
        return False
    sound = run.style != "number" and "numbers" not in paper.layout.lossy
    if sound and said.endswith((";", ",", "; and", "; or", ", and", ", or")):
        return True
    following = next((p for p in items[at + 1 :] if p.item and p.number), None)
    return following is not None and _place(following.number or "", run.style) == 2


def _bracketed(paper: Paper, paragraph: Paragraph) -> bool:
    span = paragraph.number_span
    return span is not None and paper.source.text[max(span.start - 1, 0)] == "("


def _quoted(paper: Paper, section: Section, run: _Run) -> bool:
    """Whether a list is one of statute: items in brackets, behind words that name law or end with a dash."""
    if not _bracketed(paper, run.last):
        return False
    before = section.paragraphs[: section.paragraphs.index(run.last)]
    leads = [p for p in before if not (p.item and p.number)]
    if not leads or paper.text(leads[-1].span).rstrip().endswith(("—", "–", "-")):
        return True
    start, end = leads[-1].span
    return any(start <= citation.span.start < end for citation in paper.citations)


def _loose(section: Section, last: Paragraph, paragraph: Paragraph) -> bool:
    """Whether something without a number stands between two items: it may have lost its own."""
    begin, end = section.paragraphs.index(last), section.paragraphs.index(paragraph)
    return any(p.number is None for p in section.paragraphs[begin + 1 : end])


def _hit(paper: Paper, run: _Run, paragraph: Paragraph, slip: str, level: str | None = None) -> Hit:
    return Hit(
        paragraph.number_span or paragraph.span,
        {"number": paragraph.number, "before": run.last.number, "slip": slip},
        (Related(_span(run.last), "the item before"),),
        level=level,
    )


def _span(paragraph: Paragraph) -> Span:
    return paragraph.number_span or paragraph.span
