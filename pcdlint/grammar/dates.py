"""Finds the dates, months, years and financial years of a text.

Two passes of regular expressions, digit-led and month-led, find what has the shape of a
date; `grammars/dates.lark` says what it is.
"""

from __future__ import annotations

import re

from pcdlint.grammar.days import Reading, read_date
from pcdlint.patterns import pattern
from pcdlint.values import DateMention, Span

_BLANK = r"[ \u00a0]"
_GAP = rf"(?:{_BLANK}{{1,3}}|{_BLANK}?\n{_BLANK}*)"
# Written so that no large character class is built: those take long to compile.
_DASH = "(?:-|‐|‑|–|—|−|--)"
_ORDINAL = r"(?: ?(?:st|nd|rd|th|ST|ND|RD|TH)(?![A-Za-z]))?"
# As months begin: "£330,000 for 2023/24" must not lose its year to "00 for 2023".
_MONTH_HEAD = "[JFMASONDjfmasond](?:an|AN|eb|EB|ar|AR|pr|PR|ay|AY|un|UN|ul|UL|ug|UG|ep|EP|ct|CT|ov|OV|ec|EC)"
# Digit-led and without options in front: the engine then skips everything but digits
# ([0-9] for \d: Unicode digits are looked up one by one).
_DIGITS = pattern(
    r"[0-9](?:[0-9]?(?:"
    + "|".join(
        (
            r" ?/ ?[0-9][0-9]? ?/ ?[0-9][0-9](?:[0-9][0-9])?",
            r"\.[0-9][0-9]?\.[0-9][0-9](?:[0-9][0-9])?",
            rf"{_DASH}[0-9][0-9]?{_DASH}[0-9]{{4}}",
            rf"{_DASH}[A-Za-z]{{3,9}}{_DASH}[0-9][0-9](?:[0-9][0-9])?",
            rf"{_ORDINAL}(?:{_GAP}of)?{_GAP}?{_MONTH_HEAD}[A-Za-z]{{0,6}}\.?,?{_GAP}?[0-9]{{4}}",
            r"/[0-9][0-9](?![0-9])",
        )
    )
    + r")|[0-9]{3}(?:"
    + "|".join(
        (
            r"-[0-9][0-9]-[0-9][0-9]",
            rf"{_BLANK}?(?:/|{_DASH}){_BLANK}?[0-9]{{4}}(?![0-9])",
            rf"(?:/|{_DASH})[0-9][0-9](?![0-9])",
            rf"{_GAP}to{_GAP}[0-9]{{4}}(?![0-9]|(?:/|{_DASH})[0-9])",
        )
    )
    + r")?)"
)
# Month-led, found from the year behind: there are far fewer years than letters that begin a month.
_YEAR_BEHIND = pattern(r"[0-9](?<=\s[0-9])[0-9]{3}(?![0-9])")
_MONTH_BEFORE = pattern(rf"{_MONTH_HEAD}[A-Za-z]{{0,6}}\.?,?(?:{_GAP}of)?{_GAP}(?:[0-9][0-9]?{_ORDINAL},?{_GAP})?\Z")
_WIDEST = 60
_FINANCIAL_BEFORE = pattern(r"(?:FYs?|(?:[Ff]inancial|[Ff]iscal|[Gg]rant|[Bb]udget)\s+[Yy]ears?)[\s:]{0,2}$")
_FINANCIAL_AFTER = pattern(r"\s(?:FY|[Ff]inancial\s+[Yy]ear)\b")
_WORD_BEFORE = pattern(r"(?:[Cc]alendar\s+)?[A-Za-z]+[1-4]?[\s-]$")
_WEEKDAY_BEFORE = pattern(r"[A-Z][A-Za-z]{2,5}(?:day|DAY),?\s(?:the\s)?$")
_DAY_CUE = pattern(
    r"(?:on|by|until|from|to|dated?|the|since|before|after|end(?:s|ed|ing)?|[a-z]{3,6}day,?):?\s$", re.IGNORECASE
)
_LABEL_BEFORE = pattern(r"(?:Table|Figure|Appendix|Annex|Section|Part|Phase|Year|Item|Version|Paragraph|No\.?)\s$")
# Numbers of decisions, statutory instruments and European law look like years.
_NUMBERED = pattern(r"(?:PCD|DMFD|\bM?DD?|\bSI|\bNos?|[Dd]irective|Regulation|\(?E[UC]\)?|UKSI|[Rr]ef)[.:)]?[\s-]?$")
# "2025/26-2027/28" is two years; "2024-25-001" is a number.
_NUMBER_GOES_ON = pattern(r"(?:/|[-–](?=[0-9]{2}))(?![0-9]{4}(?![0-9]))")
_SHORT = pattern(r"\d\d/\d\d(?![\d/])")
_BETWEEN = pattern(r"[\s|,&*]*(?:and|to)?[\s|*]*")


def scan_dates(text: str) -> tuple[DateMention, ...]:
    """All mentions in order of their place, none over another.

    A print of the shape of a date that is none is yielded with its flaw; a bare year only
    behind a word such as "in", and "25/26" only where something says that it is a year.
    """
    found: list[DateMention] = []
    for year in _YEAR_BEHIND.finditer(text):
        month = _MONTH_BEFORE.search(text, max(0, year.start() - _WIDEST), year.start())
        if month is not None and not text[max(0, month.start() - 1) : month.start()].isalpha():
            _add(found, text, month.start(), year.end(), read_date(text[month.start() : year.end()]))
    for match in _DIGITS.finditer(text):
        _from_digits(found, text, match.start(), match.end())
    found.sort(key=lambda mention: (mention.span.start, -mention.span.end))
    return tuple(_apart(found))


def _apart(found: list[DateMention]) -> list[DateMention]:
    """Without mentions inside others: "31 March 2021" holds "March 2021"."""
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept


def _add(found: list[DateMention], text: str, start: int, end: int, reading: Reading | None) -> None:
    if reading is None:
        return
    if reading.kind == "day":
        weekday = _WEEKDAY_BEFORE.search(text, max(0, start - 16), start)
        if weekday is not None and read_date(text[weekday.start() : end]) is not None:
            start = weekday.start()
    found.append(DateMention(Span(start, end), reading.kind, reading.first, reading.last, reading.flaw))


def _from_digits(found: list[DateMention], text: str, start: int, end: int) -> None:
    """Judge a digit-led candidate by what stands around it, then read it."""
    printed = text[start:end]
    size = len(printed)
    if size == 4 and printed.isdecimal():
        _add_year(found, text, start, end)
    elif _glued(text, start, end, found):
        return
    elif size == 5 and printed[2] == "/":
        _add_short(found, text, start, end)
    elif printed[:4].isdecimal() and size > 4:
        _add_years(found, text, start, end)
    elif (reading := read_date(printed)) is not None and _plausible(reading, printed, text, start):
        _add(found, text, start, end, reading)


def _glued(text: str, start: int, end: int, found: list[DateMention]) -> bool:
    """Part of something longer: money, a telephone number, a version, a file's name."""
    if start:
        before = text[start - 1]
        if (before.isalnum() and text[start - 2 : start] != "FY") or before in "£$€#_@+=":
            return True
        far = text[start - 2] if start > 1 else ""
        if before in "./,:-‐‑–—−" and far.isdecimal():
            follows_year = any(m.span.end == start - 1 for m in found[-3:])
            if not (before in "-‐‑–—−" and follows_year):
                return True
    after = text[end : end + 2]
    if not after:
        return False
    day = text[start:end].count("/") == 2
    if after[0].isdecimal() or after[0] in "%_" or (after[0].isascii() and after[0].isalpha() and not day):
        return True
    return after[0] in "/." and after[1:].isalnum() and not (after[0] == "." and after[1:].isupper())


def _plausible(reading: Reading, printed: str, text: str, start: int) -> bool:
    """Whether the number before a month is its day, not that of a table or an appendix."""
    if "/" in printed or "." in printed[:3]:
        return True
    if _LABEL_BEFORE.search(text, max(0, start - 12), start):
        return False
    if reading.flaw is None:
        return True
    number = int(printed[:2]) if printed[:2].isdecimal() else int(printed[0])
    plain = "\n" not in printed and number <= 31
    return plain or bool(_DAY_CUE.search(text, max(0, start - 8), start))


def _add_years(found: list[DateMention], text: str, start: int, end: int) -> None:
    if _NUMBERED.search(text, max(0, start - 14), start):
        return
    if _NUMBER_GOES_ON.match(text, end):
        return
    before = _FINANCIAL_BEFORE.search(text, max(0, start - 16), start)
    _add(found, text, _with_label(before, start), end, read_date(text[start:end]))


def _with_label(before: re.Match[str] | None, start: int) -> int:
    """Where the print starts: "FY" belongs to it, "financial year" does not."""
    return before.start() if before is not None and before.group().startswith("FY") else start


def _add_short(found: list[DateMention], text: str, start: int, end: int) -> None:
    """ "25/26", which needs a word or a neighbour that says it is a year."""
    printed = text[start:end]
    before = _FINANCIAL_BEFORE.search(text, max(0, start - 16), start)
    said = before is not None or _FINANCIAL_AFTER.match(text, end) is not None
    consecutive = int(printed[3:]) == (int(printed[:2]) + 1) % 100
    if not said and not (consecutive and _neighbour(text, start, end)):
        return
    _add(found, text, _with_label(before, start), end, read_date("FY" + printed))


def _neighbour(text: str, start: int, end: int) -> bool:
    """Whether the year after or before stands right beside, as in the head of a table."""
    tail = int(text[start + 3 : end])
    gap = _BETWEEN.match(text, end)
    if gap is not None and (after := _SHORT.match(text, gap.end())) is not None:
        return after.group() == f"{tail:02d}/{(tail + 1) % 100:02d}"
    head = int(text[start : start + 2])
    before = re.search(r"(?<![\d/])\d\d/\d\d[\s|,&*]*(?:and|to)?[\s|*]*$", text[max(0, start - 14) : start])
    return before is not None and before.group()[:5] == f"{(head - 1) % 100:02d}/{head:02d}"


def _add_year(found: list[DateMention], text: str, start: int, end: int) -> None:
    after = text[end : end + 2]
    if after and (after[0].isalnum() or after[0] in "%_" or (after[0] in ",./-–" and after[1:].isdecimal())):
        return
    cue = _WORD_BEFORE.search(text, max(0, start - 16), start)
    if cue is not None and text[start - 1] != "\n":
        _add(found, text, start, end, read_date(f"{cue.group()[:-1]} {text[start:end]}"))
