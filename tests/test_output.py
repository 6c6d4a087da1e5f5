"""Reports written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from pcdlint.output import OutputError, write_whole


def test_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    target.write_text("old")
    write_whole(target, "£ new")
    assert target.read_text(encoding="utf-8") == "£ new"
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


@pytest.mark.parametrize("name", ["paper.txt", "./paper.txt", "link.txt"])
def test_never_over_a_paper(tmp_path: Path, name: str) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("paper")
    try:
        (tmp_path / "link.txt").symlink_to(paper)
    except OSError:
        pytest.skip("no links here")
    with pytest.raises(OutputError, match="never written over"):
        write_whole(tmp_path / name, "report", [str(paper)])
    assert paper.read_text() == "paper"


def test_a_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    target = tmp_path / "report.txt"
    target.write_text("old")
    with pytest.raises(OutputError, match="No space left"):
        write_whole(target, "new")
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real.txt"
    real.write_text("old")
    link = tmp_path / "report.txt"
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("no links here")
    write_whole(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"
