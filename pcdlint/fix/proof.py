"""Whether fixes have done what they were for: their findings are gone, no other has come, nothing else has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pcdlint.api import Result
from pcdlint.finding import Finding
from pcdlint.fix.edits import Replacement, Shift, replaced


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
    strayed = []
    for finding in after.findings:
        place = (finding.rule, finding.span.start)
        places[place] -= 1
        if places[place] < 0:
            strayed.append(finding)
    gone = Counter[tuple[str, str]]()
    for finding in stayed:
        place = (finding.rule, shift.offset(finding.span.start))
        if places[place] > 0:
            places[place] -= 1
            gone[finding.rule, finding.message] += 1
    new = []
    for finding in strayed:
        gone[finding.rule, finding.message] -= 1
        if gone[finding.rule, finding.message] < 0:
            new.append(finding)
    return new
