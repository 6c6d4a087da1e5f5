"""Whether words stand inside quotation marks: they are then somebody else's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pcdlint.patterns import pattern
from pcdlint.values import Span

_PLAIN_DOUBLE = pattern(r'"')
_OPEN_DOUBLE, _CLOSE_DOUBLE = pattern(r"“"), pattern(r"”")
# An apostrophe inside a word neither opens nor closes; one behind a word closes, if something is open.
_OPEN_CURLED, _CLOSE_CURLED = pattern(r"‘"), pattern(r"(?<=\S)’(?!\w)")
_OPEN_PLAIN, _CLOSE_PLAIN = pattern(r"(?:^|(?<=[\s(\[“\"–—-]))'(?=\w)", re.MULTILINE), pattern(r"(?<=\S)'(?!\w)")


class _Marks(NamedTuple):
    """Where the marks of a text stand that open a quotation, and those that close it."""

    opens: Sequence[int]
    closes: Sequence[int]

    def hold(self, span: Span, around: Span) -> bool:
        """Whether the nearest mark before a span opens, and the nearest behind it closes."""
        before, behind = bisect_left(self.opens, span.start) - 1, bisect_left(self.closes, span.end)
        if before < 0 or self.opens[before] < around.start:
            return False
        if behind == len(self.closes) or self.closes[behind] >= around.end:
            return False
        nearer = bisect_left(self.closes, span.start) > bisect_left(self.closes, self.opens[before] + 1)
        opened = bisect_left(self.opens, span.end)
        return not nearer and (opened == len(self.opens) or self.opens[opened] > self.closes[behind])


class _Quotations(NamedTuple):
    double: _Marks
    single: tuple[_Marks, ...]
    plain: Sequence[int]


def quoted(text: str, span: Span, around: Span) -> bool:
    """Whether a span stands between marks that open and close a quotation. `around` is its paragraph: only
    between “ and ” does a quotation run on from one paragraph to the next."""
    marks = _read(text)
    first, start, end, last = (bisect_left(marks.plain, at) for at in (around.start, span.start, span.end, around.end))
    if (start - first) % 2 == 1 and last > end:
        return True
    return marks.double.hold(span, Span(0, len(text))) or any(each.hold(span, around) for each in marks.single)


@lru_cache(maxsize=4)
def _read(text: str) -> _Quotations:
    """The marks of a text: it is asked about many of its spans."""

    def marks(opens: re.Pattern[str], closes: re.Pattern[str]) -> _Marks:
        return _Marks(_places(opens, text), _places(closes, text))

    single = (marks(_OPEN_CURLED, _CLOSE_CURLED), marks(_OPEN_PLAIN, _CLOSE_PLAIN))
    return _Quotations(marks(_OPEN_DOUBLE, _CLOSE_DOUBLE), single, _places(_PLAIN_DOUBLE, text))


def _places(mark: re.Pattern[str], text: str) -> list[int]:
    return [match.start() for match in mark.finditer(text)]
