"""The exit code."""

from __future__ import annotations

import pytest

from pcdlint.judge.gate import exit_code, failing
from tests.report.runs import TROUBLE, finding, run


@pytest.mark.parametrize(
    ("severity", "fail_level", "want"),
    [
        ("error", "error", 1),
        ("warning", "error", 0),
        ("info", "error", 0),
        ("warning", "warning", 1),
        ("info", "warning", 0),
        ("info", "info", 1),
    ],
)
def test_by_level(severity: str, fail_level: str, want: int) -> None:
    made = run(finding(severity=severity), fail_level=fail_level)
    assert (exit_code(made), failing(made)) == (want, want)


def test_clean() -> None:
    assert exit_code(run()) == 0


def test_unchecked_wins_over_findings() -> None:
    assert exit_code(run(finding(), errors=("no",))) == 2
    assert exit_code(run(files=(), troubles=(TROUBLE,))) == 2
