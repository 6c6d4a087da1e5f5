"""Finds Acts named by one title in the plural: "the Greater London Authority Acts 1999 and 2007"."""

from __future__ import annotations

from collections.abc import Iterator

from pcdlint.grammar.instruments import Instrument
from pcdlint.grammar.titles import title_start
from pcdlint.patterns import pattern
from pcdlint.values import Span

_YEARS = pattern(r"Acts(?P<years>(?:,?\s(?:of\s)?(?:and\s|&\s)?[12][0-9]{3}(?![0-9/-])){1,6})(?!\sto\s)")
_YEAR = pattern(r"[12][0-9]{3}")


def find_several(text: str) -> Iterator[Instrument]:
    """Each of those Acts, in order; the first with the title, the others at their years."""
    for match in _YEARS.finditer(text):
        first = title_start(text, match.start(), 0, owned=False)
        if first == match.start():
            continue
        span = Span(first, match.start() + len("Acts"))
        years = list(_YEAR.finditer(text, match.start("years"), match.end()))
        # With one year, the plural is a slip of the pen and stays in the name.
        name = " ".join(text[span.start : span.end - (len(years) > 1)].split())
        for i, year in enumerate(years):
            whole = Span(year.start() if i else first, year.end())
            yield Instrument(whole, year.end(), "act", name, span, int(year.group()), ())
