"""A look at a text as an editor shows it: linted as `pcdlint check` lints a file of that name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from pcdlint.configuration.desk import Desk
from pcdlint.configuration.find import absolute
from pcdlint.lsp.position import Text
from pcdlint.result import NOT_A_PAPER, TORN, Result, stumbled
from pcdlint.rules.errors import PackError, Problem, SelectionError
from pcdlint.rules.pack import Rule
from pcdlint.rules.select import some


class Look(NamedTuple):
    """What came of a look. Where `papers` were found, `result` holds what was found in them; `torn`, `troubles` and
    `problems` (faults of configuration files and packs) say why a text could not be checked."""

    text: Text
    result: Result = Result("")
    rules: Mapping[str, Rule] = MappingProxyType({})
    """Those that were asked, by code."""
    packs: tuple[str, ...] = ()
    torn: bool = False
    """Only scraps of a paper."""
    troubles: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def paper(self) -> bool:
        """Whether the text is a decision paper that was checked."""
        return bool(self.result.papers)

    @property
    def foreign(self) -> bool:
        """Whether nothing in the text is of a decision paper: no fault of it, but it was not checked."""
        return not (self.paper or self.torn or self.troubles or self.problems)


class Looker:
    """Looks at texts one after another, by a desk that is made anew after `forget`, and every day."""

    def __init__(self, desk: Callable[[], Desk]) -> None:
        self._make = desk
        self._made: tuple[date, Desk] | None = None

    def forget(self) -> None:
        """Configuration files or packs may have changed."""
        self._made = None

    def look(self, path: Path, text: Text) -> Look:
        """What there is to say of a text that is called `path`. Never raises."""
        try:
            return self._look(path, text)
        except PackError as error:
            return Look(text, problems=error.problems)
        except SelectionError as error:
            return Look(text, troubles=(str(error),))
        except Exception as error:
            return Look(text, troubles=(stumbled(error),))

    def _look(self, path: Path, text: Text) -> Look:
        desk = self._desk()
        options = desk.settings(path).options
        linter = desk.linter(options)
        rules = {rule.code: rule for rule in some(linter.rules)}
        if not text.text.strip():
            return Look(text)
        # Half a pair of surrogates is no text; one character for it keeps the columns.
        result = linter.data(text.text.encode("utf-8", "replace"), str(path))
        if result.papers:
            return Look(text, result, rules, options.packs)
        troubles = tuple(error for error in result.errors if error not in (NOT_A_PAPER, TORN))
        return Look(text, torn=TORN in result.errors, troubles=troubles)

    def _desk(self) -> Desk:
        today = date.today()
        made = self._made
        if made is None or made[0] != today:
            made = self._made = (today, self._make())
        return made[1]


def file_of(problem: Problem) -> Path:
    """The file that a fault is in."""
    return absolute(problem.file)
