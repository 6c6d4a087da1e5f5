"""Replacing parts of a text: which replacements go together, what comes of them, where the rest has gone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pcdlint.finding import Edit, Finding, Fix
from pcdlint.source import Source
from pcdlint.values import Span


class Replacement(NamedTuple):
    """Put `text` where `span` stands. What the span counts in (the clean text, the file) is its maker's to say."""

    span: Span
    text: str


def replacements(edits: Iterable[Edit]) -> tuple[Replacement, ...]:
    """The edits in offsets of the clean text, in order."""
    return tuple(sorted(Replacement(edit.span, edit.text) for edit in edits))


def in_file(source: Source, fix: Fix) -> tuple[Replacement, ...] | None:
    """The edits of a fix in offsets of `source.raw`, in order; None where one of them has no exact place there."""
    found = []
    for edit in fix.edits:
        span = source.written(edit.span)
        if span is None:
            return None
        found.append(Replacement(span, edit.text))
    return tuple(sorted(found))


def apart(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those findings with fixes that can be carried out together: of two that touch, the first."""
    taken: list[Span] = []
    kept = []
    for finding in findings:
        spans = [edit.span for edit in finding.fix.edits] if finding.fix else []
        if spans and not any(_touches(span, taken) for span in spans):
            for span in spans:
                insort(taken, span)
            kept.append(finding)
    return tuple(kept)


def _touches(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a span touches one of those that lie apart, in order."""
    at = bisect_left(taken, span)
    return any(one.start <= span.end and span.start <= one.end for one in taken[max(at - 1, 0) : at + 1])


def mended(source: Source, findings: Iterable[Finding]) -> str:
    """The file of a source (its text) with the fixes of findings that can be carried out together."""
    able = [finding for finding in findings if finding.fix and in_file(source, finding.fix) is not None]
    fixes = [finding.fix for finding in apart(able) if finding.fix]
    return replaced(source.raw, sorted(each for fix in fixes for each in in_file(source, fix) or ()))


def replaced(text: str, wanted: Sequence[Replacement]) -> str:
    """The text with replacements that do not touch, in order."""
    pieces: list[str] = []
    at = 0
    for (start, end), new in wanted:
        pieces += (text[at:start], new)
        at = end
    return "".join((*pieces, text[at:]))


class Shift:
    """Where the offsets of a text have gone when replacements were made in it."""

    def __init__(self, wanted: Sequence[Replacement]) -> None:
        self._starts = [each.span.start for each in wanted]
        self._wanted = wanted
        self._before = [0]
        for span, new in wanted:
            self._before.append(self._before[-1] + len(new) - (span.end - span.start))

    def offset(self, offset: int) -> int:
        """The new place of an offset; one inside what was replaced is at its beginning or its end now."""
        number = bisect_right(self._starts, offset)
        if number:
            (start, end), new = self._wanted[number - 1]
            if start < offset < end:
                return start + self._before[number - 1] + min(offset - start, len(new))
            if offset == start < end:
                return start + self._before[number - 1]
        return offset + self._before[number]

    def span(self, span: Span) -> Span:
        """The new place of a span."""
        return Span(self.offset(span.start), self.offset(span.end))
