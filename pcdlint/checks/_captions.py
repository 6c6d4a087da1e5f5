"""The captions of tables and figures: "Table 2: Grants"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pcdlint.paper import Paper
from pcdlint.patterns import pattern
from pcdlint.values import Span

_CAPTION = pattern(r"(Table|Figure)\s+(\d{1,2}|[A-Z])\b\s*[:.–—-]?\s*(\S?)", re.IGNORECASE)


class Caption(NamedTuple):
    """A caption. `word` is as printed ("Table"); `titled` says that words follow the number."""

    span: Span
    word: str
    number: str
    titled: bool


@lru_cache(maxsize=8)
def captions(paper: Paper) -> dict[str, tuple[Caption, ...]]:
    """The captions of a paper by kind ("table", "figure"), in the order of the text."""
    spans: list[Span] = []
    for section in paper.sections:
        spans.extend(t.caption for t in section.tables if t.caption is not None)
        spans.extend(p.span for p in section.paragraphs if p.span.end - p.span.start < 150)
    found: dict[str, list[Caption]] = {}
    for span in sorted(spans, key=lambda s: s.start):
        match = _CAPTION.match(paper.source.text, span.start, span.end)
        if match is not None and not _sentence(paper.text(span)):
            caption = Caption(span, match[1].capitalize(), match[2], bool(match[3]))
            found.setdefault(match[1].lower(), []).append(caption)
    return {kind: tuple(run) for kind, run in found.items()}


def _sentence(text: str) -> bool:
    """ "Table 2 shows the cost." is no caption."""
    return text.rstrip().endswith(".") and re.match(r"\w+\s+\w+\s+[a-z]", text) is not None
