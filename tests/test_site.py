"""The documentation as a site: it is built strictly, and asks nothing of any other host."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(
    not find_spec("mkdocs") or not find_spec("material"), reason="the extra 'docs' is not installed"
)
STYLED = re.compile(r"url\(.?(?:https?:)?//")
FETCHED = re.compile(r"""<(?:script|img|iframe)[^>]+src=["']?(?:https?:)?//|<link[^>]+href=["']?(?:https?:)?//""")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    told = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert "WARNING" not in told.stderr
    return folder


def test_every_page_is_part_of_it(site: Path) -> None:
    pages = {path.relative_to(ROOT / "docs").with_suffix("").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    built = {path.relative_to(site).with_suffix("").as_posix() for path in site.rglob("*.html")}
    assert {re.sub(r"README$", "index", page) for page in pages} <= built


def test_files_of_the_project_are_brought(site: Path) -> None:
    for file in ("CONTRIBUTING.html", "CHANGELOG.html", "examples/bad-form.docx", "rules/schema/pack.schema.json"):
        assert (site / "project" / file).is_file()


def test_programs_are_no_part_of_it(site: Path) -> None:
    assert [path for path in site.rglob("*") if path.suffix in (".py", ".pyc", ".1")] == []


def test_it_fetches_nothing_from_elsewhere(site: Path) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    assert pages
    assert [path.name for path, text in pages.items() if FETCHED.search(text)] == []
    assert [
        path.name for path in site.rglob("*.css") if re.search(r"url\(.?(?:https?:)?//", path.read_text("utf-8"))
    ] == []
