"""What every check is told about the law: the registers, and the day they are asked about."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from pcdlint.registers import Registers


class Facts(NamedTuple):
    """The registers as of a day.

    `as_of` is the paper's date, else the one asked for, else today; `dated` is True when it
    is the paper's own and False when it was assumed (a draft, or a web page that lost its date).
    """

    registers: Registers
    as_of: date
    dated: bool

    @property
    def surely(self) -> Facts:
        """The same facts without what is known from memory only."""
        return self._replace(registers=self.registers.sure)

    def within(self, since: date | None, until: date | None) -> bool:
        """Whether the day is on or after `since` and before `until`; None is open."""
        return (since is None or since <= self.as_of) and (until is None or self.as_of < until)

    def asks(self, since: date | None, until: date | None, stage: str) -> bool:
        """Whether what holds within these dates may be asked of a paper of that stage: silence where
        knowledge ends, so nothing with dates is asked of a page that lost its own."""
        if since is None and until is None:
            return True
        return (self.dated or stage != "published") and self.within(since, until)
