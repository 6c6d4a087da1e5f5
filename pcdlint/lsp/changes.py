"""What would mend findings of a paper, or set one aside, as changes of the file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pcdlint.finding import Finding, Fix
from pcdlint.fix.edits import apart
from pcdlint.judge.comments import hears
from pcdlint.rules.pack import Rule
from pcdlint.source import Place, Source

FORMATS = ("text", "markdown")
"""Those that an editor shows as they are read."""
TO_FILL_IN = "…"
"""Stands for a reason and is none: the comment suppresses nothing until somebody says why."""


class Change(NamedTuple):
    """Replace what stands between two places of the file."""

    start: Place
    end: Place
    text: str


def mended(source: Source, fix: Fix) -> tuple[Change, ...]:
    """The changes of a fix; none where a place of it in the file is not known."""
    if source.format not in FORMATS or not fix.placed:
        return ()
    return tuple(sorted(Change(edit.start, edit.end, edit.text) for edit in fix.edits if edit.start and edit.end))


def mended_all(source: Source, findings: Iterable[Finding]) -> tuple[Change, ...]:
    """The changes of all safe fixes that go together, in the order of the file."""
    able = [finding for finding in findings if finding.fix and finding.fix.safe and mended(source, finding.fix)]
    return tuple(sorted(change for f in apart(able) if f.fix for change in mended(source, f.fix)))


def set_aside(source: Source, finding: Finding, rule: Rule | None) -> Change | None:
    """A comment behind the line that the finding begins on; None where none would be heard, or may be."""
    if source.format not in FORMATS or rule is None or rule.mandatory:
        return None
    starts = (*source.origin.starts, len(source.raw) + 1)
    first, last = starts[finding.start.line - 1], starts[finding.start.line] - 1
    # Two spaces at the end of a line are a line break in Markdown: they stay there.
    words = source.raw[first:last].rstrip(" ")
    if not hears(source, first + len(words)):
        return None
    # What runs on to the next line must read as it did: no space is put into it.
    gap = "" if finding.end.line > finding.start.line else " "
    place = Place(finding.start.line, len(words) + 1)
    return Change(place, place, f'{gap}<!-- pcdlint: ignore {finding.rule} reason="{TO_FILL_IN}" -->')
