"""A run that knows its papers says what a run that reads them says, to the letter."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pcdlint import checker as checker_module
from pcdlint.cache import folder
from pcdlint.checker import Checker, Habits
from pcdlint.cli import run
from pcdlint.report import FORMATS
from pcdlint.result import NOT_A_PAPER, Options
from pcdlint.rules.choice import loaded
from tests.conftest import ROOT

HEAVY = {"lark", "yaml", "jsonschema", "pcdlint.grammar", "pcdlint.checks", "pcdlint.engine", "pcdlint.figures"}
EXAMPLES = ROOT / "examples"
SOURCES = sorted(
    path
    for path in (*EXAMPLES.iterdir(), *(ROOT / "tests" / "clean").iterdir())
    if path.suffix in (".txt", ".md", ".html")
)
DRAFT = EXAMPLES / "draft-form.txt"


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache that is used, and empty but for what is compiled."""
    from pcdlint import data

    kept = data.cache_folder()
    assert kept is not None
    shutil.copytree(kept, tmp_path / "cache", ignore=shutil.ignore_patterns(folder.NAME))
    monkeypatch.setenv("PCDLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("PCDLINT_NO_CACHE")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """Papers in every format, right and wrong, whole and damaged, and what is none."""
    target = tmp_path / "papers"
    target.mkdir()
    for source in SOURCES:
        shutil.copy(source, target / source.name)
    for kind in ("docx", "pdf"):
        shutil.copy(ROOT / "tests" / "documents" / f"bad-form-styled.{kind}", target)
    for number, text in enumerate(damaged()):
        (target / f"damaged-{number:02}.txt").write_bytes(text)
    (target / "empty.txt").write_bytes(b"")
    (target / "minutes.txt").write_text("Minutes of a meeting about boats.\n", encoding="utf-8")
    (target / "set-aside.txt").write_bytes(
        (EXAMPLES / "bad-form.txt").read_bytes()
        + b'\n<!-- pcdlint: ignore FIN001 reason="agreed" until=2020-01-31 -->'
        + b'\n<!-- pcdlint: ignore TIM reason="x" -->\n'
    )
    return target


def damaged() -> Iterator[bytes]:
    chance = random.Random(7)
    for source in SOURCES[:12]:
        lines = source.read_bytes().splitlines(keepends=True)
        for _ in range(3):
            begin = chance.randrange(len(lines))
            del lines[begin : begin + chance.randrange(4)]
            lines.insert(chance.randrange(len(lines)), chance.choice(lines))
        yield b"".join(lines)


def reports(papers: Path, target: Path, *options: str) -> dict[str, str]:
    """What a run says in every format, with its exit code."""
    target.mkdir()
    wanted = [part for form in FORMATS for part in ("--format", form, "--output", str(target / form))]
    code = run(["check", str(papers), *wanted, *options])
    return {"exit": str(code), **{form: (target / form).read_text(encoding="utf-8") for form in FORMATS}}


def test_the_same_in_every_format(papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    uncached = reports(papers, tmp_path / "uncached", "--no-cache", "--jobs", "1")
    assert folder.held().files == 0
    cold = reports(papers, tmp_path / "cold", "--jobs", "1")
    count = folder.held().files
    assert count > len(SOURCES)
    monkeypatch.setattr(Checker, "linter", None)  # nobody may be asked; the empty file alone is not kept
    (papers / "empty.txt").unlink()
    warm = reports(papers, tmp_path / "warm", "--jobs", "1")
    assert folder.held().files == count
    assert cold == uncached
    monkeypatch.undo()
    monkeypatch.setenv("PCDLINT_NO_CACHE", "1")
    assert warm == reports(papers, tmp_path / "without", "--jobs", "1")


def test_another_place_is_known_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        shutil.copy(EXAMPLES / "bad-form.txt", tmp_path / name)
        run(["check", str(tmp_path / name / "bad-form.txt"), "--format", "json"])
        said.append(capsys.readouterr().out.replace(name, "NAME"))
    assert said[0] == said[1]
    assert folder.held().files == 1


def test_a_paper_under_the_number_of_another_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for name in ("pcd-1931.txt", "pcd-1932.txt"):
        shutil.copy(EXAMPLES / "bad-form.txt", tmp_path / name)
        run(["check", str(tmp_path / name), "--select", "STR026"])
        said.append("STR026" in capsys.readouterr().out)
    assert said == [False, True]


def checker(options: Options = Options(), **changes: object) -> Checker:  # noqa: B008 (a value)
    return Checker(options, loaded()._replace(**changes), Habits(cached=True))


def test_every_change_is_seen() -> None:
    contents = (EXAMPLES / "bad-form.txt").read_bytes()
    assert not checker().contents(contents, "a.txt").kept
    assert checker().contents(contents, "elsewhere/a.txt").kept
    assert not checker().contents(contents, "b.txt").kept
    assert not checker().contents(contents + b"\n", "a.txt").kept
    assert not checker().contents(contents, "a.md").kept
    assert not checker(Options(ignore=("FIN",))).contents(contents, "a.txt").kept
    assert not checker(digest="another").contents(contents, "a.txt").kept


WAIVED = (
    EXAMPLES.joinpath("bad-form.txt").read_bytes() + b'\n<!-- pcdlint: ignore TIM reason="x" until=2099-01-31 -->\n'
)


@pytest.mark.parametrize(
    ("contents", "lasts"),
    [
        (EXAMPLES.joinpath("good-form.txt").read_bytes(), True),
        (DRAFT.read_bytes(), False),
        (WAIVED, False),
        (b"Minutes of a meeting about boats.\n", True),
    ],
    ids=["signed", "draft", "waived for a while", "no paper"],
)
def test_what_depends_on_the_day_holds_for_the_day(
    contents: bytes, lasts: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Day(date):
        today_is = date(2026, 11, 29)

        @classmethod
        def today(cls) -> Day:
            return cls.today_is  # type: ignore[return-value]

    for module in (checker_module, sys.modules["pcdlint.api"]):
        monkeypatch.setattr(module, "date", Day)
    assert not checker().contents(contents, "a.txt").kept
    assert checker().contents(contents, "a.txt").kept
    Day.today_is = date(2027, 1, 5)
    assert checker().contents(contents, "a.txt").kept is lasts
    assert checker().contents(contents, "a.txt").kept


@pytest.mark.parametrize("contents", [b"", b"%PDF-1.7 nonsense", b"PK\x03\x04 nonsense"])
def test_faults_that_may_heal_are_not_kept(contents: bytes) -> None:
    for _ in range(2):
        checked = checker().contents(contents, "a")
        assert (checked.kept, bool(checked.report.errors)) == (False, True)
    assert folder.held().files == 0


def test_crashes_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("boom")

    contents = (EXAMPLES / "bad-form.txt").read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("pcdlint.engine.check_of", lambda _: fail)
        assert checker().contents(contents, "a.txt").report.errors
    assert folder.held().files == 0
    assert not checker().contents(contents, "a.txt").report.errors


def test_no_paper_is_passed_over_in_a_folder_only() -> None:
    told = [checker().contents(b"Minutes about boats.\n", "a.txt", named) for named in (True, False, True)]
    assert [each.report.errors for each in told] == [(NOT_A_PAPER,), (), (NOT_A_PAPER,)]
    assert [bool(each.report.skipped) for each in told] == [False, True, False]


def test_a_damaged_cache_is_made_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for damage in (None, b"", b"\0" * 100, None):
        run(["check", str(EXAMPLES), "--format", "json"])
        said.append(capsys.readouterr().out)
        for path in (tmp_path / "cache" / folder.NAME).rglob("*"):
            if path.is_file() and damage is not None:
                path.write_bytes(damage)
    assert len(set(said)) == 1


def process(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_a_run_that_knows_all_imports_no_linter(form: str) -> None:
    script = (
        "import sys; from pcdlint.cli import run; run(sys.argv[1:]); "
        f"print(*sorted({HEAVY!r} & set(sys.modules)), file=sys.stderr)"
    )
    command = ["-c", script, "check", "examples", "tests/documents/bad-form-styled.pdf", "--format", form]
    cold, warm = process(*command), process(*command)
    assert "lark" in cold.stderr
    assert warm.stderr.strip() == ""
    assert warm.stdout == cold.stdout


def test_two_runs_at_once() -> None:
    command = [sys.executable, "-m", "pcdlint", "check", "examples", "tests/clean", "--format", "json"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    both = [
        subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)
    ]
    said = [each.communicate(timeout=120) for each in both]
    assert said[0] == said[1]
    assert said[0][1] == b""
