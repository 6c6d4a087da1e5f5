"""Workers only where they are worth their start."""

from __future__ import annotations

import pytest

from pcdlint.pool import worth


@pytest.mark.parametrize(
    ("files", "cores", "helpers"),
    [
        ([("a.txt", 8_000)], 8, 0),
        ([("a.txt", 8_000)] * 3, 2, 0),
        ([("a.txt", 18_000)] * 200, 1, 0),
        ([("a.txt", 18_000)] * 200, 2, 1),
        ([("a.txt", 18_000)] * 2_000, 8, 7),
        ([("a.txt", 18_000)] * 20_000, 64, 15),
        ([("a.PDF", 200_000)] * 12, 8, 2),
        ([("a.txt", 20_000_000)] * 2, 8, 1),
        ([], 8, 0),
    ],
)
def test_helpers(files: list[tuple[str, int]], cores: int, helpers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worth, "cores", lambda: cores)
    assert worth.helpers(worth.seconds(files), len(files)) == helpers


def test_cores_are_those_that_may_be_used() -> None:
    assert worth.cores() >= 1
