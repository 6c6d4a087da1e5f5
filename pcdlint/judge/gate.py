"""The exit code: whether a run may pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcdlint.finding import LEVELS

if TYPE_CHECKING:
    from pcdlint.run import Run

PASSED, FAILED, UNCHECKED = 0, 1, 2


def failing(run: Run) -> int:
    """How many findings are at or above the run's fail level."""
    least = LEVELS.index(run.fail_level)
    return sum(1 for finding in run.findings() if LEVELS.index(finding.severity) >= least)


def exit_code(run: Run) -> int:
    """0: all was checked, nothing at or above the fail level; 1: findings; 2: something could not be
    checked, whatever was found."""
    if any(True for _ in run.errors()):
        return UNCHECKED
    return FAILED if failing(run) else PASSED
