from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcdlint.configuration.globs import matches

BASE = Path("/papers").absolute()


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("archive/**", "archive/2012/a.txt", True),
        ("archive", "archive/2012/a.txt", True),
        ("archive/", "old/archive/a.txt", True),
        ("2012/archive/", "old/2012/archive/a.txt", False),
        ("*.docx", "2025/a.docx", True),
        ("2025/*.docx", "2025/05/a.docx", False),
        ("2025/**/*.docx", "2025/05/a.docx", True),
        ("2025/**/*.docx", "2025/a.docx", True),
        ("a?.txt", "ab.txt", True),
        ("a?.txt", "a/.txt", False),
        ("./a.txt", "a.txt", True),
        ("a.txt", "aXtxt", False),
        ("archive", "archives/a.txt", False),
        ("*", "../other/a.txt", False),
        ("a[1].txt", "a[1].txt", True),
    ],
)
def test_matches(pattern: str, path: str, fits: bool) -> None:
    assert matches(pattern, BASE, BASE / path) is fits


@given(
    st.text(st.characters(categories=("L", "N")), min_size=1), st.text(st.characters(categories=("L", "N")), min_size=1)
)
def test_a_path_fits_itself_and_its_folder(folder: str, name: str) -> None:
    path = BASE / folder / name
    assert matches(f"{folder}/{name}", BASE, path)
    assert matches(f"{folder}/", BASE, path)
    assert matches(name, BASE, path)
