"""Where configuration is sought, and how several files come together."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pcdlint.api import Options
from pcdlint.configuration.desk import Desk
from pcdlint.rules.errors import PackError


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A repository with a folder of papers."""
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    (tmp_path / "repository" / "papers").mkdir()
    return tmp_path / "repository" / "papers"


def write(folder: Path, text: str, name: str = ".pcdlint.yaml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def options(paper: Path, asked: Options | None = None) -> Options:
    return Desk(asked or Options()).settings(paper).options


def test_sought_from_the_papers_folder_up_to_the_root(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(papers.parent.parent, "stage: draft")
    write(papers.parent, "ignore: [DRF019]")
    for folder in (papers, papers.parent, papers.parent.parent, Path("/")):
        monkeypatch.chdir(folder)
        settled = options(papers / "a.txt")
        assert (settled.stage, settled.ignore) == (None, ("DRF019",))


def test_merged_key_by_key(papers: Path) -> None:
    write(
        papers.parent, "stage: draft\nas-of: 2025-03-31\nignore: [FIN]\nselect: [DRF]\nlevels: {FIN: info, DRF: error}"
    )
    write(papers, "stage: signed\nextend-ignore: [LEG]\nselect: [TIM]\nlevels: {FIN: warning}")
    settled = options(papers / "a.txt")
    assert (settled.stage, settled.as_of) == ("signed", date(2025, 3, 31))
    assert (settled.ignore, settled.select) == (("FIN", "LEG"), ("TIM",))
    assert dict(settled.levels) == {"FIN": "warning", "DRF": "error"}


def test_in_one_folder_the_file_of_its_own_is_nearer(papers: Path) -> None:
    write(papers, "[tool.pcdlint]\nstage = 'draft'\nas-of = 2025-03-31", "pyproject.toml")
    write(papers, "stage: signed")
    settled = options(papers / "a.txt")
    assert (settled.stage, settled.as_of) == ("signed", date(2025, 3, 31))


def test_the_command_line_wins(papers: Path) -> None:
    write(papers, "stage: signed\nselect: [FIN]\nas-of: 2025-03-31")
    settled = options(papers / "a.txt", Options(stage="draft", select=("DRF",), as_of=date(2024, 1, 1)))
    assert settled[:3] == ("draft", date(2024, 1, 1), ("DRF",))


def test_paths_count_from_the_file_that_says_them(papers: Path) -> None:
    write(papers.parent, "paths: [{match: old/**, stage: published}, {match: papers/old/**, stage: signed}]")
    write(papers, "paths: [{match: [old/b*], levels: {FIN: info}}]")
    assert options(papers / "old" / "a.txt").stage == "signed"
    assert options(papers / "a.txt").stage is None
    assert options(papers / "old" / "b.txt").levels == (("FIN", "info"),)


def test_extends_stands_below(papers: Path) -> None:
    write(papers, "extends: [strict, ../house.yaml]\nlevels: {DRF: info}")
    write(papers.parent, "stage: signed\nlevels: {DRF: error, FIN: info}", "house.yaml")
    settings = Desk(Options()).settings(papers / "a.txt")
    assert (settings.fail_level, settings.options.stage) == ("warning", "signed")
    assert dict(settings.options.levels) == {"PCD": "error", "FIN": "info", "DRF": "info"}


def test_packs_and_registers_count_from_the_file(papers: Path) -> None:
    pack = papers.parent / "house"
    pack.mkdir()
    write(pack, "name: house\ntitle: House\nversion: '1'\ndescription: House rules\nextends: [core]\n", "pack.yaml")
    (papers.parent / "facts").mkdir()
    write(papers.parent / "facts", "{}", "bodies.yaml")
    write(papers, "packs: [mopac, ../house]\nregisters: [../facts]\n")
    settled = options(papers / "a.txt")
    assert [Path(each).resolve() for each in settled.packs[1:]] == [pack.resolve()]
    assert settled.packs[0] == "mopac"
    assert [Path(each).resolve() for each in settled.registers] == [(papers.parent / "facts").resolve()]


def test_suppressions_reach_their_papers_only(papers: Path) -> None:
    write(
        papers,
        "suppressions: [{rule: FIN001, path: a.txt, reason: agreed}, {rule: LEG, reason: agreed, until: 2026-01-31}]",
    )
    first, second = options(papers / "a.txt").waivers
    assert (first.rules, first.exact, first.where.endswith(".pcdlint.yaml:1")) == (("FIN001",), True, True)
    assert (second.until, second.exact) == (date(2026, 1, 31), False)
    assert len(options(papers / "b.txt").waivers) == 1


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("stage: signed\nselct: [FIN]", 2, "did you mean 'select'?"),
        ("\nlevels:\n  FIN001: eror", 3, "did you mean 'error'?"),
        ("ignore:\n  - FIN001\n  - FNI001", 3, "no rule, family or name is called 'FNI001'"),
        ("suppressions:\n  - rule: FIN001\n    reason: ''", 3, "must not be empty"),
        ("suppressions:\n  - rule: FIN001", 2, "'reason' is missing"),
        ("extends: house.yaml", 1, "there is no preset or file 'house.yaml'"),
        ("extends: .pcdlint.yaml", 1, "in a circle"),
        ("packs:\n  - mopca", 2, "there is no such pack"),
        ("paths:\n  - match: a\n    ignore: [XXX]", 3, "called 'XXX'"),
    ],
)
def test_faults_have_their_line(papers: Path, text: str, line: int, says: str) -> None:
    write(papers, text)
    with pytest.raises(PackError) as told:
        options(papers / "a.txt")
    problem = told.value.problems[0]
    assert (problem.line, says in problem.message) == (line, True), problem


def test_no_configuration_reads_no_yaml(papers: Path) -> None:
    assert options(papers / "a.txt") == Options()
    write(papers, "not: [yaml")
    assert Desk(Options(), off=True).settings(papers / "a.txt").options == Options()
