"""Files written whole or not at all; never over a paper, unless its owner asks for that very thing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

_STDIN = 0
Write = Callable[[TextIO], object]
"""Writes a report, piece by piece, so that it is never in memory whole."""


class OutputError(Exception):
    """What cannot be written there, with what to do about it."""


def write_whole(path: Path, text: str | bytes | Write, kept: Iterable[str] = ()) -> None:
    """Write `text`, or what a function writes, to `path`: a reader of that file sees the old contents or all of the
    new ones.

    `kept` are files that the run reads, which must stay as they are; so must one that standard input is read from.
    Raises OutputError.
    """
    target = Path(os.path.realpath(path))
    read: Iterable[str | int] = (*kept, _STDIN)
    if target.is_file() and any(_same(target, each) for each in read):
        raise OutputError(f"{path} is read by this run and never written over: choose another name")
    try:
        if target.exists() and not target.is_file():
            # A device such as /dev/stdout, which must not be replaced by a file.
            with target.open("wb") as stream:
                _fill(stream, text)
        else:
            _replace(target, text)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{path} cannot be written ({reason}): choose another place") from error


def overwrite(path: Path, old: bytes, new: bytes) -> None:
    """Put `new` in the place of a paper that held `old` when it was read, with the same rights: for `pcdlint fix
    --apply`, which is asked to. Raises OutputError where the paper has changed since."""
    target = path.resolve()
    try:
        if target.read_bytes() != old:
            raise OutputError(f"{path} has changed while it was being fixed, and was left as it is: run it again")
        if not os.access(target, os.W_OK):
            raise OutputError(f"{path} must not be written to, and was left as it is: check who may write it")
        _replace(target, new)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{path} cannot be written ({reason}), and was left as it is: check its folder") from error


def _replace(target: Path, text: str | bytes | Write) -> None:
    # A name that no other run has, also not one in another container on the same disk.
    part = target.with_name(f".pcdlint-{os.urandom(8).hex()}.part")
    stream = part.open("xb")
    try:
        with stream:
            _fill(stream, text)
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(OSError):
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _fill(stream: BinaryIO, text: str | bytes | Write) -> None:
    if isinstance(text, bytes):
        stream.write(text)
        return
    out = TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="")
    if isinstance(text, str):
        out.write(text)
    else:
        text(out)
    out.detach()


def _same(target: Path, read: str | int) -> bool:
    try:
        return os.path.samestat(target.stat(), os.stat(read))  # noqa: PTH116 (a stream has no path)
    except OSError:
        return False
