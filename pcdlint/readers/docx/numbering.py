"""The numbers that Word counts and shows before paragraphs, which stand nowhere in its text."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

from pcdlint.readers.docx.counting import written
from pcdlint.readers.docx.names import RPR, VAL, W
from pcdlint.readers.docx.styles import Style, Styles, is_on, look_of, number
from pcdlint.readers.docx.symbols import bullet

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_MAX_START = 1_000_000


class Level(NamedTuple):
    """One level of a list. `restart` is the level (from 1) whose use begins it again: 0 never, None any higher."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    font: str = ""
    style: str | None = None
    hidden: bool = False


class _List(NamedTuple):
    """A list as the paper uses it: the ground it counts on, and what it changes of that."""

    ground: str
    starts: dict[int, int]
    levels: dict[int, Level]


class Numbering:
    """Counts through a paper. Ask it once for each numbered paragraph, in the order of the paper."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._grounds: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        for element in root if root is not None else ():
            if element.tag == W + "abstractNum":
                self._ground(element)
            elif element.tag == W + "num":
                self._list(element)

    def _ground(self, element: Element) -> None:
        name = element.get(W + "abstractNumId", "")
        self._grounds[name] = dict(_levels(element))
        link = element.find(W + "numStyleLink")
        if link is not None:
            self._links[name] = link.get(VAL, "")

    def _list(self, element: Element) -> None:
        ground = element.find(W + "abstractNumId")
        starts: dict[int, int] = {}
        levels: dict[int, Level] = {}
        for change in element.findall(W + "lvlOverride"):
            at = change.get(W + "ilvl", "")
            start = number(change.find(W + "startOverride"))
            if start is not None and at.isdecimal():
                starts[int(at)] = start
            levels.update(_levels(change))
        name = ground.get(VAL, "") if ground is not None else ""
        self._lists[element.get(W + "numId", "")] = _List(name, starts, levels)

    def _resolved(self, name: str) -> _List | None:
        """A list by its id; one that only stands for a list style is followed to that, circles let be."""
        found = self._lists.get(name)
        seen = {name}
        while found is not None and found.ground in self._links:
            following = self._styles.linked_list(self._links[found.ground])
            if following is None or following in seen or following not in self._lists:
                break
            seen.add(following)
            found = self._lists[following]
        return found

    def level_of(self, style: Style) -> int:
        """The level at which a style stands in its list: the one that names it, else what it says."""
        used = self._resolved(style.number or "")
        if used is not None:
            levels = {**self._grounds.get(used.ground, {}), **used.levels}
            for name in style.numbered_by:
                for at, level in levels.items():
                    if level.style == name:
                        return at
        return style.number_level or 0

    def label(self, list_id: str, at: int) -> str:
        """Count one paragraph of a list at a level (from 0); what stands before it, "" for nothing."""
        used = self._resolved(list_id)
        if used is None or not 0 <= at < LEVELS:
            return ""
        levels = {**self._grounds.get(used.ground, {}), **used.levels}
        level = levels.get(at)
        if level is None:
            return ""
        counts = self._counts.setdefault(used.ground, [None] * LEVELS)
        self._count(counts, used, levels, list_id, at)
        if level.hidden:
            return ""
        if level.form == "bullet":
            return bullet(level.font, level.text)
        return _PLACE.sub(lambda m: self._number(int(m.group(1)) - 1, counts, used, levels, level.legal), level.text)

    def _count(self, counts: list[int | None], used: _List, levels: dict[int, Level], list_id: str, at: int) -> None:
        for higher in range(at):
            if counts[higher] is None:  # a level that was passed over counts as begun
                counts[higher] = _start(used, levels, higher)
        now = counts[at]
        anew = at in used.starts and (list_id, at) not in self._begun
        self._begun.add((list_id, at))
        counts[at] = _start(used, levels, at) if now is None or anew else now + 1
        for deeper in range(at + 1, LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or at + 1 <= restart:
                counts[deeper] = None

    def _number(self, at: int, counts: list[int | None], used: _List, levels: dict[int, Level], legal: bool) -> str:
        now = counts[at]
        form = levels[at].form if at in levels else "decimal"
        value = _start(used, levels, at) if now is None else now  # a level below its own: Word shows its start
        if form == "bullet":
            return ""
        return written(value, "decimal" if legal and form not in ("decimalZero", "none") else form)


def _start(used: _List, levels: dict[int, Level], at: int) -> int:
    return used.starts.get(at, levels[at].start if at in levels else 1)


def _levels(parent: Element) -> list[tuple[int, Level]]:
    found = []
    for element in parent.findall(W + "lvl"):
        at = element.get(W + "ilvl", "")
        if not at.isdecimal() or int(at) >= LEVELS:
            continue
        found.append((int(at), _level(element)))
    return found


def _form(element: Element) -> str:
    """The form of a level's numbers; "001, 002" of the newer ones by its number of places."""
    first = element.get(W + "format", "").partition(",")[0]
    return f"places{len(first)}" if first.isdecimal() else element.get(VAL, "decimal")


def _level(element: Element) -> Level:
    start = number(element.find(W + "start"))
    form = next(map(_form, element.iter(W + "numFmt")), "decimal")
    text = element.find(W + "lvlText")
    legal = element.find(W + "isLgl")
    style = element.find(W + "pStyle")
    look = look_of(element.find(RPR))
    printed = text.get(VAL, "") if text is not None else ""
    if form == "bullet" and element.find(W + "lvlPicBulletId") is not None:
        printed = "•"
    return Level(
        start if start is not None and 0 <= start <= _MAX_START else 1,
        form,
        printed[:80],
        number(element.find(W + "lvlRestart")),
        legal is not None and is_on(legal),
        look.font or "",
        style.get(VAL) if style is not None else None,
        bool(look.hidden),
    )
