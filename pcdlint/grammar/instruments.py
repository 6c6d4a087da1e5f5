"""Finds where a text names a law, an order, a convention or a scheme.

The word that ends a title ("Act", "Regulations") is found first; the title is walked back from
it by the shape of its words, and `grammars/instruments.lark` says what of it is title and year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from pcdlint.grammar.titles import title_start
from pcdlint.grammars import parser
from pcdlint.patterns import pattern
from pcdlint.values import Span

if TYPE_CHECKING:
    from lark import Token


class Instrument(NamedTuple):
    """One naming. `span` is title and year, `end` goes on to the short forms that it defines.

    A `weak` one is only meant as an instrument where provisions of it are cited.
    """

    span: Span
    end: int
    kind: str
    name: str
    name_span: Span
    year: int | None
    defines: tuple[str, ...]
    weak: bool = False


class _Title(NamedTuple):
    """What the grammar read: offsets into the string that it was given."""

    kind: str
    first: int
    last: int
    end: int
    full: int
    year: int | None
    defines: tuple[str, ...]
    lower: bool


_STEMS = ("Act", "act ", "egulation", "Order", "Rules", "Convention", "Scheme", "scheme of ", "Code")
_HEAD = pattern(
    r"(?:[Aa]ct|[Rr]egulations|Regulation|Order|Rules|Code"
    r"|Convention(?:\s(?:on|of|for|against)(?:\sthe)?(?:\s[A-Z][A-Za-z-]+|\s(?:and|of|the)(?=\s[A-Z]))+)?"
    r"|[Ss]cheme(?:\s{1,9}of\s{1,9}(?i:delegation|consent|governance)(?:\s{1,9}(?:and|&)\s{1,9}(?i:delegation|consent|governance))?)?"
    r")(?![A-Za-z])(?!\s(?:Act|Regulations|Order|Rules)\b)"
)
_BRACKET = r"(?:[ \u00a0]|\n(?!\n))?\([^()]{2,90}\)"
_YEAR = r",?(?:[ \u00a0]|\n(?!\n)){0,9}(?:of\s)?(?:(?<![0-9])[12][0-9]{3}|\([12][0-9]{3}\))(?![0-9]|(?:[/.,-]|–)[0-9])"
_AFTER = pattern(rf"(?:{_BRACKET})*(?:{_YEAR})?(?:{_BRACKET})*")
_YEAR_BEFORE = pattern(r"(?<![0-9])([12][0-9]{3})\s$")
_THE_BEFORE = pattern(r"\b[Tt]he\s$")
_QUOTED = pattern(r"""(?:["']|“|‘|”|’)((?:[\w .&-]|’(?=s)){2,50})(?:["']|”|’|“)""")
_PLAIN = pattern(
    r"\(\s*(?:the\s+)?((?:UK\s+)?[A-Z][A-Za-z]*[A-Z][A-Za-z]*[0-9]*(?:\s+(?:Act|Regulations|Order))?(?:\s+[0-9]{4})?"
    r"|(?:[0-9]{4}\s+)?(?:Act|Regulations|Order|Rules|Scheme|Convention))\s*\)"
)
_OWNED = pattern(r"(?:'|’)s?\s$")
# "Equality Act 2010 (Specific Duties) Regulations 2017": the Act is part of the title.
_INNER = pattern(r"(?:\s?\([^()]{2,90}\))+\s")
_OF_PARLIAMENT = pattern(r"\sof\s(?:Parliament|Settlement)\b")
_YEAR_AFTER = pattern(_YEAR)
_FORM = pattern(r"(?:the\s)?(?P<name>\S.*?)(?:\s(?P<year>[12][0-9]{3}))?")
# An order is a title only with its year: "the Specified Information Order" is found as a short form.
_TITLED = pattern(r"(?:^|\s)(?:Act|Regulations|Rules|Scheme|Convention)$|^(?:[12][0-9]{3}\s)?Order$")
_TELLING = 4
_STATES = ("UK", "EU")
_NUMBERED = pattern(r"\s[0-9]{1,3}(?![0-9])")
_WIDER = pattern(r"\s[A-Z][a-z]")


def find_instruments(text: str) -> list[Instrument]:
    """All namings by title or by "the 2011 Act", "the Regulations", in order and apart."""
    found: list[Instrument] = []
    end = 0
    for start, stop in _heads(text):
        if start < end:
            continue
        inner = bool(found) and _INNER.fullmatch(text, found[-1].span.end, start) is not None
        before = found[-2].end if len(found) > 1 else 0
        instrument = _instrument(text, start, stop, before if inner else end)
        if instrument is not None:
            if inner and instrument.span.start <= found[-1].span.start:
                found.pop()
            found.append(instrument)
            end = instrument.end
    return found


def _heads(text: str) -> list[tuple[int, int]]:
    """Where the words stand that end a title. `str.find` is ten times quicker here than one pattern."""
    spots = []
    for stem in _STEMS:
        at = text.find(stem)
        while at >= 0:
            start = at - 1 if stem == "egulation" else at
            if start >= 0 and not text[start - 1 : start].isalpha() and (match := _HEAD.match(text, start)):
                spots.append(match.span())
            at = text.find(stem, at + 1)
    return sorted(spots)


def _instrument(text: str, start: int, stop: int, floor: int) -> Instrument | None:
    """The naming that ends in the head `text[start:stop]`; nothing before `floor` belongs to it."""
    word = text[start:stop]
    if word == "regulations" and _NUMBERED.match(text, stop):
        return None
    first = title_start(text, start, floor, owned=word[1:].startswith("cheme"))
    after = _AFTER.match(text, stop)
    last = after.end() if after is not None else stop
    if first == start and not " ".join(word[1:].split()).startswith("cheme of"):
        return _short(text, start, stop)
    title = _read(text[first:last])
    if title is None:
        return None
    span = Span(first + title.first, first + title.end)
    name_span = Span(first + title.first, first + title.last)
    name = " ".join(text[name_span.start : name_span.end].split())
    weak = _is_weak(title, name, owned=_OWNED.search(text, max(0, span.start - 3), span.start) is not None)
    if title.kind == "order" and title.year is None and not text[:start].rstrip().endswith(")"):
        return None
    if title.kind == "order" and name.count(" ") == 1:
        return None
    if name in ("Regulations", "Rules"):
        return None
    return Instrument(span, first + title.full, title.kind, name, name_span, title.year, title.defines, weak)


def _is_weak(title: _Title, name: str, owned: bool) -> bool:
    """Names that are law only in company: "MOPAC Contract Regulations", "the Victims' Code"."""
    if title.year is not None:
        return False
    first = name.split(" ", 1)[0]
    local = owned or (first.isupper() and first not in _STATES)
    match title.kind:
        case "regulations":
            return title.lower or local
        case "rules":
            return not name.endswith("Procedure Rules")
        case "code":
            return True
        case "act":
            return title.lower
        case "convention":
            return name.endswith("Convention")
        case "scheme":
            return name.endswith("Scheme")
    return False


def _short(text: str, start: int, stop: int) -> Instrument | None:
    """ "the 2011 Act", "the Regulations"; None where the word is no instrument at all."""
    word = text[start:stop]
    if not word[0].isupper() or " " in word or word in ("Code", "Regulation"):
        return None
    if (year := _YEAR_BEFORE.search(text, max(0, start - 6), start)) is not None:
        if word in ("Regulations", "Rules") and _NUMBERED.match(text, stop):
            return None  # "... Regulations 2004, Regulations 5 and 6" without the comma
        span = Span(year.start(), stop)
        return Instrument(span, stop, "short", f"{year[1]} {word}", span, int(year[1]), ())
    if _THE_BEFORE.search(text, max(0, start - 5), start) is None:
        return None
    if word != "Act" and _WIDER.match(text, stop):
        return None
    if _OF_PARLIAMENT.match(text, stop):
        return None
    after = _YEAR_AFTER.match(text, stop)
    end = after.end() if after is not None else stop
    number = int(re.sub(r"\D", "", after.group())) if after is not None else None
    return Instrument(Span(start, end), end, "short", word, Span(start, stop), number, ())


@lru_cache(maxsize=2048)
def _read(printed: str) -> _Title | None:
    """What the grammar makes of a title with what follows it."""
    from lark.exceptions import UnexpectedInput

    try:
        tree = parser("instruments").parse(printed)
    except UnexpectedInput:
        return None
    tokens = cast("list[Token]", tree.children)
    heads = [i for i, token in enumerate(tokens) if token.type in _KINDS]
    head = tokens[heads[-1]]
    behind = tokens[heads[-1] + 1 :]
    last = _end(head)
    years = [token for token in behind if token.type == "YEAR"]
    definitions = [
        (token, short) for token in behind if token.type == "BRACKET" for short in short_forms(token, printed[:last])
    ]
    end = _end(years[-1]) if years else last
    return _Title(
        kind=_KINDS[head.type],
        first=int(tokens[0].start_pos or 0),
        last=last,
        end=end,
        full=max([end, *(_end(token) for token, _ in definitions)]),
        year=int(re.sub(r"\D", "", years[-1])) if years else None,
        defines=tuple(short for _, short in definitions),
        lower=head[0].islower(),
    )


def _end(token: Token) -> int:
    return int(token.start_pos or 0) + len(token)


def short_forms(bracket: str, title: str) -> list[str]:
    """The short forms of `(the "2011 Act" or "PRSRA")`, without "the"; none of `(as amended)`."""
    quoted = _QUOTED.findall(bracket)
    plain = None if quoted else _PLAIN.fullmatch(bracket)
    names = quoted or ([plain[1]] if plain is not None and _abbreviates(plain[1], title) else [])
    return [" ".join(name.split()).removeprefix("the ") for name in names if name.strip()]


def _abbreviates(short: str, title: str) -> bool:
    """Whether an acronym can be of a title: "FOIA" is, "PSED" behind the Equality Act is not."""
    if " " in short or short in _HEAD_WORDS:
        return True
    letters = iter(title.lower())
    wanted = [letter for letter in short.lower() if letter.isalpha()]
    return all(letter in letters for letter in wanted)


def shorts_in(text: str, forms: frozenset[str]) -> Iterator[Instrument]:
    """Where the short forms of law ("DPA 2018", "FOIA") stand, each with a year that follows."""
    if not forms:
        return
    for match in _forms_pattern(forms).finditer(text):
        start, end = match.span()
        if start and (text[start - 1].isalnum() or text[start - 1] in "-_/&"):
            continue
        span = Span(start, match.end("name"))
        year = int(match["year"]) if match["year"] is not None else None
        yield Instrument(Span(start, end), end, "short", " ".join(match["name"].split()), span, year, ())


@lru_cache(maxsize=64)
def _forms_pattern(forms: frozenset[str]) -> re.Pattern[str]:
    """All forms as one pattern, those of one initial together; titles are found otherwise."""
    groups: dict[str, set[str]] = {}
    for form in forms:
        match = _FORM.fullmatch(form)
        if match is None or _TITLED.search(match["name"]):
            continue
        name, year = match["name"], match["year"]
        # A form that is one with its year only ("SCA 2007") is none without it; a long one tells with any year.
        any_year = r"[12][0-9]{3}(?![0-9])" if len(name) > _TELLING else year
        wanted = r"(?!\w)" if year is None else rf"(?=\s{any_year})"
        groups.setdefault(name[0], set()).add(r"\s".join(map(re.escape, name[1:].split())) + wanted)
    branches = "|".join(
        f"{re.escape(first)}(?:{'|'.join(sorted(rest, key=lambda branch: (-len(branch), branch)))})"
        for first, rest in sorted(groups.items())
    )
    return re.compile(rf"(?P<name>{branches or '(?!)'})(?:\s\(?(?P<year>[12][0-9]{{3}})\)?(?![0-9/-]))?")


_HEAD_WORDS = ("Act", "Regulations", "Order", "Rules", "Scheme", "Convention")
_KINDS = {
    "ACT": "act",
    "REGULATIONS": "regulations",
    "ORDER": "order",
    "RULES": "rules",
    "CODE": "code",
    "SCHEME": "scheme",
    "CONVENTION": "convention",
}
