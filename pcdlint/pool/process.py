"""One worker, seen from the process that leads it."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from pcdlint.checker import Habits
from pcdlint.result import Options

READY = b"ready\n"
_BEGIN = "import sys; sys.path[:] = {path!r}; from pcdlint.pool.worker import serve; serve()"


class Gone(Exception):  # noqa: N818 (no fault of ours)
    """The worker has ended. `str` says how."""


class Setup(NamedTuple):
    """What a worker must know before it is asked."""

    options: Sequence[Options]
    habits: Habits


class Task(NamedTuple):
    """A file to check by the options at a place of the setup; `paper` as for `Checker.path`."""

    options: int
    path: str
    paper: bool


class Process:
    """Started at once; `ready` waits until it can be asked. Raises Gone where it has ended."""

    def __init__(self, setup: Setup) -> None:
        flags = ["-B"] if sys.dont_write_bytecode else []
        self._popen = subprocess.Popen(
            [sys.executable, "-I", "-S", *flags, "-c", _BEGIN.format(path=sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._setup = setup

    def ready(self) -> None:
        """Hand over the setup and wait until the worker has imported what it needs."""
        # Options are plain values, and this goes to a child of our own: nobody else has a say in what is unpickled.
        self._send(pickle.dumps(tuple(self._setup)))
        if self._line() != READY:
            raise Gone(self._end())

    def ask(self, task: Task) -> Any:
        """What the worker answers, as plain data."""
        self._send(json.dumps(task).encode("ascii"))
        line = self._line()
        assert self._popen.stdout is not None
        try:
            return json.loads(self._popen.stdout.read(int(line)))
        except (OSError, ValueError):
            raise Gone(self._end()) from None

    def stop(self) -> None:
        """End the worker, whatever it is at."""
        with suppress(OSError):
            self._popen.kill()

    def close(self) -> None:
        """End it, and let go of its pipes, which only whoever asks it may do."""
        self.stop()
        for pipe in (self._popen.stdin, self._popen.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        self._popen.wait()

    def _send(self, frame: bytes) -> None:
        assert self._popen.stdin is not None
        try:
            self._popen.stdin.write(b"%d\n" % len(frame) + frame)
            self._popen.stdin.flush()
        except (OSError, ValueError):
            raise Gone(self._end()) from None

    def _line(self) -> bytes:
        assert self._popen.stdout is not None
        try:
            return self._popen.stdout.readline()
        except (OSError, ValueError):
            raise Gone(self._end()) from None

    def _end(self) -> str:
        try:
            code = self._popen.wait(1)
        except subprocess.TimeoutExpired:
            self.close()
            return "it answered nonsense"
        self.close()
        return f"signal {-code}" if code < 0 else f"exit code {code}"
