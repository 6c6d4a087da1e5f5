"""pcdlint on real papers, where there are any: read right, and judged as a careful reviewer judged them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from pcdlint.api import Linter, Result
from pcdlint.finding import Finding
from pcdlint.show import plain
from tests.conftest import ROOT

KNOWN: Mapping[str, list[Mapping[str, Any]]] = yaml.safe_load((ROOT / "tests" / "corpus.yaml").read_text("utf-8"))
NEAR = 1
"""A finding belongs to a defect when it, or a place related to it, is at most this many lines away."""


@pytest.fixture(scope="module")
def results(corpus: Path) -> Mapping[str, Result]:
    linter = Linter()
    return {path.name: linter.path(path) for path in sorted((corpus / "papers").glob("0*.txt"))}


@pytest.fixture(scope="module")
def reviewed(corpus: Path) -> Mapping[str, Any]:
    notes: Mapping[str, Any] = json.loads((corpus / "papers" / "reviewed.json").read_text(encoding="utf-8"))
    return notes


@pytest.mark.parametrize("number", KNOWN)
def test_read_right(results: Mapping[str, Result], number: str) -> None:
    (result,) = (result for name, result in results.items() if name.startswith(number))
    assert not result.errors
    told = [
        {
            **{key: paper[key] for key in ("reference", "layout", "stage", "date", "deferral", "part2")},
            "sections": [section["key"] for section in paper["sections"]],
            "ticked": [row["topic"] for row in paper["declarations"] if row["ticked"]],
            "signed": {signature["role"]: signature["date"] for signature in paper["signatures"]},
            "tables": [
                [table["line"], len(table["rows"]), len(table["rows"][0])]
                for section in paper["sections"]
                for table in section["tables"]
            ],
        }
        for paper in plain(result.papers)["papers"]
    ]
    assert told == list(KNOWN[number])


def test_what_a_reviewer_saw_is_found(results: Mapping[str, Result], reviewed: Mapping[str, Any]) -> None:
    missed = [
        f"{defect['paper'][:3]} line {defect['lines'][0]} {'/'.join(defect['families'])}"
        for defect in reviewed["find"]
        if defect["must"] and not any(_about(finding, defect) for finding in results[defect["paper"]].findings)
    ]
    assert not missed


def _about(finding: Finding, defect: Mapping[str, Any]) -> bool:
    lines = [finding.start.line, *(start.line for _, start, _ in finding.related)]
    near = any(abs(line - wanted) <= NEAR for line in lines for wanted in defect["lines"])
    return near and finding.rule[:3] in defect["families"]


def test_what_is_right_is_left_alone(results: Mapping[str, Result], reviewed: Mapping[str, Any]) -> None:
    accused = [
        f"{right['paper'][:3]} line {right['line']} {finding.rule}: {finding.message}"
        for right in reviewed["right"]
        for finding in results[right["paper"]].findings
        if finding.severity != "info"
        and finding.start.line == right["line"]
        and _overlap(finding.excerpt, right["excerpt"])
    ]
    assert not accused


def _overlap(one: str, other: str) -> bool:
    one, other = (" ".join(text.split()).casefold() for text in (one, other))
    return one in other or other in one
