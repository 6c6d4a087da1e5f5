"""The report for GitLab's code quality widget."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import chain
from typing import Any, TextIO

from pcdlint.judge.fingerprint import fingerprints
from pcdlint.report import Style, streamed
from pcdlint.report.repository import relative_to_root
from pcdlint.report.words import sentence
from pcdlint.run import Run

LEVELS = {"error": "major", "warning": "minor", "info": "info"}
NOT_CHECKED = "pcdlint-not-checked"


def write(run: Run, out: TextIO, style: Style) -> None:
    """A list of issues. What could not be checked is of severity `blocker` and says how many such there are."""
    streamed.write(chain(_troubles(run), _findings(run)), out)


def _troubles(run: Run) -> Iterator[dict[str, Any]]:
    relative = relative_to_root()
    troubles = list(run.errors())
    for number, trouble in enumerate(troubles, 1):
        path = relative(trouble.path) if trouble.path else "."
        message = f"Not checked ({number} of {len(troubles)}): {sentence(trouble.message)}"
        yield _issue(message, NOT_CHECKED, _digest(path, str(number), trouble.message), "blocker", path, 1)


def _findings(run: Run) -> Iterator[dict[str, Any]]:
    relative = relative_to_root()
    for file in run.files:
        path = relative(file.path)
        for finding, print_ in zip(file.findings, fingerprints(file.findings), strict=True):
            message = f"{sentence(finding.message)} {sentence(finding.advice) if finding.advice else ''}".rstrip()
            digest = _digest(path, print_)
            yield _issue(message, finding.rule, digest, LEVELS[finding.severity], path, finding.start.line)


def _issue(description: str, rule: str, digest: str, severity: str, path: str, line: int) -> dict[str, Any]:
    return {
        "description": description,
        "check_name": rule,
        "fingerprint": digest,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }


def _digest(*parts: str) -> str:
    """GitLab wants a fingerprint of its own for each issue of the whole list."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
