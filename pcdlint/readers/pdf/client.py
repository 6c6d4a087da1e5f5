"""Asking the worker: one process for all the PDF files of a run, replaced when it had to be ended."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from contextlib import suppress
from threading import Lock, Timer
from typing import Any

from pcdlint.readers.errors import UnreadableError
from pcdlint.readers.pdf import limits

_TOO_MUCH = UnreadableError(
    f"a PDF file that takes more than {limits.SECONDS:g} seconds or {limits.MEGABYTES} MB to read, "
    "or that breaks the PDF reader",
    "print it to a new PDF, or use the Word file",
)
_BEGIN = "import sys; sys.path[:] = {path!r}; from pcdlint.readers.pdf.worker import serve; serve()"
_lock = Lock()
_held: subprocess.Popen[bytes] | None = None


def ask(task: str, data: bytes, more: Any = None) -> dict[str, Any]:
    """What the worker makes of a file: see `worker.TASKS` for tasks and answers.

    Raises `UnreadableError` for a file that cannot be read, and RuntimeError where pcdlint itself failed.
    """
    if not sys.executable or getattr(sys, "frozen", False):
        from pcdlint.readers.pdf.worker import answer

        said = answer(task, data, more)
    else:
        with _lock:
            said = _exchange(task, data, more)
    if "reason" in said:
        raise UnreadableError(said["reason"], said["todo"])
    if "fault" in said:
        raise RuntimeError(said["fault"])
    return said


def _exchange(task: str, data: bytes, more: Any) -> dict[str, Any]:
    worker = _worker()
    assert worker.stdin is not None
    assert worker.stdout is not None
    clock = Timer(limits.SECONDS, worker.kill)
    clock.start()
    try:
        head = json.dumps([task, len(data), more]).encode()
        worker.stdin.write(b"%d\n" % len(head) + head + data)
        worker.stdin.flush()
        size = worker.stdout.readline()
        said: dict[str, Any] = json.loads(worker.stdout.read(int(size)))
    except (OSError, ValueError):
        _end()
        raise UnreadableError(_TOO_MUCH.reason, _TOO_MUCH.todo) from None
    finally:
        clock.cancel()
    return said


def _worker() -> subprocess.Popen[bytes]:
    global _held
    if _held is None or _held.poll() is not None:
        _end()
        _held = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _BEGIN.format(path=sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    return _held


def _end() -> None:
    """End the worker, which may be in the middle of a file."""
    global _held
    worker, _held = _held, None
    if worker is None:
        return
    worker.kill()
    for pipe in (worker.stdin, worker.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    worker.wait()


def _forget() -> None:
    """In a forked process: the worker is the parent's."""
    global _held, _lock
    _held, _lock = None, Lock()


atexit.register(_end)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
