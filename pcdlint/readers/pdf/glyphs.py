"""The characters of a page as glyphs: what they stand for, where they stand, how they look."""

from __future__ import annotations

from ctypes import byref, c_double, c_int, create_string_buffer
from math import hypot
from typing import NamedTuple

from pcdlint.readers.pdf import native
from pcdlint.readers.pdf.page import Glyph, View
from pcdlint.readers.pdf.symbols import meaning, symbols_of

_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_BOLD_WEIGHT = 600
_UNDRAWN = (0xD, 0xA)


class Written(NamedTuple):
    """The glyphs of a page in drawing order, and those that are drawn without being seen."""

    seen: list[Glyph]
    unseen: list[Glyph]


class _Style(NamedTuple):
    size: float
    bold: bool
    symbols: dict[int, str] | None
    visible: bool
    straight: bool


_NO_STYLE = _Style(0.0, False, None, True, False)


def written(text: int, count: int, view: View, page: int) -> Written:
    """The glyphs of a text page of PDFium. Text that is not level is no part of what is read in lines."""
    seen: list[Glyph] = []
    unseen: list[Glyph] = []
    styles: dict[int, _Style] = {}
    box, x, y = native.Box(), c_double(), c_double()
    at_box, at_x, at_y = byref(box), byref(x), byref(y)
    width, height = view.width, view.height
    style, last = _NO_STYLE, 0
    for i in range(count):
        code = native.char_code(text, i)
        if code in _UNDRAWN:
            continue
        drawn = native.char_object(text, i)
        if drawn and drawn != last:
            last = drawn
            if drawn not in styles:
                styles[drawn] = _style(text, i, drawn, view.turns)
            style = styles[drawn]
        if not style.straight or not native.char_origin(text, i, at_x, at_y):
            continue
        native.char_box(text, i, at_box)
        left, right, base = _place(view, box, x.value, y.value)
        if -1 <= left <= width + 1 and -1 <= base <= height + style.size:
            glyph = Glyph(meaning(code, style.symbols), left, right, base, style.size, style.bold, page)
            (seen if style.visible else unseen).append(glyph)
    return Written(seen, unseen)


def _place(view: View, box: native.Box, x: float, y: float) -> tuple[float, float, float]:
    """The left and right side and the baseline of a character, as seen."""
    if view.turns == 0:
        return x - view.left, max(box.right, x) - view.left, view.top - y
    left, base = view.seen(x, y)
    sides = (view.seen(box.left, box.bottom)[0], view.seen(box.right, box.top)[0])
    return left, max(*sides, left), base


def _style(text: int, i: int, drawn: int, turns: int) -> _Style:
    matrix = native.Matrix()
    native.char_matrix(text, i, byref(matrix))
    across, down = ((matrix.a, -matrix.b), (matrix.b, matrix.a), (-matrix.a, matrix.b), (-matrix.b, -matrix.a))[turns]
    size = abs(native.font_size(text, i)) * (hypot(matrix.c, matrix.d) or 1.0)
    name, flags = _font(text, i)
    bold = (
        any(word in name for word in _BOLD_NAMES)
        or native.font_weight(text, i) >= _BOLD_WEIGHT
        or bool(flags & native.FORCE_BOLD)
    )
    visible = native.render_mode(drawn) != native.INVISIBLE
    return _Style(size, bold, symbols_of(name), visible, across > 0 and abs(down) < 0.05 * across and size > 0.5)


def _font(text: int, i: int) -> tuple[str, int]:
    name, flags = create_string_buffer(128), c_int()
    native.font_info(text, i, name, 128, byref(flags))
    return name.value.decode("utf-8", "replace").lower(), flags.value
