"""Finds how a paper cites law and the Scheme of Delegation: instruments with their provisions."""

from __future__ import annotations

from bisect import bisect_left

from pcdlint.grammar.european import find_directives
from pcdlint.grammar.instruments import Instrument, find_instruments, shorts_in
from pcdlint.grammar.inward import is_elsewhere, is_here, is_inward, is_of_law
from pcdlint.grammar.provisions import Phrase, find_phrases, find_unnamed, find_unnamed_behind, provisions
from pcdlint.grammar.several import find_several
from pcdlint.patterns import pattern
from pcdlint.values import Citation, Provision, Span

_FORWARD = pattern(
    r"(?:\s?\([^()]{3,80}\))?[\s,]*(?:(?:of|to|in|under|from|within)[\s,]+){0,2}(?:(?:the|The|said|that)\s+)?"
    r"(?:(?:same|said|current|latest|revised|existing)\s+)?"
)
_TOGETHER = pattern(r"(?:\s?\([^()]{3,80}\))?(?:,\s(?:and\s|or\s)?|\s(?:and|or|&)\s)")
_BACKWARD = pattern(
    r"[ \u00a0]?(?:[,:-]|–)?\s?\(?(?:,?\s?(?:at|in|under|by|namely|specifically|in\sparticular)\s)?(?:its\s)?"
)
# "The section 151 officer" and "section 60 powers" are names, not citations.
_OFFICE = pattern(
    r"[\s-](?:[Oo]fficers?|CFO|[Aa]greements?|[Nn]otices?|[Oo]rders?|[Pp]owers?|[Gg]rants?"
    r"|[Ss]earch(?:es)?|[Ss]tops?|[Pp]ilot)\b"
)
_HEADING = pattern(r"[ \t]*(?:[:-]|–|—|\n|$)")
_SCHEME_NEAR = 600


def scan_citations(text: str, shorts: frozenset[str] | tuple[str, ...] = ()) -> tuple[Citation, ...]:
    """All citations in order of their place.

    `shorts` are the short forms to know beside those that the text defines ("DPA 2018", "FOIA");
    "the 2011 Act", "the Regulations" and their like are always known. Names and `defines` come
    without "the" and year ("2011 Act" keeps its own). A provision with no instrument beside it
    gives a citation of kind `none`, unless its words say that it is of this paper or of another document.
    """
    instruments = _with_shorts(text, find_instruments(text), frozenset(shorts))
    phrases = find_phrases(text)
    tied, loose = _tie(text, instruments, phrases)
    found = [
        _citation(text, instrument, tied.get(i, []))
        for i, instrument in enumerate(instruments)
        if i in tied or not instrument.weak
    ]
    found += _bare(text, loose, found)
    found.sort(key=lambda citation: (citation.span.start, citation.span.end))
    return tuple(found)


def _with_shorts(text: str, titles: list[Instrument], forms: frozenset[str]) -> list[Instrument]:
    """The namings by title and those by short form, in order and apart."""
    own = frozenset(short for title in titles for short in title.defines if short not in forms)
    others = [*find_directives(text), *find_several(text)]
    own |= {short for other in others for short in other.defines}
    spots = [*others, *shorts_in(text, forms), *shorts_in(text, own)]
    if not spots:
        return titles
    starts = [title.span.start for title in titles]
    free = []
    for spot in spots:
        i = bisect_left(starts, spot.span.end)
        if i == 0 or titles[i - 1].end <= spot.span.start:
            free.append(spot)
    merged: list[Instrument] = []
    for instrument in sorted([*titles, *free], key=lambda each: (each.span.start, -each.span.end)):
        if not merged or instrument.span.start >= merged[-1].end:
            merged.append(instrument)
    return merged


def _tie(
    text: str, instruments: list[Instrument], phrases: list[Phrase]
) -> tuple[dict[int, list[Phrase]], list[Phrase]]:
    """The phrases of each instrument by its index, and those that belong to none."""
    starts = [instrument.span.start for instrument in instruments]
    tied: dict[int, list[Phrase]] = {}
    loose: list[Phrase] = []
    home: tuple[Phrase, int] | None = None
    for phrase in reversed(phrases):
        after = bisect_left(starts, phrase.end)
        if any(i.span.start <= phrase.start < i.end for i in instruments[max(0, after - 1) : after]):
            continue
        if after < len(instruments) and _FORWARD.fullmatch(text, phrase.end, starts[after]):
            home = phrase, after
        elif home is None or not _TOGETHER.fullmatch(text, phrase.end, home[0].start):
            home = (phrase, after - 1) if after and _follows(text, instruments[after - 1], phrase) else None
        else:
            home = phrase, home[1]
        if home is None:
            loose.insert(0, phrase)
        else:
            tied.setdefault(home[1], []).insert(0, phrase)
    for i, instrument in enumerate(instruments):
        if i not in tied and "cheme" in instrument.name:
            unnamed = find_unnamed(text, instrument.span.start) or find_unnamed_behind(text, instrument.end)
            if unnamed is not None:
                tied[i] = [unnamed]
    return tied, loose


def _follows(text: str, instrument: Instrument, phrase: Phrase) -> bool:
    """Whether provisions stand right behind an instrument: "the Equality Act 2010, section 149"."""
    gap = text[instrument.end : phrase.start]
    if not _BACKWARD.fullmatch(gap) or is_elsewhere(text, phrase.end) or is_of_law(text, phrase.end):
        return False
    return "(" not in gap or ")" in text[phrase.end : phrase.end + 40].split("(")[0]


def _citation(text: str, instrument: Instrument, phrases: list[Phrase]) -> Citation:
    cited = tuple(
        provision
        for phrase in phrases
        for provision in provisions(text, phrase)
        # No law has a "paragraph 2.3": that is one of the paper, named in the same breath.
        if "." not in provision.number or "cheme" in instrument.name or instrument.weak
    )
    start = min([instrument.span.start, *(phrase.start for phrase in phrases)])
    end = max([instrument.span.end, *(phrase.end for phrase in phrases)])
    return Citation(
        Span(start, end),
        instrument.kind,
        instrument.name,
        instrument.name_span,
        instrument.year,
        cited,
        instrument.defines,
    )


def _bare(text: str, phrases: list[Phrase], found: list[Citation]) -> list[Citation]:
    """Provisions that name no instrument but can only be of one."""
    schemes = [citation.span.end for citation in found if "cheme" in citation.name]
    bare = []
    for phrase in phrases:
        if is_elsewhere(text, phrase.end) or is_inward(text, phrase.start, phrase.end):
            continue
        cited = provisions(text, phrase)
        if cited and _is_law(text, phrase, cited, schemes):
            nowhere = Span(phrase.start, phrase.start)
            bare.append(Citation(Span(phrase.start, phrase.end), "none", "", nowhere, None, cited))
    return bare


def _is_law(text: str, phrase: Phrase, cited: tuple[Provision, ...], schemes: list[int]) -> bool:
    """Whether provisions without an instrument are of law (or of the Scheme just named)."""
    units = {provision.unit for provision in cited}
    if is_of_law(text, phrase.end):
        return True
    bracketed = any("(" in provision.number for provision in cited)
    if any("." in provision.number for provision in cited):
        near = any(0 <= phrase.start - end <= _SCHEME_NEAR for end in schemes)
        return near and units <= {"paragraph", "section"} and not is_here(text, phrase.end)
    if units & {"part", "chapter", "rule"} and len(units) == 1:
        return False
    if "schedule" in units:
        return len(units) > 1 and all(provision.number for provision in cited)
    if units == {"paragraph"}:
        return bracketed
    if bracketed:
        return True
    if _OFFICE.match(text, phrase.end):
        return False
    opens_line = phrase.start == 0 or text[phrase.start - 1] == "\n"
    worded = text[phrase.start : phrase.start + 4].isalpha()
    return not (opens_line and worded and _HEADING.match(text, phrase.end))
