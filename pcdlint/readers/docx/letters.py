"""Single characters: kinds of spaces made plain, those without width left out, raised figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Control characters cannot stand in XML; a line's end inside a text is only its layout.
_PLAIN = str.maketrans({**dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\t\n\r", " "), "\u2011": "-"})
_NO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")
_RAISED = str.maketrans("0123456789ivx", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣ")


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text without characters that have no width, as pieces with the offset of each."""
    text = text.translate(_PLAIN)
    at = 0
    for gap in _NO_WIDTH.finditer(text):
        if gap.start() > at:
            yield at, text[at : gap.start()]
        at = gap.end()
    if at < len(text):
        yield at, text[at:]


def raised(text: str) -> str:
    """A text with its figures raised, when it is a number: the 1 of a note, the 2 of m², not the st of 1st."""
    return text.translate(_RAISED) if text and all(c in "0123456789ivx" for c in text) else text
