"""Does the paper have the number under which its file or its signed document goes?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

from pcdlint.checks._phrases import STRINGS, places
from pcdlint.checks._relied import own_number
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts

NAME = "own-number"
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["series"],
    "properties": {
        "series": {**STRINGS, "description": "Letters before the number in the name of a file."},
        "under": {**STRINGS, "description": "Headings under which the signed document is linked by its number."},
    },
}
VALUES = ("number", "other", "where")

_NEAR = 200


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at the paper's number where the file, or the link to the signed document, has one other number."""
    own = own_number(paper)
    if own is None or not own[-1:].isdigit() or paper.reference_span is None:
        return
    values = {"number": own}
    named = _in_name(PurePath(paper.source.path.replace("\\", "/")).stem, options["series"])
    if len(named) == 1 and not _same(own, named[0]):
        yield Hit(paper.reference_span, {**values, "other": named[0], "where": "its file"})
    for heading in places(lowered(paper), options.get("under", ()), paper.span.start, paper.span.end):
        linked = [
            r for r in paper.references if r.kind == "decision" and heading.end <= r.span.start <= heading.end + _NEAR
        ]
        if linked and not any(_same(own, r.number) for r in linked):
            related = (Related(linked[0].span, "the number there"),)
            yield Hit(
                paper.reference_span, {**values, "other": linked[0].number, "where": "the signed document"}, related
            )
            return


def _in_name(stem: str, series: list[str]) -> list[str]:
    """The numbers that follow the letters of a series in the name of a file."""
    letters = "|".join(re.escape(s) for s in series)
    number = r"(20[0-9]{2}[ _.-][0-9]{1,3}(?![0-9 _.-]*[0-9])|[0-9]{1,4})"
    found = re.finditer(
        rf"(?<![A-Za-z])(?:{letters})[ _.-]{{0,3}}{number}(?![0-9]|[ _.-][0-9]{{1,2}}(?![0-9]))", stem, re.IGNORECASE
    )
    return [re.sub(r"[^0-9]+", " ", match[1]) for match in found]


def _same(one: str, other: str) -> bool:
    return [int(n) for n in re.findall(r"[0-9]+", one)] == [int(n) for n in re.findall(r"[0-9]+", other)]
