"""What a path leads to, read so that it comes to an end: no waiting for a pipe, no device that never runs dry."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_SHELL = ("/dev/", "/proc/")
"""Where the pipes of a shell's `<(command)` stand, which end."""

PIPE = "a pipe, which may never end"


class EndlessError(OSError):
    """What cannot be read to its end. `strerror` says why."""

    def __init__(self, reason: str, path: Path) -> None:
        super().__init__(0, reason, str(path))


def waits(path: str | Path, mode: int) -> bool:
    """Whether a path, which leads to something of that mode, is a pipe that nobody may ever write to."""
    return stat.S_ISFIFO(mode) and not os.path.abspath(path).startswith(_SHELL)  # noqa: PTH100


def contents(path: Path, most: int) -> bytes:
    """The bytes of a file. Raises OSError; EndlessError for a pipe, and for more bytes than `most`."""
    if waits(path, path.stat().st_mode):
        raise EndlessError(PIPE, path)
    with path.open("rb") as stream:
        read = stream.read(most + 1)
    if len(read) > most:
        raise EndlessError(f"larger than {most:,} bytes", path)
    return read
