"""Each paragraph of the Scheme that a paper cites, with the words of the sentence that belong to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from pcdlint.checks import _law
from pcdlint.paper import Paper
from pcdlint.patterns import pattern
from pcdlint.registers.resolve import Meaning
from pcdlint.registers.scheme import Scheme
from pcdlint.values import Citation, Span

_OPENED = pattern(r"[(\[](?:(?:see|cf\.?|under|by|per|as per|at|ref\.?|refer to|the)\s)*$")
_LEADING = 10
"""How many characters may stand before a paragraph that a sentence begins with: its number, a bullet."""
_TOGETHER = 20
"""How far apart two numbers of one citation may be printed and still be one: "paragraphs 4.8 and 4.13"."""


class Clause(NamedTuple):
    """One citation of paragraphs of the Scheme, and the words of its sentence that belong to it.

    `refs` are the paragraphs; `words` leaves the Scheme's name out, whose "delegation" is no power.
    `span` is the citation.
    """

    span: Span
    refs: tuple[str, ...]
    around: Span
    words: str


_Point = tuple[Span, tuple[str, ...]]


def read(paper: Paper, own: Sequence[Meaning], unclear: Sequence[Meaning], scheme: Scheme) -> Iterator[Clause]:
    """The clauses of the paper, in order. `own` are the citations of its Scheme, `unclear` those of no instrument."""
    points = [p for m in own if m.cited and _is_of_scheme(paper, m, scheme) for p in _points(m.citation)]
    if own:
        points += _pointed(paper, unclear, scheme)
    names = [m.citation.name_span for m in own if m.citation.kind == "scheme"]
    for sentence, group in groupby(sorted(points), key=lambda point: _law.sentence(paper, point[0].start)):
        together = list(group)
        closing = _closes(paper, sentence, together, scheme)
        for i, (span, refs) in enumerate(together):
            start = together[i - 1][0].end if i else sentence.start
            end = together[i + 1][0].start if i + 1 < len(together) else sentence.end
            if closing or _in_brackets(paper, span):
                around = Span(start, span.end)
            else:
                around = Span(span.start if i else start, end)
            yield Clause(span, refs, around, _without(paper, around, names))


def _points(citation: Citation) -> Iterator[_Point]:
    """The numbers of a citation, those apart that stand apart: "grants under 4.8 and variations under 4.13 of the"."""
    groups: list[list[int]] = []
    for i, provision in enumerate(citation.provisions):
        if i and provision.span.start - citation.provisions[i - 1].span.end <= _TOGETHER:
            groups[-1].append(i)
        else:
            groups.append([i])
    for group in groups:
        cited = [citation.provisions[i] for i in group]
        refs = tuple(dict.fromkeys(p.number.partition("(")[0] for p in cited))  # "4.8(a)" is one of 4.8
        yield (citation.span if len(groups) == 1 else Span(cited[0].span.start, cited[-1].span.end)), refs


def _pointed(paper: Paper, unclear: Sequence[Meaning], scheme: Scheme) -> Iterator[_Point]:
    """What reads like a paragraph of the paper, or of nothing, in a sentence that says who may decide.

    So a paper speaks of the Scheme that it named in another section, or in brackets: "(see paragraph 4.8)".
    """
    found: list[_Point] = [
        (r.span, (r.number,)) for r in paper.references if r.kind in ("paragraph", "section") and not r.upto
    ]
    found += [point for m in unclear for point in _points(m.citation)]
    for span, refs in found:
        if not paper.span.start <= span.start < paper.span.end or _numbers(paper).intersection(refs):
            continue
        if all(scheme.paragraph(ref) for ref in refs):
            sentence = _law.sentence(paper, span.start)
            if scheme.speaks_of_authority(paper.text(sentence)):
                yield span, refs


def _is_of_scheme(paper: Paper, meaning: Meaning, scheme: Scheme) -> bool:
    """Whether paragraphs without the Scheme's name are the Scheme's rather than the paper's own.

    A number that the paper has, too, is the Scheme's only where the sentence begins with it and says who may decide.
    """
    if meaning.citation.kind != "none":
        return True
    refs = [p.number for p in meaning.citation.provisions]
    if not _numbers(paper).intersection(refs):
        return True
    span = meaning.citation.span
    sentence = _law.sentence(paper, span.start)
    leads = span.start - sentence.start <= _LEADING or _in_brackets(paper, span)
    known = all(scheme.paragraph(ref) for ref in refs)
    return leads and known and scheme.speaks_of_authority(paper.text(sentence))


def _closes(paper: Paper, sentence: Span, points: Sequence[_Point], scheme: Scheme) -> bool:
    """Whether each of several paragraphs closes its words: "grants under paragraph 4.8 and variations under 4.13"."""
    if len(points) < 2:
        return False
    first, last = points[0][0], points[-1][0]
    before, behind = Span(sentence.start, first.start), Span(last.end, sentence.end)
    return bool(scheme.powers(paper.text(before))) and not scheme.powers(paper.text(behind))


def _in_brackets(paper: Paper, span: Span) -> bool:
    text = paper.source.text
    opened = _OPENED.search(text, max(0, span.start - 12), span.start) is not None
    return opened and text[span.end : span.end + 1] in (")", "]")


def _without(paper: Paper, around: Span, names: Sequence[Span]) -> str:
    """The words of a stretch without the names of the Scheme in it."""
    text, words, at = paper.source.text, "", around.start
    for name in names:
        if at <= name.start < around.end:
            words += text[at : name.start] + " "
            at = max(at, name.end)
    return words + text[at : max(at, around.end)]


@lru_cache(maxsize=4)
def _numbers(paper: Paper) -> frozenset[str]:
    return frozenset(p.number for section in paper.sections for p in section.paragraphs if p.number)
