"""Styles: what a paragraph or run looks like by the name that it carries, over all it is based on."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

from pcdlint.readers.docx.names import NUMPR, PPR, RPR, VAL, W

_OFF = frozenset(("0", "false", "off", "none"))
_FONT_NAMES = (W + "ascii", W + "hAnsi", W + "cs")
BODY_TEXT = 9
"""Word's outline level of what is no heading."""


class Look(NamedTuple):
    """What run properties say; None where they say nothing. `hidden` text is left out of the paper."""

    bold: bool | None = None
    hidden: bool | None = None
    caps: bool | None = None
    raised: bool | None = None
    font: str | None = None


class Style(NamedTuple):
    """A style with all it inherits. `outline` counts from 0 (None: no heading); `numbered_by` are the
    styles from its own upwards to the one that gives `number`, the id of a list."""

    look: Look = Look()
    outline: int | None = None
    number: str | None = None
    number_level: int | None = None
    numbered_by: tuple[str, ...] = ()


PLAIN = Look()


def is_on(element: Element) -> bool:
    """Whether a property that is there is switched on."""
    return element.get(VAL, "1").lower() not in _OFF


def number(element: Element | None) -> int | None:
    """The whole number that an element carries, or None."""
    value = element.get(VAL) if element is not None else None
    return int(value) if value and value.lstrip("-").isdecimal() and len(value) < 10 else None


def look_of(properties: Element | None) -> Look:
    """What the properties of a run, style or level say themselves."""
    if properties is None or not len(properties):
        return PLAIN
    bold = hidden = caps = raised = font = None
    for item in properties:
        tag = item.tag
        if tag == _BOLD:
            bold = is_on(item)
        elif tag == _HIDDEN:
            hidden = is_on(item)
        elif tag == _CAPS:
            caps = is_on(item)
        elif tag == _RAISED:
            raised = item.get(VAL) == "superscript"
        elif tag == _FONTS:
            font = next((item.get(name) for name in _FONT_NAMES if item.get(name)), None)
    return Look(bold, hidden, caps, raised, font)


_BOLD, _HIDDEN, _CAPS, _RAISED, _FONTS = (W + n for n in ("b", "vanish", "caps", "vertAlign", "rFonts"))


def over(below: Look, above: Look) -> Look:
    """The look where `above` decides what it speaks of."""
    if above is PLAIN:
        return below
    return Look(
        below.bold if above.bold is None else above.bold,
        below.hidden if above.hidden is None else above.hidden,
        below.caps if above.caps is None else above.caps,
        below.raised if above.raised is None else above.raised,
        below.font if above.font is None else above.font,
    )


class Styles:
    """The styles of a paper, worked out when they are asked for. Circles of styles end where they close."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        self.default: str | None = None
        self._ground = PLAIN
        for element in root if root is not None else ():
            if element.tag == W + "style":
                name = element.get(W + "styleId", "")
                self._elements[name] = element
                if element.get(W + "type") == "paragraph" and element.get(W + "default", "0") not in _OFF:
                    self.default = name
            elif element.tag == W + "docDefaults":
                self._ground = look_of(element.find(f"{W}rPrDefault/{RPR}"))

    def has(self, name: str) -> bool:
        """Whether there is a style of that id."""
        return name in self._elements

    def linked_list(self, name: str) -> str | None:
        """The id of the list that a list style stands for."""
        element = self._elements.get(name)
        found = element.find(f"{PPR}/{NUMPR}/{W}numId") if element is not None else None
        return found.get(VAL) if found is not None else None

    def paragraph(self, name: str | None) -> Style:
        """A paragraph's style; the default one where `name` is None or not known."""
        if name is None or name not in self._elements:
            name = self.default
        return self._resolve(name) if name else Style(self._ground)

    def run(self, name: str) -> Look:
        """What a character style says, without the document's own defaults."""
        return self._resolve(name, Style()).look if name in self._elements else PLAIN

    def _resolve(self, name: str, ground: Style | None = None) -> Style:
        found = self._known.get(name)
        if found is None:
            chain: list[str] = []
            at: str | None = name
            while at and at in self._elements and at not in chain:
                chain.append(at)
                base = self._elements[at].find(W + "basedOn")
                at = base.get(VAL) if base is not None else None
            found = ground or Style(self._ground)
            for each in reversed(chain):
                found = self._add(found, each)
            self._known[name] = found
        return found

    def _add(self, base: Style, name: str) -> Style:
        element = self._elements[name]
        look = over(base.look, look_of(element.find(RPR)))
        outline, list_id, level, by = base.outline, base.number, base.number_level, (name, *base.numbered_by)
        named = element.find(W + "name")
        words = (named.get(VAL) or "").lower().split() if named is not None else []
        if len(words) == 2 and words[0] == "heading" and words[1].isdecimal():
            outline = int(words[1]) - 1
        properties = element.find(PPR)
        if properties is not None:
            said = number(properties.find(W + "outlineLvl"))
            outline = outline if said is None else said
            listed = properties.find(NUMPR)
            if listed is not None:
                own = listed.find(W + "numId")
                if own is not None:
                    list_id, by = own.get(VAL), (name,)
                said = number(listed.find(W + "ilvl"))
                level = level if said is None else said
        return Style(look, outline, list_id, level, by if list_id else ())
