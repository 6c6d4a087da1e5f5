"""The outcomes of all files of a run, in order: known from an earlier run, or made here and by other processes."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pcdlint.checker import Checked, Checker, Habits
from pcdlint.files import Found, Met, PassedOver, Problem, with_papers
from pcdlint.outcome import FileReport
from pcdlint.pool import worth
from pcdlint.readers import MAX_BYTES
from pcdlint.statistics import Gathered


class Work(NamedTuple):
    """How outcomes are come by: `jobs` processes (0: as many as are worth it)."""

    jobs: int = 1
    habits: Habits = Habits()


class _Item(NamedTuple):
    """A file to check: `key` is that of its kept outcome, as far as known; `size` is None for what only this
    process may open, and only once (a pipe)."""

    path: Path
    paper: bool
    checker: Checker
    size: int | None = None
    key: str | None = None

    def checked(self) -> Checked:
        return self.checker.path(self.path, self.paper)

    def recalled(self) -> Checked | None:
        return self.checker.recalled(self.key, str(self.path), self.paper) if self.key else None


def worked(
    found: Sequence[Met], checker: Callable[[Path], Checker], work: Work, gathered: Gathered, empty: bool = False
) -> Iterator[FileReport]:
    """The outcomes of what was found, each file by the checker that is for it; `gathered` is told of each. `empty`: a
    folder may be without papers."""
    items = [_Item(each.path, each.paper, checker(each.path)) for each in found if isinstance(each, Found)]
    files = _files(items, work, gathered)

    def outcomes() -> Iterator[tuple[Met, FileReport]]:
        for each in found:
            checked = next(files) if isinstance(each, Found) else _unread(each)
            gathered.add(checked)
            yield each, checked.report

    return with_papers(outcomes(), lambda folder, message: FileReport(folder, errors=(message,)), empty)


def _unread(each: Problem | PassedOver) -> Checked:
    if isinstance(each, Problem):
        return Checked(FileReport(each.path, errors=(each.message,)))
    return Checked(FileReport(each.path, skipped=each.reason))


def _files(items: Sequence[_Item], work: Work, gathered: Gathered) -> Iterator[Checked]:
    if work.jobs != 1 and len(items) > 1 and worth.possible():
        items = [_measured(item) for item in items]
        if work.jobs or worth.helpers(_expected(items), len(items)):
            return _shared([_looked_up(item) for item in items], work, gathered)
    return (item.checked() for item in items)


def _shared(items: Sequence[_Item], work: Work, gathered: Gathered) -> Iterator[Checked]:
    """Those that are known from an earlier run at once, the others by several processes, if they are worth it."""
    new = [item for item in items if item.key is None and item.size is not None]
    helpers = min(work.jobs, len(new)) - 1 if work.jobs else worth.helpers(_expected(new), len(new))
    gathered.jobs = max(helpers, 0) + 1
    made = _by_crew(new, helpers, work.habits) if helpers > 0 else (item.checked() for item in new)
    for item in items:
        if item.key is None and item.size is not None:
            yield next(made)
        else:
            yield item.recalled() or item.checked()


def _by_crew(items: Sequence[_Item], helpers: int, habits: Habits) -> Iterator[Checked]:
    from pcdlint.pool.crew import in_order
    from pcdlint.pool.process import Setup, Task

    checkers = {item.checker.options: item.checker for item in items}
    numbers = {options: number for number, options in enumerate(checkers)}
    tasks = [Task(numbers[item.checker.options], str(item.path), item.paper) for item in items]

    def own(task: Task) -> Checked:
        return ordered[task.options].path(Path(task.path), task.paper)

    ordered = list(checkers.values())
    return in_order(tasks, own, Setup(tuple(checkers), habits), helpers)


def _expected(items: Sequence[_Item]) -> float:
    return worth.seconds((str(item.path), item.size) for item in items if item.size is not None)


def _measured(item: _Item) -> _Item:
    try:
        state = item.path.stat()
    except OSError:
        return item
    return item._replace(size=state.st_size) if stat.S_ISREG(state.st_mode) else item


def _looked_up(item: _Item) -> _Item:
    """With the key of its kept outcome, if there is one; it is fetched when its turn comes."""
    if item.size is None or not item.checker.habits.cached or item.size > MAX_BYTES:
        return item
    try:
        key = item.checker.key(item.path.read_bytes(), str(item.path))
    except OSError:
        return item
    return item._replace(key=key) if key and item.checker.keeps(key) else item
