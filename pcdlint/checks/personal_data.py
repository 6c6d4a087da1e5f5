"""Telephone numbers, email addresses and other identifiers of people in what is published. Messages mask them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._phrases import STRINGS, places
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.patterns import pattern
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import Span

NAME = "personal-data"
OPTIONS = {
    "type": "object",
    "required": ["kind"],
    "additionalProperties": False,
    "properties": {
        "kind": {"enum": ["telephone", "email", "insurance-number", "birth-date", "home-address", "number"]},
        "public": {
            **STRINGS,
            "description": "Beginnings of public numbers; local parts and hosts of shared mailboxes.",
        },
        "cues": {
            **STRINGS,
            "description": "Words right before numbers of another kind, a birth, a home, or a number of a person.",
        },
        "softer": {"type": "object", "additionalProperties": {"enum": ["info", "warning"]}},
    },
}
VALUES = ("masked",)

# Groups as British numbers have them: an area or network of three to five figures, then groups of two or more.
_PHONE = pattern(r"(?:0[0-9]{2,4}|\(0[0-9]{2,4}\)|\+44 ?(?:\(0\) ?)?[1-9][0-9]{1,3})(?:[ -]?[0-9]{2,8}){1,5}(?![0-9])")
_LOCAL = pattern(r"[A-Za-z0-9][A-Za-z0-9.+_'-]*$")
_HOST = pattern(r"@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_INSURANCE = pattern(
    r"(?<![A-Za-z0-9])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D](?![A-Za-z0-9])"
)
_LONGEST = 13
_POSTCODE = pattern(r"\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}\b")
_NUMBER = pattern(
    r"[ \t]?(?:[:#.]|no\.?|is|was)?[ \t]?([A-Z]{0,5} ?[0-9](?:[ /-]?[0-9]){2,11}(?: ?[A-Z]{1,3})?)(?![A-Za-z0-9])"
)
_NEAR = 60


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit for all that is found; no report shows more of it than the message does."""
    found = list(_FINDERS[options["kind"]](paper, options))
    if not found:
        return
    span, _, masked, level = found[0]
    related = tuple(Related(s, "another one") for s, _, _, _ in found[1:])
    hidden = tuple(Span(s.start + n, s.end) for s, n, _, _ in found)
    softer = options.get("softer", {}).get(paper.stage)
    yield Hit(span, {"masked": masked}, related, level=softer or level, hidden=hidden)


Found = tuple[Span, int, str, str | None]
"""Where, how many of its first characters may be shown, how it is shown, and a lower level."""


def _telephones(paper: Paper, options: Mapping[str, Any]) -> Iterator[Found]:
    text, folded = paper.source.text, lowered(paper)
    for match in _PHONE.finditer(text, paper.span.start, paper.span.end):
        start, end = match.span()
        if start and (text[start - 1].isalnum() or text[start - 1] in "£.,/-#_"):
            continue
        if text[end : end + 1] in ("/", "%") or (
            text[end : end + 1] in (",", ".") and text[end + 1 : end + 2].isdigit()
        ):
            continue
        digits = "".join(c for c in match.group() if c.isdigit())
        national = "0" + digits[2:].lstrip("0") if match.group()[0] == "+" else digits
        if len(national) not in (10, 11) or national[1] not in "12378" or _is_public(national, options):
            continue
        if next(places(folded, options.get("cues", ()), max(start - 24, 0), start), None) is not None:
            continue
        shown = 2 if match.group()[0] != "+" else 3
        yield Span(start, end), shown, _mask(match.group(), shown, 3), None if national[1] == "7" else "warning"


def _is_public(national: str, options: Mapping[str, Any]) -> bool:
    return national.startswith(tuple("".join(p.split()) for p in options.get("public", ())))


def _emails(paper: Paper, options: Mapping[str, Any]) -> Iterator[Found]:
    shared = frozenset(options.get("public", ()))
    for span in _addresses(paper.source.text, paper.span):
        local, _, host = paper.text(span).lower().partition("@")
        parts = re.split(r"[._+-]", local)
        if shared & {local, host, *parts}:
            continue
        personal = len(parts) > 1 and all(p.isalpha() for p in parts)
        yield span, 1, f"{local[0]}•••@{host}", None if personal else "warning"


def _addresses(text: str, within: Span) -> Iterator[Span]:
    at = text.find("@", within.start, within.end)
    while at >= 0:
        local = _LOCAL.search(text, max(at - 64, within.start), at)
        host = _HOST.match(text, at, within.end)
        if local is not None and host is not None and host.group()[-1].isalpha():
            yield Span(local.start(), host.end())
        at = text.find("@", at + 1, within.end)


def _insurance(paper: Paper, options: Mapping[str, Any]) -> Iterator[Found]:
    text = paper.source.text
    for letter in "ABCD":  # its last letter is far rarer than the beginning of one
        at = text.find(letter, paper.span.start, paper.span.end)
        while at >= 0:
            before = text[max(at - 2, 0) : at].rstrip(" ")
            match = before[-1:].isdigit() and _INSURANCE.search(text, max(at - _LONGEST, 0), at + 2)
            if match:
                yield Span(*match.span()), 2, _mask(match.group(), 2, 1), None
            at = text.find(letter, at + 1, paper.span.end)
    for cue in places(lowered(paper), options.get("cues", ()), paper.span.start, paper.span.end):
        named = _NUMBER.match(text, cue.end, paper.span.end)
        if named is not None and not _INSURANCE.match(named[1]) and named[1][:2].isalpha():
            yield Span(*named.span(1)), 2, _mask(named[1], 2, 1), None


def _births(paper: Paper, options: Mapping[str, Any]) -> Iterator[Found]:
    folded = lowered(paper)
    for cue in places(folded, options.get("cues", ()), paper.span.start, paper.span.end):
        day = next((d for d in paper.dates if d.kind == "day" and cue.end <= d.span.start <= cue.end + 8), None)
        if day is not None and day.first is not None:
            whole = Span(cue.start, day.span.end)
            yield whole, cue.end - cue.start, f"{paper.text(cue)} ••/••/••••", None


def _homes(paper: Paper, options: Mapping[str, Any]) -> Iterator[Found]:
    folded = lowered(paper)
    for cue in places(folded, options.get("cues", ()), paper.span.start, paper.span.end):
        postcode = _POSTCODE.search(paper.source.text, cue.end, min(cue.end + 2 * _NEAR, paper.span.end))
        if postcode is not None:
            whole = Span(cue.start, postcode.end())
            yield whole, cue.end - cue.start, f"{paper.text(cue)} … {_mask(postcode.group(), 2, 0)}", None


def _behind_cues(paper: Paper, options: Mapping[str, Any]) -> Iterator[Found]:
    for cue in places(lowered(paper), options.get("cues", ()), paper.span.start, paper.span.end):
        match = _NUMBER.match(paper.source.text, cue.end, paper.span.end)
        if match is not None:
            yield Span(*match.span(1)), 0, f"{paper.text(cue)} {_mask(match[1], 0, 0)}", None


_FINDERS = {
    "telephone": _telephones,
    "email": _emails,
    "insurance-number": _insurance,
    "birth-date": _births,
    "home-address": _homes,
    "number": _behind_cues,
}


def _mask(printed: str, head: int, tail: int) -> str:
    """The print with dots for all letters and figures but the first and last few."""
    middle = printed[head : len(printed) - tail]
    return printed[:head] + "".join("•" if c.isalnum() else c for c in middle) + printed[len(printed) - tail :]
