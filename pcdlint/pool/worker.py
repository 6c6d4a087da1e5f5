"""What runs in a worker: files in, outcomes out, until the pipe ends."""

from __future__ import annotations

import gc
import json
import pickle
import signal
import sys
from functools import cache
from pathlib import Path

from pcdlint.cache import plain
from pcdlint.checker import Checked, Checker
from pcdlint.configuration.desk import Desk
from pcdlint.pool.process import READY, Setup, Task


def serve() -> None:
    """Answer on standard output what is asked on standard input. A question is a line with the length of the task
    behind it (JSON); so is an answer (see `answer`)."""
    # Whoever stops the run at the keyboard stops this process by ending the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    setup = Setup(*pickle.loads(source.read(int(source.readline()))))
    desk = Desk(setup.options[0], off=True)

    @cache
    def checker(number: int) -> Checker:
        options = setup.options[number]
        return Checker(options, desk.pack(options), setup.habits)

    checker(0).linter.text("")
    gc.freeze()
    gc.enable()
    sink.write(READY)
    sink.flush()
    while size := source.readline():
        task = Task(*json.loads(source.read(int(size))))
        said = answer(checker(task.options).path(Path(task.path), task.paper))
        sink.write(b"%d\n" % len(said) + said)
        sink.flush()


def answer(checked: Checked) -> bytes:
    """An outcome as it travels: its report, whether it was kept, the time it took."""
    spent = [dict(each) for each in checked.spent] if checked.spent else None
    return json.dumps([plain.dumped(checked.report), checked.kept, spent]).encode("ascii")
