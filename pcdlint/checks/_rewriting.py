"""The edits that make some words of a paper others, and leave what they share as it is printed."""

from __future__ import annotations

from collections.abc import Iterator

from pcdlint.finding import Edit
from pcdlint.patterns import pattern
from pcdlint.registers.folding import fold
from pcdlint.values import Span

_WORD = pattern(r"\S+")


def rewritten(text: str, span: Span, right: str) -> Iterator[Edit]:
    """The edit, if any, that makes the words of a span those of `right`. The words that both begin and end with,
    and the spaces and line breaks between them, stay; so do the paper's capitals and its kind of apostrophe."""
    words = [Span(m.start(), m.end()) for m in _WORD.finditer(text, span.start, span.end)]
    printed = [text[word.start : word.end] for word in words]
    wanted = _in_the_way_of(text, text[span.start : span.end], right).split()
    first = 0
    while first < min(len(printed), len(wanted)) and _same(printed[first], wanted[first]):
        first += 1
    last = 0
    while last < min(len(printed), len(wanted)) - first and _same(printed[-1 - last], wanted[-1 - last]):
        last += 1
    new = " ".join(wanted[first : len(wanted) - last])
    old = words[first : len(words) - last]
    if old and new:
        yield Edit(Span(old[0].start, old[-1].end), new)
    elif old:
        yield Edit(_with_gap(text, words, first, len(words) - last), "")
    elif new:
        yield (
            Edit(Span(words[first - 1].end, words[first - 1].end), f" {new}")
            if first
            else Edit(Span(words[0].start, words[0].start), f"{new} ")
        )


def _with_gap(text: str, words: list[Span], first: int, behind: int) -> Span:
    """The words from `first` to before `behind` with the gap on one side of them, a line break being kept."""
    before = Span(words[first - 1].end, words[behind - 1].end) if first else None
    after = Span(words[first].start, words[behind].start) if behind < len(words) else None
    if before is None or (after is not None and "\n" in text[before.start : words[first].start]):
        return after or Span(words[first].start, words[behind - 1].end)
    return before


def _same(one: str, two: str) -> bool:
    return fold(one) == fold(two)


def _in_the_way_of(text: str, printed: str, right: str) -> str:
    """The right words with the capitals and apostrophes of the printed ones, or of the whole text."""
    sample = printed if "’" in printed or "'" in printed else text
    one, other = ("’", "'") if sample.count("’") > sample.count("'") else ("'", "’")
    right = right.replace(other, one)
    return right.upper() if printed.isupper() else right.lower() if printed.islower() else right
