"""Looks, without an editor: what is known of a text, and that the newest text wins."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from pcdlint.api import Linter, Options
from pcdlint.configuration.desk import Desk
from pcdlint.lsp.look import Look, Looker, file_of
from pcdlint.lsp.position import Text
from pcdlint.rules.errors import Problem
from tests.conftest import ROOT

GOOD = (ROOT / "examples" / "good-form.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "states"),
    [
        (GOOD, {"paper"}),
        ("", {"foreign"}),
        (" \n", {"foreign"}),
        ("# A shopping list\n", {"foreign"}),
        ("DMPC Decision – PCD 5\n\nThe rest of it was lost.\n", {"torn"}),
        ("\0\1\2" * 50, {"troubles"}),
        (GOOD + "\ud800", {"paper"}),
    ],
)
def test_states(text: str, states: set[str], tmp_path: Path) -> None:
    look = Looker(lambda: Desk(Options())).look(tmp_path / "a.md", Text(text))
    assert {name for name in ("paper", "foreign", "torn", "troubles", "problems") if getattr(look, name)} == states


def test_nothing_raises(tmp_path: Path) -> None:
    def desk() -> Desk:
        raise ZeroDivisionError("no desk")

    look = Looker(desk).look(tmp_path / "a.md", Text(GOOD))
    assert "ZeroDivisionError: no desk" in look.troubles[0]


@pytest.mark.parametrize(
    ("options", "trouble"), [(Options(select=("NOPE",)), "'NOPE'"), (Options(ignore=("core", "DRF")), "'core'")]
)
def test_wrong_options_are_troubles(options: Options, trouble: str, tmp_path: Path) -> None:
    look = Looker(lambda: Desk(options)).look(tmp_path / "a.md", Text(GOOD))
    assert trouble in look.troubles[0]


def test_no_rule_is_left(tmp_path: Path) -> None:
    families = tuple({rule.family for rule in Linter().rules})
    look = Looker(lambda: Desk(Options(ignore=families))).look(tmp_path / "a.md", Text(GOOD))
    assert "no rule is left" in look.troubles[0]


def test_configuration_is_read_again_when_it_may_have_changed(tmp_path: Path) -> None:
    settings = tmp_path / ".pcdlint.yaml"
    settings.write_text("levles: {}\n", encoding="utf-8")
    looker = Looker(lambda: Desk(Options()))
    (problem,) = looker.look(tmp_path / "a.md", Text(GOOD)).problems
    assert (file_of(problem), problem.line) == (settings, 1)
    settings.write_text("stage: draft\n", encoding="utf-8")
    looker.forget()
    assert looker.look(tmp_path / "a.md", Text(GOOD)).paper


def test_a_relative_file_is_one_of_this_folder() -> None:
    assert file_of(Problem("a.yaml", 1, "", "x")) == Path.cwd() / "a.yaml"


def test_what_is_typed_during_a_look_is_looked_at_too(tmp_path: Path) -> None:
    pytest.importorskip("pygls", reason="needs pygls: pip install '.[dev]'")
    from lsprotocol import types

    from pcdlint.lsp.documents import Document

    begun, typed = Event(), Event()
    looked: list[str] = []

    class Slow(Looker):
        def look(self, path: Path, text: Text) -> Look:
            looked.append(text.text)
            begun.set()
            assert typed.wait(60)
            return Look(text)

    async def main() -> None:
        document = Document("file:///a.md", tmp_path / "a.md", Text("old"), 1)
        looker = Slow(lambda: Desk(Options()))
        with ThreadPoolExecutor(1) as worker:
            settled = [asyncio.create_task(document.settled(looker, worker)) for _ in range(3)]
            await asyncio.get_running_loop().run_in_executor(None, begun.wait, 60)
            for version, text in ((2, "newer"), (3, "newest")):
                document.change(version, [types.TextDocumentContentChangeWholeDocument(text)])
            typed.set()
            assert {look.text.text for look in await asyncio.gather(*settled)} == {"newest"}
        assert looked == ["old", "newest"]

    asyncio.run(main())


@pytest.mark.parametrize(
    ("uri", "language", "name"),
    [
        ("untitled:Untitled-1", "markdown", "Untitled-1.md"),
        ("untitled:Untitled-1", "plaintext", "Untitled-1.txt"),
        ("untitled:/home/draft.txt", "plaintext", "draft.txt"),
        ("untitled:", "html", "untitled.html"),
    ],
)
def test_what_a_text_without_a_file_is_called(uri: str, language: str, name: str, tmp_path: Path) -> None:
    pytest.importorskip("pygls", reason="needs pygls: pip install '.[dev]'")
    from pcdlint.lsp.documents import path_of

    assert path_of(uri, language, tmp_path) == tmp_path / name


def test_what_a_file_is_called(tmp_path: Path) -> None:
    pytest.importorskip("pygls", reason="needs pygls: pip install '.[dev]'")
    from pcdlint.lsp.documents import path_of

    paper = tmp_path / "Grants 2025 (£).md"
    assert path_of(paper.as_uri(), "markdown", Path("elsewhere")) == paper
