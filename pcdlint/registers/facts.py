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
