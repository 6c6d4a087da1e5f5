"""The hook as an officer meets it: pre-commit itself, in a repository to throw away, without network."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

from pcdlint.cli import COMMANDS
from pcdlint.files import FOREIGN
from pcdlint.readers import SUFFIXES
from tests.conftest import ROOT
from tests.gate.sandbox import call, checkout, environment, put, repository

needed = pytest.mark.skipif(
    find_spec("pre_commit") is None or find_spec("hatchling") is None or shutil.which("git") is None,
    reason="needs git, pre-commit and hatchling: pip install '.[dev]'",
)
HOOKS = ROOT / ".pre-commit-hooks.yaml"
FIX = pytest.mark.skipif("fix" not in COMMANDS, reason="this pcdlint has no command 'fix' yet")


def test_every_file_that_may_be_a_paper_is_met() -> None:
    import yaml

    hooks = {hook["id"]: hook for hook in yaml.safe_load(HOOKS.read_text(encoding="utf-8"))}
    met = re.compile(hooks["pcdlint"]["files"])
    assert [suffix for suffix in (*SUFFIXES, *FOREIGN) if not met.search(f"papers/A{suffix.upper()}")] == []
    assert not met.search("pictures/docx.png")
    mended = re.compile(hooks["pcdlint-fix"]["files"])
    kinds = {kind for suffix, kind in SUFFIXES.items() if mended.search(f"a{suffix}")}
    assert kinds == {"text", "markdown"}


class Hooked(NamedTuple):
    """Where pcdlint comes from, and the world it is called in."""

    source: Path
    env: Mapping[str, str]

    def repository(self, folder: Path, hook: str = "pcdlint", more: str = "") -> Path:
        """A repository with the hook, and nothing staged."""
        repository(folder, self.env)
        (folder / ".pre-commit-config.yaml").write_text(
            f"repos:\n- repo: {self.source.as_posix()}\n  rev: v0.1.0\n  hooks:\n  - id: {hook}\n{more}",
            encoding="utf-8",
        )
        call([sys.executable, "-m", "pre_commit", "install"], folder, self.env)
        return folder

    def commit(self, folder: Path, *, all_: bool = True) -> tuple[bool, str]:
        """Whether a commit went through, and what was said."""
        if all_:
            call(["git", "add", "-A"], folder, self.env)
        done = call(["git", "commit", "-m", "papers"], folder, self.env, check=False)
        there = call(["git", "rev-parse", "--verify", "HEAD"], folder, self.env, check=False).returncode == 0
        assert there is (done.returncode == 0), done.stdout
        return there, done.stdout


@pytest.fixture(scope="module")
def hooked(tmp_path_factory: pytest.TempPathFactory) -> Hooked:
    home = tmp_path_factory.mktemp("hooked")
    env = environment(home)
    source = repository(checkout(home / "pcdlint", HOOKS.name), env)
    for command in (["git", "add", "-A"], ["git", "commit", "-qm", "pcdlint"], ["git", "tag", "v0.1.0"]):
        call(command, source, env)
    return Hooked(source, env)


@needed
@pytest.mark.parametrize(
    ("papers", "passes", "said"),
    [
        (["good.txt", "good.docx", "good.pdf", "good.md"], True, "4 files checked, 4 with nothing"),
        (
            ["bad.txt"],
            False,
            r"To do: Correct the total(.|\n)*The one file that was checked cannot go forward as it stands\.",
        ),
        (["bad.docx", "good.txt"], False, r"papers/bad\.docx\n(.|\n)*1 of the 2 files checked cannot go forward"),
        (["bad.pdf"], False, r"papers/bad\.pdf\n(.|\n)*page 1, "),
    ],
    ids=["good", "text", "word", "pdf"],
)
def test_papers(hooked: Hooked, tmp_path: Path, papers: list[str], passes: bool, said: str) -> None:
    folder = hooked.repository(tmp_path)
    put(folder, *(f"papers/{name}" for name in papers))
    (folder / "README.md").write_text("Papers are kept here.\n", encoding="utf-8")
    passed, told = hooked.commit(folder)
    assert passed is passes, told
    assert re.search(said, told), told
    assert "Passed over as no decision papers: README.md." in " ".join(told.split())
    assert "Traceback" not in told


@needed
def test_what_an_officer_reads(hooked: Hooked, tmp_path: Path) -> None:
    folder = hooked.repository(tmp_path)
    put(folder, "bad.txt")
    lines = hooked.commit(folder)[1].splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("Check decision papers"))
    assert re.fullmatch(r"Check decision papers \(pcdlint\)\.+Failed", lines[first])
    assert lines[first + 1] == "- hook id: pcdlint"
    assert [line for line in lines[first + 1 : first + 6] if "exit code: 1" in line]
    assert [line for line in lines if line.strip()][-2:] == [
        "This paper cannot go forward as it stands.",
        "Mend what is marked above, 'git add' the paper, and commit again.",
    ]


@needed
def test_a_commit_without_papers_passes_and_says_so(hooked: Hooked, tmp_path: Path) -> None:
    folder = hooked.repository(tmp_path)
    (folder / "notes.txt").write_text("Lunch is at one.\n", encoding="utf-8")
    passed, told = hooked.commit(folder)
    assert passed
    assert "No decision paper was checked." in told


@needed
@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "The file is empty: export the paper again."),
        ("torn.docx", b"PK\x03\x04 torn", "not checked"),
        ("old.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "not checked"),
    ],
)
def test_what_cannot_be_read_stops_the_commit(
    hooked: Hooked, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    folder = hooked.repository(tmp_path)
    (folder / name).write_bytes(data)
    passed, told = hooked.commit(folder)
    assert not passed
    assert said in told
    assert "this is no clean result" in " ".join(told.split())


@needed
@pytest.mark.parametrize(("staged", "unstaged"), [("bad.txt", "good.txt"), ("good.txt", "bad.txt")])
def test_what_is_staged_counts(hooked: Hooked, tmp_path: Path, staged: str, unstaged: str) -> None:
    folder = hooked.repository(tmp_path)
    put(folder, "bad.txt", "good.txt")
    paper = folder / "paper.txt"
    paper.write_bytes((folder / staged).read_bytes())
    call(["git", "add", "paper.txt", ".pre-commit-config.yaml"], folder, hooked.env)
    paper.write_bytes((folder / unstaged).read_bytes())
    passed, _ = hooked.commit(folder, all_=False)
    assert passed is (staged == "good.txt")
    assert paper.read_bytes() == (folder / unstaged).read_bytes()


@needed
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")
def test_a_file_called_like_an_option_is_a_file(hooked: Hooked, tmp_path: Path) -> None:
    folder = hooked.repository(tmp_path)
    put(folder, "bad.txt")
    (folder / "README.md").write_text("Keep me.\n", encoding="utf-8")
    for name in ("--output=README.md", "--no-config.txt", "-q.txt", "a b\tc.txt"):
        shutil.copyfile(ROOT / "examples" / "good-form.txt", folder / name)
    passed, told = hooked.commit(folder)
    assert not passed
    assert "5 files checked, 4 with nothing to report" in told
    assert (folder / "README.md").read_text(encoding="utf-8") == "Keep me.\n"


@needed
def test_options_and_configuration_of_the_repository(hooked: Hooked, tmp_path: Path) -> None:
    folder = hooked.repository(tmp_path, more="    args: [--no-suppressions, --]\n    files: ^papers/\n")
    put(folder, "papers/good.txt", "bad.txt")
    (folder / "papers" / "plan.png").write_bytes(b"\x89PNG")
    (folder / ".pcdlint.yaml").write_text("levels: {FIN: off}\n", encoding="utf-8")
    passed, told = hooked.commit(folder)
    assert passed, told
    assert "1 file checked" in told
    assert "plan.png" in told
    (folder / ".pcdlint.yaml").write_text("levls: {FIN: off}\n", encoding="utf-8")
    put(folder, "papers/good.md")
    call(["git", "add", "-A"], folder, hooked.env)
    done = call(["git", "commit", "-m", "more"], folder, hooked.env, check=False)
    assert done.returncode == 1
    assert ".pcdlint.yaml" in done.stdout
    assert "did you mean 'levels'?" in " ".join(done.stdout.split())


@needed
@FIX
def test_the_fixing_hook(hooked: Hooked, tmp_path: Path) -> None:
    folder = hooked.repository(tmp_path, hook="pcdlint-fix")
    put(folder, "bad.txt", "bad.docx")
    before = (folder / "bad.docx").read_bytes()
    paper = folder / "bad.txt"
    (folder / "README.md").write_text("Papers are kept here.\n", encoding="utf-8")
    passed, told = hooked.commit(folder)
    assert not passed, told
    assert "Procurement Act 2023" in paper.read_text(encoding="utf-8")
    assert (folder / "bad.docx").read_bytes() == before
