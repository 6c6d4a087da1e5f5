"""Whether fixes have done what they were for: their findings are gone, no other has come, nothing else has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from pcdlint.api import Result
from pcdlint.finding import Finding
from pcdlint.fix.edits import Replacement, Shift, replaced

Key = TypeVar("Key")


def objection(before: Result, after: Result, fixed: Sequence[Finding], wanted: Sequence[Replacement]) -> str | None:
    """What speaks against a change that turned one result into another; None where nothing does.

    `wanted` is what was to be replaced in the clean text.
    """
    if not after.papers or set(after.errors) - set(before.errors):
        return "pcdlint could not check the paper any more"
    if len(after.papers) != len(before.papers):
        return "the paper would be read in another way"
    if after.papers[0].source.text != replaced(before.papers[0].source.text, wanted):
        return "more would change than the words in question"
    new = _new(before, after, fixed, Shift(wanted))
    own = {finding.rule for finding in fixed}
    if any(finding.rule in own for finding in new):
        return "it would not settle the finding"
    return f"it would bring another finding, {new[0].rule} {new[0].name}" if new else None


def _new(before: Result, after: Result, fixed: Sequence[Finding], shift: Shift) -> list[Finding]:
    """The findings that were not there, or should be there no more.

    A finding is known by its rule and by where it stood; one that has moved by more than what was replaced (it
    stands at the first of several places), by what it says.
    """
    settled = {id(finding) for finding in fixed}
    stayed = [finding for finding in before.findings if id(finding) not in settled]
    places = Counter((finding.rule, shift.offset(finding.span.start)) for finding in stayed)
    strayed = [finding for finding in after.findings if not _taken(places, (finding.rule, finding.span.start))]
    gone = Counter(
        (finding.rule, finding.message)
        for finding in stayed
        if _taken(places, (finding.rule, shift.offset(finding.span.start)))
    )
    return [finding for finding in strayed if not _taken(gone, (finding.rule, finding.message))]


def _taken(counts: Counter[Key], key: Key) -> bool:
    """Whether there is one of a kind (still), which is then taken away."""
    counts[key] -= 1
    return counts[key] >= 0
