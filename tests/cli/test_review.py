"""`pcdlint review`: a copy with the findings in it, the paper itself untouched."""

from __future__ import annotations

from pathlib import Path

import pytest

from pcdlint.cli import run
from pcdlint.readers import read
from tests.conftest import ROOT

WORD = ROOT / "tests" / "documents" / "bad-form-styled.docx"


def test_a_word_file_gets_comments(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy.docx"
    before = WORD.read_bytes()
    assert run(["review", str(WORD), "--output", str(copy), "--select", "TIM,FIN"]) == 0
    found = read(copy.read_bytes(), "copy.docx")
    notes = [(found.slice(note.span), note.words) for note in found.notes if note.kind == "comment"]
    assert ("31 November 2025", True) in [(on, words.startswith("TIM")) for on, words in notes]
    assert WORD.read_bytes() == before
    assert "findings" in capsys.readouterr().err


def test_any_other_paper_gets_the_report(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run(["review", str(ROOT / "examples" / "bad-form.txt"), "--output", str(page)]) == 0
    assert page.read_text(encoding="utf-8").lower().startswith("<!doctype html")


@pytest.mark.parametrize("name", ["bad.docx", "words.txt"])
def test_what_cannot_be_reviewed_is_told(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    paper, copy = tmp_path / name, tmp_path / "copy"
    paper.write_text("Nothing of a paper.", encoding="utf-8")
    assert run(["review", str(paper), "--output", str(copy)]) == 2
    assert not copy.exists()
    assert name in capsys.readouterr().err


def test_never_over_the_paper(tmp_path: Path) -> None:
    paper = tmp_path / "paper.docx"
    paper.write_bytes(WORD.read_bytes())
    assert run(["review", str(paper), "--output", str(paper)]) == 2
    assert paper.read_bytes() == WORD.read_bytes()
