"""What a page shows, before anybody reads it: glyphs, drawn lines, pictures.

View coordinates throughout: points from the top left corner of the page as a person sees it,
y downwards, the page's rotation undone.
"""

from __future__ import annotations

from typing import NamedTuple


class Glyph(NamedTuple):
    """One character as drawn. `text` is what it stands for (several letters for a ligature);
    `base` is the y of its baseline, `page` the number of its page from 1."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    page: int


class Edge(NamedTuple):
    """A drawn straight line, level or upright: at `at` (its y or x), reaching from `low` to `high`."""

    at: float
    low: float
    high: float


class View(NamedTuple):
    """The box of a page in the coordinates of its file, and its rotation in quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def seen(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the file's page is seen."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def filed(self, x: float, y: float) -> tuple[float, float]:
        """The point of the file's page that is seen at a place."""
        if self.turns == 0:
            return x + self.left, self.top - y
        if self.turns == 1:
            return y + self.left, x + self.bottom
        if self.turns == 2:
            return self.right - x, y + self.bottom
        return self.right - y, self.top - x


class Page(NamedTuple):
    """A page: its number from 1, glyphs in drawing order, the level and upright lines drawn on it.

    `pictured` says that a picture covers the page, `hidden` that its text lies unseen with one (an
    OCR layer).
    """

    number: int
    view: View
    glyphs: list[Glyph]
    level: list[Edge]
    upright: list[Edge]
    pictured: bool
    hidden: bool
