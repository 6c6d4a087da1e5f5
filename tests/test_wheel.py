"""The wheel as people get it: built from the sources, installed apart from them, run in another folder.

Needs no network: what pcdlint depends on is lent by the environment that runs the tests.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("pcdlint", "rules", "grammars", "docs/man", "pyproject.toml", "hatch_build.py", "LICENSE", "README.md")
PACK = 'name: tiny\ntitle: A tiny pack\ndescription: For a test\nversion: "1"\n'
NO_CLI = find_spec("pcdlint.cli") is None or not hasattr(import_module("pcdlint.cli"), "main")

pytestmark = pytest.mark.skipif(find_spec("build") is None, reason="needs 'build': pip install '.[dev]'")


def copied(target: Path) -> Path:
    """The sources of a build, and one more pack, in a folder of their own."""
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif (ROOT / name).is_file():
            shutil.copy(ROOT / name, target / name)
    tiny = target / "rules" / "tiny"
    tiny.mkdir()
    (tiny / "pack.yaml").write_text(PACK, encoding="utf-8")
    (tiny / "vocabulary").mkdir()
    (tiny / "vocabulary" / "words.yaml").write_text("answers: [YES, NO]\n", encoding="utf-8")
    return target


def build(source: Path, target: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(source)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)


def run(python: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run in a folder without a checkout above it, and with a cache that cannot be written."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment |= {"PCDLINT_CACHE_DIR": str(cwd / "file" / "cache"), "PYTHONUTF8": "1"}
    (cwd / "file").touch()
    command = [str(python), *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    built = build(copied(folder / "source"), folder)
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a fresh environment with the wheel in it."""
    home = tmp_path_factory.mktemp("fresh")
    venv.create(home, with_pip=False)
    scripts = Path(sysconfig.get_path("scripts", "venv", {"base": str(home), "platbase": str(home)}))
    library = Path(sysconfig.get_path("purelib", "venv", {"base": str(home), "platbase": str(home)}))
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(home),
        "install",
        "--no-deps",
        "--no-index",
        "-q",
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    (library / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return scripts / ("python.exe" if os.name == "nt" else "python")


def test_holds_its_data(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    packs = [path.parent.name for path in (ROOT / "rules").glob("*/pack.yaml")]
    expected = {f"pcdlint/_data/compiled/{name}{part}.json" for name in (*packs, "tiny") for part in ("", ".examples")}
    expected |= {f"pcdlint/_data/grammars/{path.name}" for path in (ROOT / "grammars").glob("*.lark")}
    expected |= {
        "pcdlint/py.typed",
        "pcdlint/_data/rules/schema/pack.schema.json",
        "pcdlint/_data/rules/tiny/pack.yaml",
    }
    assert expected <= names
    assert [name for name in names if name.endswith(".data/data/share/man/man1/pcdlint.1")]
    assert not [name for name in names if name.startswith(("tests/", "rules/", "grammars/")) or "__pycache__" in name]


def test_packs_are_the_same_twice(wheel: Path, tmp_path: Path) -> None:
    build(wheel.parent / "source", tmp_path)
    (again,) = tmp_path.glob("*.whl")
    first, second = (
        {name: held.read(name) for name in held.namelist() if name.endswith((".json", ".yaml", ".lark", "METADATA"))}
        for held in map(zipfile.ZipFile, (wheel, again))
    )
    assert first == second


def test_loads_compiled_packs_only(python: Path, tmp_path: Path) -> None:
    script = (
        "import sys, pcdlint; from pcdlint.rules.compiled import examples, load\n"
        "pack = load(['tiny']); examples(['tiny'])\n"
        "print(pack.names, pack.vocabularies, "
        "sorted({'yaml', 'jsonschema', 'pcdlint.rules.load'} & set(sys.modules)))\n"
        "print(pcdlint.__file__)"
    )
    ran = run(python, "-c", script, cwd=tmp_path)
    said, where = ran.stdout.splitlines()
    assert said == "('tiny',) {'answers': ['YES', 'NO']} []"
    assert Path(where).resolve().is_relative_to(python.parent.parent.resolve())


def test_loads_a_pack_of_the_user(python: Path, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    manifest = PACK.replace("tiny", "own") + "extends: [tiny]\n"
    (tmp_path / "own" / "pack.yaml").write_text(manifest, encoding="utf-8")
    ran = run(python, "-c", "from pcdlint.rules.compiled import load; print(load(['own']).names)", cwd=tmp_path)
    assert ran.stdout.strip() == "('tiny', 'own')", ran.stderr


def test_broken_pack_is_not_built(tmp_path: Path) -> None:
    source = copied(tmp_path / "source")
    (source / "rules" / "tiny" / "rules.yaml").write_text("- code: TIN001\n  levle: error\n", encoding="utf-8")
    built = build(source, tmp_path)
    assert built.returncode != 0
    said = built.stdout + built.stderr
    assert "the pack 'tiny' cannot be built" in said
    assert "rules.yaml:2: [0].levle: unknown key 'levle': did you mean 'level'?" in said
    assert not list(tmp_path.glob("*.whl"))


@pytest.mark.skipif(NO_CLI, reason="pcdlint.cli has no main yet")
def test_checks_a_paper_from_another_folder(python: Path, tmp_path: Path) -> None:
    paper = shutil.copy(ROOT / "examples" / "good-form.md", tmp_path)
    script = python.with_name("pcdlint.exe" if os.name == "nt" else "pcdlint")
    ran = run(script, "check", "--format", "json", Path(paper).name, cwd=tmp_path)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    summary = json.loads(ran.stdout)["summary"]
    assert (summary["checked"], summary["unreadable"], summary["error"]) == (1, 0, 0)
