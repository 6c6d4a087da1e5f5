"""What a kind of paper looks like: its sections, declarations, questions and markers.

A layout is data of a pack (`layouts.yaml`); these are its typed form, read by the
grammar (to know a heading when it sees one) and by checks (to know what must be there).
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class SectionSpec(NamedTuple):
    """A section or block of a layout.

    `need` is `required`, `expected` or `optional`; it holds for papers dated from
    `since` until before `until` and from stage `stage` on.
    """

    key: str
    title: str
    aliases: tuple[str, ...]
    need: str
    numbered: bool
    """A numbered section of facts and advice; False for the blocks around them."""
    since: date | None = None
    until: date | None = None
    stage: str = "draft"


class DeclarationSpec(NamedTuple):
    """A row of the originating officer's declaration and the answers it is usually given."""

    topic: str
    labels: tuple[str, ...]
    choices: tuple[str, ...]
    need: str
    since: date | None = None
    until: date | None = None


class Layout(NamedTuple):
    """One kind of paper. `lossy` names what this form of publication drops: `dates`,
    `declarations`, `headings`, `ticks`, `numbers`; an absence there is no defect."""

    name: str
    title: str
    sections: tuple[SectionSpec, ...]
    declarations: tuple[DeclarationSpec, ...]
    lossy: frozenset[str]

    def section(self, key: str) -> SectionSpec | None:
        return next((s for s in self.sections if s.key == key), None)
