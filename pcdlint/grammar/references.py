"""Finds what points to another place of the paper or to another decision."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from pcdlint.grammar.inward import is_elsewhere, is_here, is_inward, is_pointed_at
from pcdlint.patterns import pattern
from pcdlint.values import Citation, Reference, Span

_NUMBER = r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}"
_GAP = r"(?:[ \u00a0]|\n(?!\n)){0,2}"
_TO = rf"{_GAP}(?:to|and|-|–|—|−|‐|‑|,|&|through to|and to){_GAP}"
# A digit behind a word: what the word is decides. Far fewer than the letters such a word begins with.
_CANDIDATE = pattern(r"[0-9](?<=[A-Za-z.]\s.)")
_WORD = pattern(r"(?<![A-Za-z])([A-Za-z]{2,10})\.?\s$")
_RUN = pattern(
    rf"{_NUMBER}[a-z]?(?:{_TO}(?:(?:[Pp]ara(?:graph)?|[Ss]ection)s? )?{_NUMBER}(?![A-Za-z])){{0,12}}"
    r"(?![0-9A-Za-z]|[.,/:][0-9]|%)"
)
_LETTER = r"[A-Z][0-9]?(?![A-Za-z])(?!\.[A-Za-z0-9])"
_LETTERED = pattern(rf"(?:ppendi(?:x|ces)|nnexe?s?|PPENDI(?:X|CES)|NNEX)\s{_LETTER}(?:{_TO}{_LETTER})*")
_LETTERED_STEMS = ("ppendi", "nnex", "PPENDI", "NNEX")
_DECISION = pattern(
    r"PCDs?(?:[\s:.-]|–|—){0,3}(?:[Nn]o\.?\s?)?"
    r"(?:(?P<old>20[0-9]{2}[\s/-][0-9]{1,3}(?![0-9]))"
    r"|(?P<numbers>[0-9]{1,4}(?![0-9]|[/.][0-9])(?:(?:,\s|\sand\s|\s&\s)[0-9]{3,4}(?![0-9/,]))*))"
)
_LOOSE = pattern(r"\b(?:[Ii]n|[Aa]t|[Ww]ithin|[Uu]nder|[Pp]er)\s$")
_MEASURE = pattern(
    r"\s?(?:%|per\b|percent|m\b|k\b|bn\b|million|billion|thousand|times|weeks?|months?|years?|days?|hours?|minutes?"
    r"|FTEs?|points?|people|officers|posts|of\s(?!this\b|the\s(?:report|paper)\b))"
)
_BRACKET = pattern(r"\s?\((?:[0-9]{1,2}|[a-z]|[ivx]{1,4})\)")
_ITEM = pattern(rf"{_NUMBER}[a-z]?|[A-Z][0-9]?(?![A-Za-z])")
_UPTO = pattern(r"\s*(?:to|through to|and to|-|–|—|−|‐|‑)\s*")
_WORDS = {
    "paragraph": "paragraph",
    "paragraphs": "paragraph",
    "para": "paragraph",
    "paras": "paragraph",
    "section": "section",
    "sections": "section",
    "table": "table",
    "tables": "table",
    "figure": "figure",
    "figures": "figure",
    "appendix": "appendix",
    "appendices": "appendix",
    "annex": "appendix",
    "annexe": "appendix",
    "annexes": "appendix",
}


def scan_references(text: str, citations: Sequence[Citation] = ()) -> tuple[Reference, ...]:
    """All references in order of their place; those inside `citations` belong to the law.

    A list ("Appendices 1 and 2") gives one reference for each number, a range one with `upto`.
    A section is one of the paper only where its words say so, else it may be of an Act.
    """
    found = [*_decisions(text), *_numbered(text), *_lettered(text)]
    found.sort(key=lambda reference: (reference.span.start, reference.span.end))
    return tuple(_free(found, citations))


def _free(found: Iterable[Reference], citations: Sequence[Citation]) -> Iterator[Reference]:
    """Those that stand neither in a citation nor in the reference before."""
    starts = [citation.span.start for citation in citations]
    end = -1
    for reference in found:
        i = bisect_right(starts, reference.span.end - 1) - 1
        if i >= 0 and citations[i].span.end > reference.span.start:
            continue
        if reference.span.start >= end:
            end = reference.span.end
            yield reference


def _decisions(text: str) -> Iterator[Reference]:
    """ "PCD 1130", "PCDs 1130 and 1131", "DMPCD 2016 56"."""
    for match in _DECISION.finditer(text):
        start = match.start()
        if text[max(0, start - 2) : start] == "DM":
            start -= 2
        if start and text[start - 1].isalnum():
            continue
        if match["old"] is not None:
            yield Reference(Span(start, match.end()), "decision", f"{match['old'][:4]} {match['old'][5:]}")
            continue
        for number in re.finditer(r"[0-9]+", match["numbers"]):
            offset = match.start("numbers")
            first = start if number.start() == 0 else offset + number.start()
            yield Reference(Span(first, offset + number.end()), "decision", number.group())


def _numbered(text: str) -> Iterator[Reference]:
    """ "paragraph 2.3", "Table 2", and bare numbers such as "listed in 2.2 to 2.7"."""
    for candidate in _CANDIDATE.finditer(text):
        start = candidate.start()
        word = _WORD.search(text, max(0, start - 13), start)
        run = _RUN.match(text, start)
        if word is None or run is None:
            continue
        kind = _WORDS.get(word[1].lower())
        if kind is None:
            if _is_paragraph(text, start, run):
                yield from _items(text, start, run.end(), "paragraph", start, True)
        elif kind not in ("paragraph", "section") or _is_of_paper(text, word.start(), run, kind):
            yield from _items(text, start, run.end(), kind, word.start(), word[1][-1] in "sS")


def _lettered(text: str) -> Iterator[Reference]:
    """ "Appendix A", "Annexes A and B"."""
    for stem in _LETTERED_STEMS:
        at = text.find(stem)
        while at > 0:
            match = _LETTERED.match(text, at)
            if match is not None and not text[at - 2 : at - 1].isalpha():
                first = at + len(match.group().split(maxsplit=1)[0]) + 1
                yield from _items(text, first, match.end(), "appendix", at - 1, text[first - 2] in "sS")
            at = text.find(stem, at + 1)


def _is_of_paper(text: str, start: int, run: re.Match[str], kind: str) -> bool:
    """Whether a section or paragraph is one of this paper rather than of an Act."""
    dotted = kind == "paragraph" and "." in run.group()
    if _BRACKET.match(text, run.end()) is not None:
        return dotted
    if is_elsewhere(text, run.end()):
        return False
    return dotted or is_inward(text, start, run.end())


def _is_paragraph(text: str, start: int, run: re.Match[str]) -> bool:
    """Whether a number without the word is a paragraph's: "at 2.5 above", not "at 2.5%"."""
    printed = run.group()
    if "." not in printed or _MEASURE.match(text, run.end()) or is_elsewhere(text, run.end()):
        return False
    if is_pointed_at(text, start):
        return True
    loose = len(_ITEM.findall(printed)) > 1 or is_here(text, run.end())
    return loose and _LOOSE.search(text, max(0, start - 24), start) is not None


def _items(text: str, start: int, end: int, kind: str, word: int, plural: bool) -> Iterator[Reference]:
    """The references of "2.2, 2.3 to 2.6": `word` is where the first one's own word begins.

    Behind a singular ("Table 2 and 14 grants") only a number with a point or a range goes on.
    """
    items = list(_ITEM.finditer(text, start, end))
    i = 0
    while i < len(items):
        item = items[i]
        upto, last = None, item.end()
        following = items[i + 1] if i + 1 < len(items) else None
        if following is not None and _is_range(text[last : following.start()], following.group(), plural):
            i += 1
            upto, last = following.group(), following.end()
        yield Reference(Span(word, last), kind, item.group(), upto)
        i += 1
        if i < len(items):
            word = items[i].start()
            if not plural and "." not in items[i].group():
                return


def _is_range(gap: str, following: str, plural: bool) -> bool:
    """ "Appendix 1 – 12 month review" is none."""
    return _UPTO.fullmatch(gap) is not None and (plural or "." in following or len(gap) == 1)
