"""Finds the amounts of money and the percentages of a text, each with its interval."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pcdlint.figures.reading import Figure, read_figures
from pcdlint.figures.words import Words, shipped_words
from pcdlint.values import Amount, Span

# A pattern starts with a literal or a digit: Python's engine then skips to it.
_NUMBER = r"\d(?:[\d,.]*\d)?(?:,[ \u00a0]0\d\d(?!\d))*(?:(?:[\u00a0\u202f\u2009]\d{3})+|(?:[ ]\d{3}){2,})?(?![,.]?\d)"
_UNIT = (
    r"(?:(?:[ \u00a0]|\n(?=[bm]illion|thousand))?"
    r"(?:[Bb](?:illions?|[nN])|[Mm](?:illions?|il|ln|n)?|[Tt]housands?|[kK])(?![A-Za-z0-9]))"
)
_POUNDS = re.compile(rf"£[ \u00a0]?(?P<open>\()?[-−]?{_NUMBER}(?P<unit>{_UNIT})?(?(open)\){_UNIT}?)")
_UP_TO = re.compile(rf"[ ]?[-–][ ]?(?P<second>£?{_NUMBER}(?P<shared>{_UNIT}))")
_POINT_LED = re.compile(rf"£[ \u00a0]?\.\d+{_UNIT}")
_GBP = re.compile(rf"GBP[ \u00a0]?{_NUMBER}{_UNIT}?")
_WORD_POUNDS = re.compile(r"pounds(?![A-Za-z])")
_BEFORE_POUNDS = re.compile(rf"{_NUMBER}{_UNIT}?[ \u00a0]$")
_PERCENT = re.compile(r"%")
_PER_CENT = re.compile(r"per ?cent(?![a-z])")
_BEFORE_PERCENT = re.compile(r"(?<![\d,.£])[-−]?\d[\d,.]*[ \u00a0]?$")
_QUALIFIERS = frozenset(("up-to", "about", "above", "below"))
_PUNCTUATION = str.maketrans({**dict.fromkeys("(),;:", " "), **dict.fromkeys(".\"'”’", None)})
_WINDOW = 56
_TAIL = 28


def scan_amounts(text: str) -> tuple[Amount, ...]:
    """Every amount (`GBP`) and percentage (`percent`) of a text, in order; spans are offsets into it."""
    found: list[Amount] = []
    for match in _POUNDS.finditer(text):
        found += _pounds(text, match)
    for pattern in (_POINT_LED, _GBP):
        found += [_amount(text, m.start(), m.end(), f) for m in pattern.finditer(text) for f in read_figures(m[0])]
    found += _named(text, _WORD_POUNDS, _BEFORE_POUNDS)
    found += _named(text, _PERCENT, _BEFORE_PERCENT)
    found += _named(text, _PER_CENT, _BEFORE_PERCENT)
    found.sort(key=lambda a: a.span.start)
    return tuple(found)


def _pounds(text: str, match: re.Match[str]) -> Iterator[Amount]:
    start, end = match.span()
    if match[0].strip("£ \u00a0") == "000":
        return  # "£000" is a unit of thousands in a heading, no amount
    upper = _UP_TO.match(text, end) if match["unit"] is None and "," not in match[0] and end - start < 6 else None
    if upper is not None:  # "£5-10m": both are millions
        for figure in read_figures(match[0] + upper["shared"]):
            yield _amount(text, start, end, figure)
        for figure in read_figures("£" + upper["second"]):  # one with its own £ is found by itself
            yield _amount(text, *upper.span("second"), figure)
        return
    start, end = _signed(text, start, end)
    for figure in read_figures(text[start:end]):
        yield _amount(text, start, end, figure)


def _signed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with a minus, or the brackets that say minus where they fill a line or cell."""
    before = text[start - 1] if start else ""
    edge = text[start - 2] if start > 1 else "\n"
    if (before in ("-", "−") and edge in " \u00a0\n\t(:") or (before == "–" and edge in "\n\t"):
        return start - 1, end
    after = text[end + 1] if end + 1 < len(text) else "\n"
    if before == "(" and text[end : end + 1] == ")" and edge in "\n\t" and after in "\n\t":
        return start - 1, end + 1
    return start, end


def _named(text: str, name: re.Pattern[str], before: re.Pattern[str]) -> Iterator[Amount]:
    """Amounts whose unit follows in words or as a sign: "5 million pounds", "12.5 per cent"."""
    for match in name.finditer(text):
        lead = before.search(text, max(0, match.start() - 24), match.start())
        if lead is None:
            continue
        number = lead[0].strip()
        print_ = "£" + number if name is _WORD_POUNDS else number + "%"
        for figure in read_figures(print_):
            yield _amount(text, lead.start(), match.end(), figure)


def _amount(text: str, start: int, end: int, figure: Figure) -> Amount:
    qualifier, per = _around(text, start, end)
    return Amount(
        Span(start, end), figure.value, figure.low, figure.high, figure.unit or "GBP", per, qualifier, figure.flaw
    )


def _around(text: str, start: int, end: int) -> tuple[str | None, str | None]:
    """The qualifier and the period that the words around an amount give it."""
    words = shipped_words()
    before = _before(text[max(0, start - _WINDOW) : start], words)
    qualifier = before if before in _QUALIFIERS else None
    per = before.removeprefix("before-") if before and not qualifier else None
    tail = text[end : end + _TAIL].partition("\t")[0].lower()
    following = tail.translate(_PUNCTUATION).split()[:6]
    for _ in range(2):  # "£50,000 or more per year"
        count, name = _longest(following, words.after)
        if name in ("or-above", "or-below"):
            qualifier = name.removeprefix("or-")
        elif name:
            per = name
        following = following[count:]
    return qualifier, per


def _before(window: str, words: Words) -> str | None:
    """What the words that end right before an amount say of it."""
    line = window[max(window.rfind("\t"), window.rfind("\n\n")) + 1 :]
    lead = line.lower().replace("(", " ").split()[-7:]
    for size in (4, 3, 2, 1):
        if name := words.before.get(" ".join(lead[-size:])):
            return name
    while lead and lead[-1] in words.filler:
        lead.pop()
        if words.before.get(" ".join(lead[-2:])) == "up-to" or words.before.get("".join(lead[-1:])) == "up-to":
            return "up-to"
    return None


def _longest(following: list[str], phrases: Mapping[str, str]) -> tuple[int, str]:
    """How many of the leading words make a known phrase, and what it says."""
    for size in (3, 2, 1):
        if name := phrases.get(" ".join(following[:size])):
            return size, name
    return 0, ""
