"""Several workers and this process over one list of tasks; outcomes in the order of the list.

No task is begun that lies too far ahead of the last outcome handed on, so that what is held does not grow with
the list. A worker that dies costs the file that it was at; one that cannot be started costs nothing: the others
and this process do its work.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from threading import Condition, Thread

from pcdlint.cache import plain
from pcdlint.checker import Checked
from pcdlint.outcome import FileReport
from pcdlint.pool.process import Gone, Process, Setup, Task
from pcdlint.spent import Spent

AHEAD = 8
"""Tasks for each process that may be begun ahead of the one whose turn it is."""
_TICK = 0.2
"""Seconds after which waiting looks about: on Windows, Ctrl+C is not heard while waiting."""

_PATIENCE = 2.0
"""Seconds to wait for the end of a thread whose worker was ended."""


def in_order(
    tasks: Sequence[Task], own: Callable[[Task], Checked], setup: Setup, helpers: int
) -> Generator[Checked, None, None]:
    """The outcomes of tasks, made by `helpers` workers and, by `own`, in this process."""
    crew = _Crew(tasks, setup, helpers)
    try:
        for turn in range(len(tasks)):
            while (done := crew.taken_off(turn)) is None:
                number = crew.next(wait=False)
                if number is None:
                    crew.wait_for(turn)
                else:
                    crew.put(number, own(tasks[number]))
            yield done
    finally:
        crew.dismiss()


class _Crew:
    """What the threads share, behind one lock. Each thread asks one worker."""

    def __init__(self, tasks: Sequence[Task], setup: Setup, helpers: int) -> None:
        self._tasks = tasks
        self._setup = setup
        self._window = AHEAD * (helpers + 1)
        self._lock = Condition()
        self._next = self._turn = 0
        self._done: dict[int, Checked] = {}
        self._over = False
        self._processes: set[Process] = set()
        self._threads = [Thread(target=self._lead, daemon=True) for _ in range(helpers)]
        for thread in self._threads:
            thread.start()

    def next(self, wait: bool = True) -> int | None:
        """A task to begin; None where there is none (any more, or without waiting)."""
        with self._lock:
            while not self._over and self._next < len(self._tasks):
                if self._next < self._turn + self._window:
                    self._next += 1
                    return self._next - 1
                if not wait:
                    return None
                self._lock.wait()
            return None

    def put(self, number: int, checked: Checked) -> None:
        with self._lock:
            self._done[number] = checked
            self._lock.notify_all()

    def taken_off(self, turn: int) -> Checked | None:
        """The outcome whose turn it is, if it is there."""
        with self._lock:
            done = self._done.pop(turn, None)
            if done is not None:
                self._turn = turn + 1
                self._lock.notify_all()
            return done

    def wait_for(self, turn: int) -> None:
        with self._lock:
            if turn not in self._done:
                self._lock.wait(_TICK)

    def dismiss(self) -> None:
        """End every worker, whatever it is at."""
        with self._lock:
            self._over = True
            self._lock.notify_all()
            for process in self._processes:
                process.stop()
        for thread in self._threads:
            thread.join(_PATIENCE)

    def _lead(self) -> None:
        process = self._started()
        while process is not None and (number := self.next()) is not None:
            task = self._tasks[number]
            try:
                self.put(number, _checked(process.ask(task), task.path))
            except (Gone, *plain.DAMAGE) as reason:
                self._let_go(process)
                self.put(number, _lost(task.path, reason))
                process = self._started()
        if process is not None:
            self._let_go(process)

    def _started(self) -> Process | None:
        """A worker that is ready, or None where there can be none or none is needed."""
        with self._lock:
            if self._over or self._next >= len(self._tasks):
                return None
            try:
                process = Process(self._setup)
            except OSError:
                return None
            self._processes.add(process)
        try:
            process.ready()
        except Gone:
            self._let_go(process)
            return None
        return process

    def _let_go(self, process: Process) -> None:
        with self._lock:
            self._processes.discard(process)
        process.close()


def _checked(answer: tuple[str, bool, list[dict[str, float]] | None], path: str) -> Checked:
    report, kept, spent = answer
    return Checked(plain.loaded(report, path), kept, Spent(*spent) if spent else None)


def _lost(path: str, reason: BaseException) -> Checked:
    message = (
        f"the process that checked this file ended before it was done ({reason}), for want of memory or by a fault "
        "in a library: check it alone, with --jobs 1"
    )
    return Checked(FileReport(path, errors=(message,)))
