"""Words that are worth a look wherever they stand, or in some sections only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcdlint.checks._phrases import STRINGS, said
from pcdlint.finding import Hit, Related
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts

NAME = "wording"
OPTIONS = {
    "type": "object",
    "required": ["phrases"],
    "additionalProperties": False,
    "properties": {
        "phrases": STRINGS,
        "unless": {**STRINGS, "description": "Words of the sentence that take it out."},
        "sections": {**STRINGS, "description": "Keys of the sections that are read; without it, all."},
    },
}
VALUES = ("phrase",)


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """One hit at the first sentence that has the words, related to the others."""
    spots = said(paper, options["phrases"], options.get("unless", ()), options.get("sections", ()))
    found = [span for span, _ in spots]
    if found:
        related = tuple(Related(span, "here too") for span in found[1:])
        yield Hit(found[0], {"phrase": " ".join(paper.text(found[0]).split())}, related)
