"""The made-up papers are understood as their truth file says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pcdlint.grammar.parse import parse
from pcdlint.paper import Paper
from pcdlint.readers import read
from tests.grammar.words import words

CLEAN = Path(__file__).resolve().parents[1] / "clean"
TRUTH = yaml.safe_load((CLEAN / "truth.yaml").read_text(encoding="utf-8"))


def understood(paper: Paper) -> dict[str, Any]:
    return {
        "layout": paper.layout.name,
        "reference": paper.reference,
        "title": paper.title,
        "date": paper.date.isoformat() if paper.date else None,
        "stage": paper.stage,
        "sections": [s.key for s in paper.sections],
        "declarations": [d.topic for d in paper.declarations],
        "deferral": paper.deferral.value if paper.deferral else None,
        "part2": paper.part2.value if paper.part2 else None,
        "tables": sum(len(s.tables) for s in paper.sections),
        "paragraphs": [p.number for s in paper.sections for p in s.paragraphs if p.number and not p.item],
    }


@pytest.mark.parametrize("name", sorted(TRUTH))
def test_a_clean_paper_is_understood(name: str) -> None:
    path = CLEAN / name
    papers = parse(read(path.read_bytes(), name), words())
    wanted = TRUTH[name]["papers"]
    assert len(papers) == len(wanted)
    for paper, truth in zip(papers, wanted, strict=True):
        got = understood(paper)
        asked = [k for k in truth if k != "stage" or truth[k] is not None]
        assert {k: got[k] for k in asked} == {k: str(truth[k]) if k == "date" and truth[k] else truth[k] for k in asked}
