"""How the parts of pcdlint may know each other, and how large one may grow."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "pcdlint"
MODULES = sorted(PACKAGE.rglob("*.py"))

ORDER = (
    {"values", "data", "layout", "patterns", "contents"},
    {"source"},
    {"paper", "readers", "finding", "message"},
    {"grammars", "prose", "quoting"},
    {"registers", "figures"},
    {"grammar"},
    {"checks"},
    {"rules"},
    {"engine", "files", "judge"},
    {"result", "spent"},
    {"outcome"},
    {"cache", "api"},
    {"timed"},
    {"checker"},
    {"configuration"},
    {"pool", "statistics"},
    {"work"},
    {"review"},
    {"fix"},
    {"run", "testing", "show", "show_figures", "show_law"},
    {"report"},
    {"output", "lsp"},
    {"docs"},
    {"cli"},
    {"__main__"},
)
"""Layers from the ground up: a part imports what stands below it, or its own."""

MOST_LINES = 300
MOST_LINES_OF_A_FUNCTION = 45


def part_of(path: Path) -> str:
    """`checks` for pcdlint/checks/x.py, `api` for pcdlint/api.py."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def level_of(part: str) -> int:
    return next(number for number, parts in enumerate(ORDER) if part in parts)


def imported(path: Path) -> Iterator[tuple[str, bool]]:
    """The parts of pcdlint that a module imports, each with whether it does so for types only."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typed = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" if node.module == "pcdlint" else node.module for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "pcdlint" and len(parts) > 1 and not parts[1].startswith("__"):
                yield parts[1], id(node) in typed


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    own = part_of(path)
    if own == "__init__":
        return
    above = [part for part, typed in imported(path) if part != own and not typed and level_of(part) >= level_of(own)]
    assert not above, f"{own} stands below {', '.join(above)} and may not import it"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= MOST_LINES
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    long = [
        f"{node.name} ({node.end_lineno - node.lineno + 1} lines)"
        for node in functions
        if node.end_lineno and node.end_lineno - node.lineno >= MOST_LINES_OF_A_FUNCTION
    ]
    assert not long


def strings(path: Path) -> Iterator[str]:
    """The strings of a module's code, without docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_law_and_headings_live_in_data(path: Path) -> None:
    from pcdlint.rules import compiled

    headings = {
        section["title"]
        for layout in compiled.load().layouts["layouts"]
        for section in layout.get("sections", ())
        if " " in section["title"]
    }
    found = [
        text
        for text in strings(path)
        if re.search(r"\b[A-Z][a-z]+ Act (?:19|20)\d\d\b", text) or any(heading in text for heading in headings)
    ]
    assert not found


def test_every_part_has_its_place() -> None:
    assert {part_of(path) for path in MODULES} - {"__init__"} <= set().union(*ORDER)
