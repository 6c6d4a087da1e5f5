"""Files written whole or not at all; never over a paper, unless its owner asks for that very thing."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


class OutputError(Exception):
    """What cannot be written there, with what to do about it."""


def write_whole(path: Path, text: str | bytes, kept: Iterable[str] = ()) -> None:
    """Write `text` to `path`: a reader of that file sees the old contents or all of the new ones.

    `kept` are files that the run reads, which must stay as they are. Raises OutputError.
    """
    target = Path(os.path.realpath(path))
    if any(_same(target, Path(each)) for each in kept):
        raise OutputError(f"{path} is read by this run and never written over: choose another name")
    data = text.encode("utf-8", errors="replace") if isinstance(text, str) else text
    try:
        if target.exists() and not target.is_file():
            # A device such as /dev/stdout, which must not be replaced by a file.
            target.write_bytes(data)
        else:
            _replace(target, data)
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
        raise OutputError(f"{path} cannot be written ({error.strerror or error}): check who may write it") from error


def _replace(target: Path, data: bytes) -> None:
    # A name that no other run has, also not one in another container on the same disk.
    part = target.with_name(f".pcdlint-{os.urandom(8).hex()}.part")
    stream = part.open("xb")
    try:
        with stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(OSError):
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _same(target: Path, paper: Path) -> bool:
    try:
        return paper.samefile(target)
    except OSError:
        return False
