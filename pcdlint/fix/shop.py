"""Fixing files one after another, each by its own configuration."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pcdlint.api import Linter
from pcdlint.configuration.desk import Desk
from pcdlint.files import Found, Leave, Problem, find
from pcdlint.finding import Finding
from pcdlint.fix.mend import Findings, Mended, mend
from pcdlint.readers import opened
from pcdlint.result import Options, cannot_be_read, passed_over, stumbled
from pcdlint.rules.select import choose, some


class Order(NamedTuple):
    """One file: what was read, and what came of it; `errors` say why nothing did. `skipped` says why a file met
    in a folder was passed over; `unsafe` counts the fixes that were left out for not being safe."""

    path: str
    data: bytes = b""
    mended: Mended | None = None
    errors: tuple[str, ...] = ()
    skipped: str | None = None
    unsafe: int = 0


class Shop:
    """Fixes by the rules that are asked for; that nothing new is found is proven by all of them.

    `fresh` leaves out of the findings of a file those that nobody is to be told of.
    """

    def __init__(self, desk: Desk, unsafe: bool, fresh: Callable[[str, Findings], Findings]) -> None:
        self._desk = desk
        self._unsafe = unsafe
        self._fresh = fresh
        self._chosen: dict[Options, frozenset[str]] = {}

    def paths(self, paths: Sequence[str], others: bool = False) -> Iterator[Order]:
        """Files and folders, in a fixed order, each file once. `others`: files that are named need not be papers.
        Raises PackError and SelectionError before the first."""
        found = list(find(paths, Leave(others)))
        for each in found:
            if isinstance(each, Found):
                self._bench(each.path)
        for each in found:
            if isinstance(each, Problem):
                yield Order(each.path, errors=(each.message,))
                continue
            if not isinstance(each, Found):
                yield Order(each.path, skipped=each.reason)
                continue
            try:
                data = opened(each.path)
            except OSError as error:
                yield Order(str(each.path), errors=(cannot_be_read(error),))
                continue
            order = self.data(data, str(each.path))
            other = passed_over(order.errors, each.paper)
            yield Order(order.path, skipped=other) if other else order

    def data(self, data: bytes, path: str) -> Order:
        """The bytes of a file called `path`. Raises PackError and SelectionError."""
        linter, codes = self._bench(Path(path))

        def wanted(finding: Finding) -> bool:
            return finding.fix is not None and finding.rule in codes and (finding.fix.safe or self._unsafe)

        def left_out(finding: Finding) -> bool:
            return finding.fix is not None and finding.rule in codes and not wanted(finding)

        try:
            mended = mend(linter, data, path, wanted, lambda found: self._fresh(path, found))
        except Exception as error:
            return Order(path, data, errors=(stumbled(error),))
        if not mended.before.papers:
            return Order(path, data, errors=mended.before.errors)
        unsafe = sum(map(left_out, self._fresh(path, mended.after.findings)))
        return Order(path, data, mended, mended.before.errors, unsafe=unsafe)

    def _bench(self, path: Path) -> tuple[Linter, frozenset[str]]:
        """The linter of a paper, with all rules that are not off, and the codes of those whose fixes are asked for."""
        options = self._desk.settings(path).options
        linter = self._desk.linter(options._replace(select=(), ignore=()))
        if options not in self._chosen:
            chosen = choose(linter.pack.rules, options.select, options.ignore, dict(options.levels))
            self._chosen[options] = frozenset(rule.code for rule in some(chosen))
        return linter, self._chosen[options]
