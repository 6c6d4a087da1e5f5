"""The report of `pcdlint test`: which examples of a pack are not as they should be."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import indent
from typing import TextIO

from pcdlint.report import Style
from pcdlint.report.snippet import shown
from pcdlint.testing import Outcome

LINES_SHOWN = 12


def write(pack: str, outcomes: Iterable[Outcome], out: TextIO, style: Style) -> int:
    """Write the failures and a closing line. Returns how many examples failed."""
    rules: set[str] = set()
    count = failed = 0
    for outcome in outcomes:
        rules.add(outcome.rule.code)
        count += 1
        if not outcome.passed:
            failed += 1
            _failure(outcome, out)
    which = f"{count} examples of {len(rules)} rules of {pack}"
    out.write(f"{which}: {failed} failed, {count - failed} passed\n")
    return failed


def _failure(outcome: Outcome, out: TextIO) -> None:
    rule = outcome.rule
    out.write(f"{rule.code} {rule.name}, {outcome.kind} example {outcome.number}: {reason(outcome)}\n")
    if outcome.example.note:
        out.write(f"  ({shown(outcome.example.note)})\n")
    lines = [shown(line) for line in outcome.example.text.splitlines()]
    if len(lines) > LINES_SHOWN:
        lines[LINES_SHOWN:] = [f"... and {len(lines) - LINES_SHOWN} lines more"]
    out.write(indent("\n".join(lines), "  | ") + "\n\n")


def reason(outcome: Outcome) -> str:
    """Why an example failed, in words."""
    if outcome.crash:
        return outcome.crash
    if outcome.kind == "bad" and not outcome.said:
        return "nothing was found in it"
    if outcome.kind == "good":
        return "something was found in it: " + _said(outcome.said)
    if outcome.fixed is None:
        return "it says what it is when fixed, but the rule has no fix for it"
    if outcome.fixed != outcome.example.fixed:
        return f"fixed, it is not as it says but: {shown(outcome.fixed.strip())}"
    return "fixed, something is still found in it: " + _said(outcome.still)


def _said(messages: Iterable[str]) -> str:
    return "; ".join(map(shown, messages))
