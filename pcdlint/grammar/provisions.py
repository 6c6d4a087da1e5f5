"""Finds provisions as cited ("Schedule 3, paragraph 7 (1)") and reads them one by one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pcdlint.grammars import parser
from pcdlint.patterns import pattern
from pcdlint.values import Provision, Span

if TYPE_CHECKING:
    from lark import Token, Tree


class Phrase(NamedTuple):
    """Provisions cited in one breath, as a stretch of the text."""

    start: int
    end: int


# A digit behind a word, or behind "s." and the like: what the word is decides.
_CANDIDATE = pattern(r"[0-9](?:(?<=[A-Za-z.]\s.)|(?<=[sSgh.t].))")
_UNITS = (
    r"[Ss]ections?|SECTIONS?|[Ss]ecs?\.?|[Ss]s?\.|ss?|[Rr]egulations?|[Rr]egs?\.?|[Aa]rticles?|[Aa]rts?\.?"
    r"|[Pp]aragraphs?|[Pp]aras?\.?|[Ss]chedules?|[Ss]ch(?:ed)?s?\.?|[Pp]arts?|Pts?\.?|[Cc]hapters?|[Rr]ules?"
)
_UNIT = pattern(rf"(?<![A-Za-z'.])(?<!’)(?:{_UNITS})\s?$")
_GAP = r"(?:[ \u00a0]|\n(?!\n)){0,2}"
_NUMBER = r"[0-9]{1,3}(?![0-9])[A-Z]{0,2}(?![A-Za-z])(?:\.[0-9]{1,2}(?![0-9]))*"
_SUB = rf"{_GAP}\(\s?(?:[0-9]{{1,2}}[A-Z]{{0,2}}|[a-z]{{1,2}}|[ivx]{{1,5}})\s?\)"
_SEPARATOR = rf"(?:{_GAP}(?:,{_GAP}(?:and|or)|,|and/or|and|or|to|&|-|–|—|−|‐|‑){_GAP})"
# Behind a singular, a number goes on the list only with a bracket or where "of the" shows that it is one.
_ONE = pattern(
    rf"{_NUMBER}(?:{_SUB})*(?:{_SEPARATOR}(?:(?:{_SUB})+|{_NUMBER}(?:(?:{_SUB})+|(?=\s(?:of|to)\s(?:the|[A-Z])))))*"
)
_MANY = pattern(rf"{_NUMBER}(?:{_SUB})*(?:{_SEPARATOR}(?:(?:{_SUB})+|{_NUMBER}(?:{_SUB})*))*")
_NEXT = pattern(rf"(?:{_GAP},)?{_GAP}(?:(?:and|or|of|to|in|&)\s(?:the\s)?)?(?P<unit>{_UNITS}){_GAP}(?=[0-9])")
# Where there is one Schedule, it has no number: "paragraph 3(f) of Part 1 of the Schedule".
_SCHEDULE_BEHIND = pattern(rf"(?:,?{_GAP}(?:of|to|in|under))?{_GAP}(?:the|its){_GAP}Schedule(?![A-Za-z])(?!\s?[0-9])")
_SCHEDULE_BEFORE = pattern(rf"(?<![A-Za-z])Schedule,?{_GAP}(?:at{_GAP})?$")
_POINTED = r"[0-9]{1,2}\.[0-9]{1,2}"
_UNNAMED = pattern(rf"(?<![\w.]){_POINTED}(?:{_SEPARATOR}{_POINTED})*(?=\s(?:of|in|under)\s(?:the\s)?$)")
# "The Scheme (4.8)", "the Scheme provides, at 4.8, that", "the Scheme states in 4.8".
_UNNAMED_BEHIND = pattern(
    rf"(?:\s?\(|,?(?:\s[a-z]+)?,?\s(?:at|in|under|by)\s|,\s|\s?[-–—]\s?)(?P<numbers>{_POINTED}(?:{_SEPARATOR}{_POINTED})*)"
    r"(?![\w%£]|[.,/:][0-9]|\s(?:million|billion|per|years|months)\b)"
)
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_WIDEST = 40


def find_phrases(text: str) -> list[Phrase]:
    """All stretches that name provisions, of law or not, in order and apart."""
    found: list[Phrase] = []
    end = 0
    for candidate in _CANDIDATE.finditer(text):
        if candidate.start() < end:
            continue
        unit = _UNIT.search(text, max(0, candidate.start() - 13), candidate.start())
        if unit is None:
            continue
        end = _phrase_end(text, candidate.start(), unit.group())
        if end > candidate.start():
            before = _SCHEDULE_BEFORE.search(text, max(0, unit.start() - 14), unit.start())
            behind = _SCHEDULE_BEHIND.match(text, end)
            end = behind.end() if behind is not None else end
            found.append(Phrase(before.start() if before is not None else unit.start(), end))
    return found


def _phrase_end(text: str, start: int, unit: str) -> int:
    """Where the numbers, and more units with theirs, come to an end; `start` when there are none."""
    end = start
    while True:
        numbers = (_MANY if _is_plural(unit) else _ONE).match(text, start)
        if numbers is None or text[numbers.end() : numbers.end() + 1] in ("%", "/"):
            return end
        end = numbers.end()
        further = _NEXT.match(text, end)
        if further is None:
            return end
        start, unit = further.end(), further["unit"]


def _is_plural(unit: str) -> bool:
    """ "sections", "ss.", "regs": not "s."."""
    word = unit.strip(" .\n\u00a0").lower()
    return word.endswith("s") and word != "s"


def find_unnamed(text: str, end: int) -> Phrase | None:
    """The numbers of "4.8 and 4.13 of the" right before `end`, without the word paragraph."""
    low = max(0, end - 60)
    match = _UNNAMED.search(text[low:end])
    return None if match is None else Phrase(low + match.start(), low + match.end())


def find_unnamed_behind(text: str, start: int) -> Phrase | None:
    """The numbers that stand right behind `start`, also with a word like "provides, at" between."""
    match = _UNNAMED_BEHIND.match(text, start)
    return None if match is None else Phrase(*match.span("numbers"))


def provisions(text: str, phrase: Phrase) -> tuple[Provision, ...]:
    """The provisions of a phrase, lists and ranges written out; bare numbers are paragraphs."""
    return tuple(
        Provision(Span(phrase.start + start, phrase.start + end), unit, number)
        for unit, number, start, end in _read(text[phrase.start : phrase.end])
    )


@lru_cache(maxsize=2048)
def _read(printed: str) -> tuple[tuple[str, str, int, int], ...]:
    """(unit, number, start, end) of each provision; nothing where the grammar knows none."""
    from lark.exceptions import UnexpectedInput

    try:
        tree = parser("provisions").parse(printed)
    except UnexpectedInput:
        return ()
    if tree.data == "unnamed":
        return tuple(_items("paragraph", tree.children, None))
    found: list[tuple[str, str, int, int]] = []
    for group in tree.children:
        unit: Token = group.children[0]  # type: ignore[union-attr,assignment]
        if len(group.children) == 1:  # type: ignore[union-attr]
            found.append(("schedule", "", int(unit.start_pos or 0), int(unit.start_pos or 0) + len(unit)))
        found += _items(unit.type.lower(), group.children[1:], unit)  # type: ignore[union-attr]
    return tuple(found)


def _items(unit: str, children: list[Tree[Token] | Token], word: Token | None) -> list[tuple[str, str, int, int]]:
    """Written out: "17(1)(a) to (c)" gives three, each at the place where it is printed."""
    found: list[tuple[str, str, int, int]] = []
    last: list[str] = []
    ranged = False
    for child in children:
        if not hasattr(child, "children"):
            ranged = child.type == "TO"
            continue
        tokens: list[Token] = child.children  # type: ignore[assignment]
        start, end = int(tokens[0].start_pos or 0), int(tokens[-1].start_pos or 0) + len(tokens[-1])
        if word is not None:
            start, word = int(word.start_pos or 0), None
        parts = _complete([re.sub(r"[\s()]", "", token) for token in tokens], last, tokens[0].type == "NUMBER")
        steps = _between(last, parts) if ranged and last else []
        found += [(unit, _joined(step), start, end) for step in (*steps, parts)]
        last, ranged = parts, False
    return found


def _joined(parts: list[str]) -> str:
    return parts[0] + "".join(f"({part})" for part in parts[1:])


def _complete(parts: list[str], last: list[str], whole: bool) -> list[str]:
    """ "(iii)" behind "32(2)(b)(ii)" is 32(2)(b)(iii): it replaces the nearest level of its sort."""
    if whole or not last:
        return parts
    for level in range(len(last) - 1, 0, -1):
        if _sorts(parts[0]) & _sorts(last[level]):
            return last[:level] + parts
    return last + parts


def _sorts(part: str) -> set[str]:
    """What a level may be counted in."""
    if part[0].isdecimal():
        return {"number"}
    sorts = {"roman"} if part in _ROMANS else set()
    if len(part) <= 2 and part not in ("ii", "iv", "vi", "ix", "xi"):
        sorts.add("letter")
    return sorts or {"letter"}


def _between(first: list[str], last: list[str]) -> list[list[str]]:
    """What lies between the two ends of a range, when they differ in their last level only."""
    if len(first) != len(last) or first[:-1] != last[:-1]:
        return []
    low, high, stem = first[-1], last[-1], first[:-1]
    if low.isdecimal() and high.isdecimal() and 0 < int(high) - int(low) <= _WIDEST:
        return [[*stem, str(n)] for n in range(int(low) + 1, int(high))]
    if low in _ROMANS and high in _ROMANS and high not in ("c", "d") and (len(low) > 1 or len(high) > 1 or low == "i"):
        return [[*stem, roman] for roman in _ROMANS[_ROMANS.index(low) + 1 : _ROMANS.index(high)]]
    if len(low) == len(high) == 1 and low.isalpha() and high.isalpha():
        return [[*stem, chr(code)] for code in range(ord(low) + 1, ord(high))]
    return []
