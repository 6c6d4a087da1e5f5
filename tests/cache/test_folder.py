"""What is kept comes back whole or not at all, and does not grow for ever."""

from __future__ import annotations

import errno
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import time

import pytest

from pcdlint import data
from pcdlint.cache import folder

KEY = "0f" + "3" * 38
OTHER = "0f" + "4" * 38


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder that is not there yet."""
    monkeypatch.setenv("PCDLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def only(place: Path) -> Path:
    (file,) = (path for path in place.rglob("*") if path.is_file())
    return file


def test_kept_and_fetched(place: Path) -> None:
    assert folder.fetch(KEY) is None
    folder.store(KEY, b"outcome")
    assert folder.fetch(KEY) == b"outcome"
    assert folder.held().files == 1
    for path in (place, only(place)):
        assert os.name == "nt" or path.stat().st_mode & 0o077 == 0, "papers are nobody else's business"


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"",
        lambda whole: whole[:-1],
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:-1] + b"x",
        lambda whole: whole + whole,
        lambda whole: b"\0" * len(whole),
        lambda whole: data.sealed(b"outcome"),
    ],
)
def test_damage_is_no_outcome(place: Path, damage: object) -> None:
    folder.store(KEY, b"outcome")
    only(place).write_bytes(damage(only(place).read_bytes()))  # type: ignore[operator]
    assert folder.fetch(KEY) is None
    folder.store(KEY, b"again")
    assert folder.fetch(KEY) == b"again"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes here")
def test_a_pipe_in_its_place_is_none(place: Path) -> None:
    for name in (f"{folder.NAME}/0/{KEY[1:]}", "blob"):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(place / name)
    assert (folder.fetch(KEY), data.fetch("blob")) == (None, None)


def test_a_cache_never_lies_in_the_folder_of_the_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PCDLINT_CACHE_DIR")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    place = data.cache_folder()
    assert place is not None
    assert place.is_absolute()


def test_what_is_not_its_own_stays(place: Path) -> None:
    own = aged(KEY, folder.DAYS + 1)
    others = [place / folder.NAME / name for name in ("paper.txt", "0/paper.txt")]
    for other in others:
        other.write_text("an officer's own", encoding="utf-8")
        os.utime(other, (0, 0))
    folder.tidy("0")
    assert not own.exists()
    folder.store(KEY, b"outcome")
    assert folder.clear().files == 1
    assert folder.held().files == 0
    assert all(other.exists() for other in others)
    for other in others:
        other.unlink()
    folder.store(KEY, b"outcome")
    folder.clear()
    assert not (place / folder.NAME).exists()


def test_an_outcome_under_another_key_is_none(place: Path) -> None:
    folder.store(KEY, b"outcome")
    file = only(place)
    file.rename(file.with_name(OTHER[1:]))
    assert folder.fetch(OTHER) is None


def test_many_at_once(place: Path) -> None:
    whole = bytes(range(256)) * 400

    def use(number: int) -> bytes | None:
        folder.store(KEY, whole)
        return folder.fetch(KEY)

    with ThreadPoolExecutor(8) as threads:
        seen = set(threads.map(use, range(200)))
    assert seen == {whole}
    assert folder.held().files == 1


def test_no_place_to_keep(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place.write_text("a file where the folder should be", encoding="utf-8")
    folder.store(KEY, b"outcome")
    assert (folder.fetch(KEY), folder.held().files, folder.clear().files) == (None, 0, 0)
    monkeypatch.setattr(data, "cache_folder", lambda: None)
    folder.store(KEY, b"outcome")
    assert (folder.fetch(KEY), folder.held().files, folder.clear().files) == (None, 0, 0)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_full_or_locked_disk(place: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    folder.store(KEY, b"outcome")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    for name in ("fdopen", "utime"):
        with monkeypatch.context() as patch:
            patch.setattr(os, name, refuse)
            folder.store(OTHER, b"another")
    monkeypatch.setattr(Path, "replace", refuse)
    folder.store(OTHER[:-1] + "5", b"another")
    assert folder.fetch(KEY) == b"outcome"
    assert not [path for path in place.rglob("*") if path.name.startswith(data.PART) and path.stat().st_size]


def aged(key: str, days: float, size: int = 10) -> Path:
    folder.store(key, b"x" * size)
    place = data.cache_folder()
    assert place is not None
    path = place / folder.NAME / key[0] / key[1:]
    then = time() - days * folder.DAY
    os.utime(path, (then, then))
    return path


def test_what_was_not_used_for_long_goes(place: Path) -> None:
    old, young = aged("0" + "1" * 39, folder.DAYS + 1), aged("0" + "2" * 39, folder.DAYS - 1)
    left_over = old.with_name(f"{data.PART}abc")
    left_over.write_bytes(b"half")
    os.utime(left_over, (1, 1))
    folder.tidy("0")
    assert (old.exists(), young.exists(), left_over.exists()) == (False, True, False)


def test_the_oldest_go_where_there_are_too_many(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MOST_BYTES", 16 * 3_500)
    paths = [aged(f"0{number}" + "a" * 38, number, 1_000) for number in range(1, 7)]
    folder.tidy("0")
    assert [path.exists() for path in paths] == [True, True, True, False, False, False]


def test_it_does_not_grow_for_ever(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MOST_BYTES", 16 * 20_000)
    for number in range(1_500):
        folder.store(data.digest(str(number).encode()), b"x" * 1_000)
    assert folder.held().size < 2 * folder.MOST_BYTES


def test_use_keeps_young(place: Path) -> None:
    path = aged(KEY, 20)
    folder.fetch(KEY)
    assert time() - path.stat().st_mtime < folder.DAY


def test_cleared(place: Path) -> None:
    folder.store(KEY, b"outcome")
    (place / "mine.txt").write_text("not an outcome", encoding="utf-8")
    assert folder.clear().files == 1
    assert folder.held() == folder.Held(0, 0)
    assert (place / "mine.txt").exists()
