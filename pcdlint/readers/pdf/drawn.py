"""What is drawn on a page besides text: straight lines (the rules of tables), pictures, filled-in fields."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from ctypes import byref, c_float, c_int, create_string_buffer
from typing import NamedTuple

from pcdlint.readers.pdf import limits, native
from pcdlint.readers.pdf.page import Edge, Glyph, View

_THIN = 3.0
_SHORT = 4.0
_COVERS = 0.7
_ON = "☒"
_OFF = "☐"

Corner = tuple[float, float]


class Drawn(NamedTuple):
    """The lines of a page; whether a picture covers it, and whether text was drawn before that picture."""

    level: list[Edge]
    upright: list[Edge]
    pictured: bool
    text_first: bool


def drawn(page: int, view: View) -> Drawn:
    """The lines and pictures of a page. A page with too many lines (a map) is taken to have none."""
    sketch = _Sketch(view)
    count = native.count_objects(page)
    for i in range(count):
        sketch.take(native.page_object(page, i), (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0)
    if sketch.segments > limits.MAX_PATH_SEGMENTS:
        return Drawn([], [], sketch.pictured, sketch.text_first)
    return Drawn(sketch.level, sketch.upright, sketch.pictured, sketch.text_first)


_Six = tuple[float, float, float, float, float, float]


class _Sketch:
    def __init__(self, view: View) -> None:
        self.view = view
        self.level: list[Edge] = []
        self.upright: list[Edge] = []
        self.segments = 0
        self.pictured = False
        self.text_first = False
        self._text = False

    def take(self, thing: int, outer: _Six, depth: int) -> None:
        kind = native.object_type(thing)
        if kind == native.TEXT:
            self._text = True
        elif kind == native.IMAGE:
            self._picture(thing, outer)
        elif kind == native.PATH and self.segments <= limits.MAX_PATH_SEGMENTS:
            self._path(thing, outer)
        elif kind == native.FORM and depth < limits.MAX_FORM_DEPTH and self.segments <= limits.MAX_PATH_SEGMENTS:
            inner = _times(_matrix(thing), outer)
            for i in range(min(native.count_inner(thing), limits.MAX_PATH_SEGMENTS)):
                self.take(native.inner_object(thing, i), inner, depth + 1)

    def _picture(self, thing: int, outer: _Six) -> None:
        (left, top), (right, bottom) = self._bounds(thing, outer)
        if (right - left) * (bottom - top) >= _COVERS * self.view.width * self.view.height:
            self.pictured = True
            self.text_first = self.text_first or self._text

    def _path(self, thing: int, outer: _Six) -> None:
        count = native.count_segments(thing)
        self.segments += count
        (left, top), (right, bottom) = self._bounds(thing, outer)
        if right - left <= _THIN or bottom - top <= _THIN:
            self._stroke(left, top, right, bottom)
        elif self.segments <= limits.MAX_PATH_SEGMENTS:
            filled, stroked = c_int(), c_int()
            native.draw_mode(thing, byref(filled), byref(stroked))
            for part in _parts(thing, count, _times(_matrix(thing), outer)):
                self._part([self.view.seen(*point) for point in part], bool(stroked.value))

    def _part(self, points: list[Corner], stroked: bool) -> None:
        """One unbroken line of a path: a thin box is a line, and a drawn line is what it is."""
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        if max(xs) - min(xs) <= _THIN or max(ys) - min(ys) <= _THIN:
            self._stroke(min(xs), min(ys), max(xs), max(ys))
        elif stroked:
            for (x0, y0), (x1, y1) in itertools.pairwise(points):
                if abs(x0 - x1) <= 0.5 or abs(y0 - y1) <= 0.5:
                    self._stroke(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def _stroke(self, left: float, top: float, right: float, bottom: float) -> None:
        if right - left >= bottom - top:
            if right - left >= _SHORT:
                self.level.append(Edge((top + bottom) / 2, left, right))
        elif bottom - top >= _SHORT:
            self.upright.append(Edge((left + right) / 2, top, bottom))

    def _bounds(self, thing: int, outer: _Six) -> tuple[Corner, Corner]:
        """The top left and bottom right corner of an object as seen."""
        sides = [c_float() for _ in range(4)]
        native.object_bounds(thing, *map(byref, sides))
        left, bottom, right, top = (side.value for side in sides)
        a, b = (self.view.seen(*_apply(outer, *corner)) for corner in ((left, bottom), (right, top)))
        return (min(a[0], b[0]), min(a[1], b[1])), (max(a[0], b[0]), max(a[1], b[1]))


def _parts(thing: int, count: int, matrix: _Six) -> Iterator[list[Corner]]:
    """The unbroken runs of straight lines of a path; curves break them."""
    x, y = c_float(), c_float()
    points: list[Corner] = []
    for i in range(count):
        segment = native.path_segment(thing, i)
        kind = native.segment_type(segment)
        native.segment_point(segment, byref(x), byref(y))
        point = _apply(matrix, x.value, y.value)
        if kind != native.LINE_TO:
            if len(points) > 1:
                yield points
            points = [point]
            continue
        points.append(point)
        if native.segment_closes(segment):
            yield [*points, points[0]]
            points = [points[0]]
    if len(points) > 1:
        yield points


def _matrix(thing: int) -> _Six:
    matrix = native.Matrix()
    native.object_matrix(thing, byref(matrix))
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(first: _Six, then: _Six) -> _Six:
    a, b, c, d, e, f = first
    k, m, n, o, p, q = then
    return a * k + b * n, a * m + b * o, c * k + d * n, c * m + d * o, e * k + f * n + p, e * m + f * o + q


def _apply(matrix: _Six, x: float, y: float) -> Corner:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def filled_in(page: int, view: View, number: int) -> list[Glyph]:
    """What the fields of a form show: a box for each tick box, the words of each text field."""
    found: list[Glyph] = []
    for i in range(min(native.count_annotations(page), limits.MAX_FIELDS)):
        note = native.annotation(page, i)
        if note and native.annotation_kind(note) == native.WIDGET:
            state = _value(note, b"AS")
            words = (_OFF if state == "Off" else _ON) if state else _value(note, b"V")
            if words:
                found.append(_field(note, view, number, words))
        if note:
            native.close_annotation(note)
    return found


def _field(note: int, view: View, number: int, words: str) -> Glyph:
    box = native.Box()
    native.annotation_box(note, byref(box))
    (x0, y0), (x1, y1) = view.seen(box.left, box.bottom), view.seen(box.right, box.top)
    height = min(abs(y1 - y0), 12.0)
    base = (y0 + y1) / 2 + height * 0.35
    return Glyph(" ".join(words.split()), min(x0, x1), max(x0, x1), base, height or 10.0, False, number)


def _value(note: int, key: bytes) -> str:
    size = native.annotation_value(note, key, None, 0)
    if not 2 < size <= limits.MAX_FIELD_BYTES:
        return ""
    buffer = create_string_buffer(size)
    native.annotation_value(note, key, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
