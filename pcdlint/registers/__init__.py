"""Facts with dates and sources: typed look-ups over `rules/registers`.

Each register, and the module behind it, is loaded when a check first asks for it, from plain
mappings: nothing here reads a file or knows YAML. Entries are named tuples rather than
dataclasses because there are many kinds and a class costs a tenth of a dataclass at import.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pcdlint.registers.foia import Foia
    from pcdlint.registers.legislation import Legislation
    from pcdlint.registers.names import Names
    from pcdlint.registers.quotations import Quotations
    from pcdlint.registers.scheme import Scheme
    from pcdlint.registers.specified_information import SpecifiedInformation
    from pcdlint.registers.thresholds import Thresholds


NAMES = (
    "bodies",
    "foia-exemptions",
    "legislation",
    "procurement-thresholds",
    "quotations",
    "scheme-of-delegation",
    "specified-information-order",
)
"""The names of the registers: their files without ending, and the keys of the compiled document."""


class Registers:
    """All registers. `data` gives a register's content by its name (a mapping, or a function that loads it).

    Raises KeyError at the first use of a register that `data` does not hold.
    """

    def __init__(self, data: Mapping[str, Any] | Callable[[str], Any]) -> None:
        self._load: Callable[[str], Any] = data if callable(data) else data.__getitem__

    @cached_property
    def sure(self) -> Registers:
        """The same registers without what is known from memory only."""
        from pcdlint.registers.sure import sure

        return Registers(lambda name: sure(self._load(name)))

    @cached_property
    def legislation(self) -> Legislation:
        """Acts and instruments."""
        from pcdlint.registers.legislation import Legislation

        return Legislation(self._load("legislation"))

    @cached_property
    def thresholds(self) -> Thresholds:
        """Procurement thresholds, regimes and caps."""
        from pcdlint.registers.thresholds import Thresholds

        return Thresholds(self._load("procurement-thresholds"))

    @cached_property
    def foia(self) -> Foia:
        """Exemptions of the Freedom of Information Act 2000."""
        from pcdlint.registers.foia import Foia

        return Foia(self._load("foia-exemptions"))

    @cached_property
    def order(self) -> SpecifiedInformation:
        """The Elected Local Policing Bodies (Specified Information) Order 2011."""
        from pcdlint.registers.specified_information import SpecifiedInformation

        return SpecifiedInformation(self._load("specified-information-order"))

    @cached_property
    def scheme(self) -> Scheme:
        """The MOPAC Scheme of Delegation and Consent."""
        from pcdlint.registers.scheme import Scheme

        return Scheme(self._load("scheme-of-delegation"))

    @cached_property
    def quotations(self) -> Quotations:
        """Words of statute."""
        from pcdlint.registers.quotations import Quotations

        return Quotations(self._load("quotations"))

    @cached_property
    def bodies(self) -> Names:
        """Right names of bodies, offices, plans and instruments."""
        from pcdlint.registers.names import Names

        return Names(self._load("bodies"))
