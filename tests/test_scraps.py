"""A file in a folder is passed over only when nothing of a decision paper is in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pcdlint.api import Linter
from pcdlint.result import NOT_A_PAPER, TORN


@pytest.mark.parametrize(
    ("text", "errors", "passed_over"),
    [
        ("# Papers\n\nThis folder holds papers.\n\n## Background\n\nNone.\n", (), True),
        ("DMPC Decision – PCD 5\n\nThe rest of it was lost.\n", (TORN,), False),
        ("Is there a Part 2 form – YES\n", (TORN,), False),
        ("ORIGINATING OFFICER DECLARATION\tTick to confirm statement (✓)\n", (TORN,), False),
    ],
)
def test_scraps(text: str, errors: tuple[str, ...], passed_over: bool, tmp_path: Path) -> None:
    path = tmp_path / "file.md"
    path.write_text(text, encoding="utf-8")
    result = Linter().path(path, named=False)
    assert result.errors == errors
    assert (result.skipped is not None) == passed_over
    assert Linter().path(path).errors == (errors or (NOT_A_PAPER,))
