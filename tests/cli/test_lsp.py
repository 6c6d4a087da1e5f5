"""`pcdlint lsp` where it cannot serve. How it serves: tests/lsp."""

from __future__ import annotations

import importlib.util

import pytest

from pcdlint import cli


def test_says_what_to_install(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *a: None if name == "pygls" else find(name, *a))
    assert cli.run(["lsp"]) == 2
    told = capsys.readouterr()
    assert "pip install '.[lsp]' in the folder of pcdlint" in told.err
    assert told.out == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["--select", "NOPE"], "'NOPE'"), (["--pack", "no-such-pack"], "no-such-pack"), (["paper.md"], "paper.md")],
)
def test_wrong_options_are_told_at_the_start(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pygls", reason="needs pygls: pip install '.[dev]'")
    assert cli.run(["lsp", *arguments]) == 2
    told = capsys.readouterr()
    assert words in told.err
    assert told.out == ""
