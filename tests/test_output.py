"""Files written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from pcdlint.output import OutputError, overwrite, write_whole


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


def test_a_paper_is_overwritten_when_its_owner_asks(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_bytes(b"old")
    paper.chmod(0o640)
    mode = paper.stat().st_mode
    overwrite(paper, b"old", b"new")
    assert paper.read_bytes() == b"new"
    assert paper.stat().st_mode == mode
    assert [path.name for path in tmp_path.iterdir()] == ["paper.txt"]


def test_a_paper_that_somebody_has_changed_since_is_left(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_bytes(b"newer")
    with pytest.raises(OutputError, match="has changed while it was being fixed"):
        overwrite(paper, b"old", b"new")
    assert paper.read_bytes() == b"newer"


def test_a_paper_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        overwrite(tmp_path / "paper.txt", b"old", b"new")


def test_a_paper_that_must_not_be_written_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_bytes(b"old")
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(OutputError, match="must not be written"):
        overwrite(paper, b"old", b"new")
    assert paper.read_bytes() == b"old"
