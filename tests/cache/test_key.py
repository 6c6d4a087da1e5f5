"""Whatever an outcome depends on is in its key; where a file or a pack lies is not."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from pcdlint.cache import key
from pcdlint.judge.waiver import Waiver
from pcdlint.result import Options
from pcdlint.rules.choice import loaded

WAIVER = Waiver(("FIN001",), "agreed", date(2026, 3, 31), ".pcdlint.yaml:3")
CHANGES = {
    "stage": "draft",
    "as_of": date(2025, 3, 31),
    "select": ("FIN",),
    "ignore": ("FIN",),
    "levels": (("FIN", "info"),),
    "waivers": (WAIVER,),
    "suppressions": False,
}
BY_WHAT_THEY_SAY = {"packs", "registers"}


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of another test remembered."""
    key.program.cache_clear()
    key.libraries.cache_clear()


def test_every_option_counts() -> None:
    pack = loaded()
    assert set(CHANGES) | BY_WHAT_THEY_SAY == set(Options._fields)
    made = [key.basis(Options(**{name: value}), pack) for name, value in CHANGES.items()]  # type: ignore[arg-type]
    made += [key.basis(Options(), pack)]
    made += [key.basis(Options(waivers=(WAIVER._replace(**change),)), pack) for change in waiver_changes()]
    assert None not in made
    assert len(set(made)) == len(made)


def waiver_changes() -> list[dict[str, object]]:
    return [{"reason": "other"}, {"until": None}, {"where": "line 4"}, {"section": "2"}, {"exact": False}]


def test_contents_and_name_count_and_the_folder_does_not() -> None:
    names = ["a/b.txt", "c/b.txt", "c.txt", "b.md", "b"]
    made = [key.key("basis", b"text", name) for name in names]
    assert made[0] == made[1]
    assert len({*made, key.key("basis", b"text ", "b.txt"), key.key("other", b"text", "b.txt")}) == 6


def test_without_knowledge_of_itself_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    pack = loaded()
    assert key.basis(Options(), pack._replace(digest="")) is None
    key.program.cache_clear()
    monkeypatch.setattr(key, "_folders", lambda: iter([Path("no", "such", "folder")]))
    assert key.basis(Options(), pack) is None


@pytest.mark.parametrize(("what", "value"), [("version", "3.99"), ("platform", "plan9")])
def test_python_counts(monkeypatch: pytest.MonkeyPatch, what: str, value: str) -> None:
    pack = loaded()
    before = key.basis(Options(), pack)
    monkeypatch.setattr(key, "sys", SimpleNamespace(**{**vars(sys), what: value}))
    assert key.basis(Options(), pack) != before


def test_libraries_count(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert any(name.startswith("lark-") for name in key.libraries())
    (tmp_path / "lark-99.0.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path), str(tmp_path / "none")])
    key.libraries.cache_clear()
    assert "lark-99.0.dist-info" in key.libraries()


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small program in place of pcdlint."""
    package = tmp_path / "one" / "pcdlint"
    (package / "checks").mkdir(parents=True)
    (package / "checks" / "_law.py").write_text("A = 1\n", encoding="utf-8")
    (package / "paper.lark").write_text("a: B\n", encoding="utf-8")
    monkeypatch.setenv("PCDLINT_CACHE_DIR", str(tmp_path / "cache"))
    at(package, monkeypatch)
    return package


def at(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key, "_PACKAGE", package)
    monkeypatch.setattr(key, "_folders", lambda: iter([package]))
    key.program.cache_clear()


def again() -> str | None:
    key.program.cache_clear()
    return key.program()


@pytest.mark.parametrize("name", ["checks/_law.py", "paper.lark", "checks/new.py"])
def test_the_program_itself_counts(program: Path, name: str) -> None:
    before = key.program()
    assert before == again()
    (program / name).write_text("A = 2\n", encoding="utf-8")
    changed = again()
    assert changed not in (before, None)
    (program / name).rename(program / "checks" / "renamed.py")
    assert again() not in (before, changed, None)


def test_a_program_without_its_source_keeps_nothing(program: Path) -> None:
    (program / "checks" / "_law.py").rename(program / "checks" / "_law.pyc")
    assert again() is None


@pytest.mark.skipif(os.name == "nt", reason="this system does not tell when a file was changed")
def test_a_change_that_hides_counts(program: Path) -> None:
    before = key.program()
    file = program / "checks" / "_law.py"
    state = file.stat()
    file.write_text("A = 2\n", encoding="utf-8")
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert again() != before


def test_the_same_program_elsewhere_is_the_same(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = key.program()
    other = program.parents[1] / "two" / "pcdlint"
    program.parent.rename(other.parent)
    at(other, monkeypatch)
    assert key.program() == before


def test_a_damaged_note_of_the_program_is_made_again(program: Path) -> None:
    before = key.program()
    (note,) = (program.parents[1] / "cache").iterdir()
    note.write_bytes(note.read_bytes()[:-1] + b"z")
    assert again() == before
