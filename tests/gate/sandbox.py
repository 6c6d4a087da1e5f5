"""What the tests of hook and gate share: repositories to throw away, and a world without network around them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.conftest import ROOT
from tests.test_wheel import SOURCES

PAPERS = {
    "good.txt": "examples/good-form.txt",
    "good.md": "examples/good-form.md",
    "good.docx": "tests/documents/good-form-styled.docx",
    "good.pdf": "tests/documents/good-form-styled.pdf",
    "bad.txt": "examples/bad-form.txt",
    "bad.docx": "tests/documents/bad-form-styled.docx",
    "bad.pdf": "tests/documents/bad-form-styled.pdf",
}
"""Papers of the project by the names that tests give them."""


def environment(home: Path, **more: str) -> dict[str, str]:
    """Git as it is out of the box, pip without an index, and the packages of this environment lent."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PIP_", "PRE_COMMIT"))}
    names = ("AUTHOR", "COMMITTER")
    return {
        **kept,
        **{f"GIT_{who}_NAME": "An Officer" for who in names},
        **{f"GIT_{who}_EMAIL": "officer@example.org" for who in names},
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        # What it says is the wrong way round: 0 is without isolation.
        "PIP_NO_BUILD_ISOLATION": "0",
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "PCDLINT_CACHE_DIR": str(home / "cache"),
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "PYTHONUTF8": "1",
        **more,
    }


def call(
    command: Sequence[str | Path], cwd: Path, env: Mapping[str, str], check: bool = True
) -> subprocess.CompletedProcess[str]:
    """Run a command; everything it says is in `stdout`."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=dict(env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0 or not check, done.stdout
    return done


def repository(folder: Path, env: Mapping[str, str]) -> Path:
    """A new repository."""
    folder.mkdir(parents=True, exist_ok=True)
    call(["git", "init", "-q", "-b", "main"], folder, env)
    return folder


def put(folder: Path, *names: str) -> None:
    """Papers of the project into a folder."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / PAPERS[Path(name).name], folder / name)


def checkout(folder: Path, *more: str) -> Path:
    """The sources of pcdlint, and files besides that a hook or an action needs."""
    for name in (*SOURCES, *more):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder
