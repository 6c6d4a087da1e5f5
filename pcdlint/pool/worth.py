"""How many processes are worth it, by what the files to check will take. Measured by benchmarks/run.py."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import PurePath

START = 0.35
"""Seconds of work until a worker is ready."""
MOST = 16
"""Beyond so many processes, one disk and one report are what a run waits for."""
_SECONDS = {".pdf": (0.15, 1e-7), ".docx": (0.02, 3e-7), ".docm": (0.02, 3e-7)}
_TEXT = (0.002, 6e-7)
"""Seconds for a file, and for each of its bytes."""


def seconds(files: Iterable[tuple[str, int]]) -> float:
    """About how long one process takes over files, each given by name and size."""
    total = 0.0
    for name, size in files:
        each, byte = _SECONDS.get(PurePath(name).suffix.lower(), _TEXT)
        total += each + byte * size
    return total


def helpers(expected: float, files: int) -> int:
    """How many workers to start beside this process: each must have more to do than its start takes."""
    if not possible():
        return 0
    return max(min(cores() - 1, MOST - 1, files - 1, int(expected / (2 * START))), 0)


def possible() -> bool:
    """Whether a worker can be started: there must be a Python to start."""
    return bool(sys.executable) and not getattr(sys, "frozen", False)


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
