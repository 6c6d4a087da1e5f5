"""One paper, one answer: whatever format it comes in, the findings are the same but for their places."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from pcdlint.api import Linter, Options
from tests.conftest import ROOT
from tests.documents.make import LAYOUTS, PAPERS, made

MARKS = ("DRF030", "DRF031")
"""Only a Word file can hold tracked changes and comments."""


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(Options(ignore=MARKS))


def findings(linter: Linter, path: Path) -> Counter[tuple[str, str, str]]:
    result = linter.path(path)
    assert result.papers
    assert not result.errors
    return Counter((finding.rule, finding.severity, finding.message) for finding in result.findings)


@pytest.mark.parametrize("kind", [*(f"{layout}.docx" for layout in LAYOUTS), "styled.html", "styled.pdf"])
@pytest.mark.parametrize("paper", PAPERS)
def test_the_same_findings(linter: Linter, paper: str, kind: str) -> None:
    text = findings(linter, ROOT / "examples" / f"{paper}.txt")
    assert findings(linter, ROOT / "tests" / "documents" / f"{paper}-{kind}") == text


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("paper", PAPERS)
def test_the_files_are_those_that_the_script_makes(paper: str, layout: str) -> None:
    kept = (ROOT / "tests" / "documents" / f"{paper}-{layout}.docx").read_bytes()
    with ZipFile(BytesIO(kept)) as old, ZipFile(BytesIO(made(paper, layout))) as new:
        assert {name: old.read(name) for name in old.namelist()} == {name: new.read(name) for name in new.namelist()}
