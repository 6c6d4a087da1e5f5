"""Whether words stand inside quotation marks: they are then somebody else's."""

from __future__ import annotations

import re

from pcdlint.patterns import pattern
from pcdlint.values import Span

_OPEN_DOUBLE, _CLOSE_DOUBLE = pattern(r"“"), pattern(r"”")
# An apostrophe inside a word neither opens nor closes; one behind a word closes, if something is open.
_OPEN_CURLED, _CLOSE_CURLED = pattern(r"‘"), pattern(r"(?<=\S)’(?!\w)")
_OPEN_PLAIN, _CLOSE_PLAIN = pattern(r"(?:^|(?<=[\s(\[“\"–—-]))'(?=\w)", re.MULTILINE), pattern(r"(?<=\S)'(?!\w)")


def quoted(text: str, span: Span, around: Span) -> bool:
    """Whether a span stands between marks that open and close a quotation. `around` is its paragraph: only
    between “ and ” does a quotation run on from one paragraph to the next."""
    if text.count('"', around.start, span.start) % 2 == 1 and text.find('"', span.end, around.end) >= 0:
        return True
    return (
        _between(text, span, Span(0, len(text)), _OPEN_DOUBLE, _CLOSE_DOUBLE)
        or _between(text, span, around, _OPEN_CURLED, _CLOSE_CURLED)
        or _between(text, span, around, _OPEN_PLAIN, _CLOSE_PLAIN)
    )


def _between(text: str, span: Span, around: Span, opens: re.Pattern[str], closes: re.Pattern[str]) -> bool:
    """Whether the nearest mark before a span opens, and the nearest behind it closes."""
    # The end that finditer is given hides what a mark is followed by: it sees one character more.
    before = [m.end() for m in opens.finditer(text, around.start, span.start + 1) if m.end() <= span.start]
    if not before or any(m.end() <= span.start for m in closes.finditer(text, before[-1], span.start + 1)):
        return False
    closed = closes.search(text, span.end, around.end)
    return closed is not None and opens.search(text, span.end, closed.start()) is None
