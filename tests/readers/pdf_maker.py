"""Small PDF files for tests, written by hand: text at places, lines, forms."""

from __future__ import annotations

from collections.abc import Sequence

WIDTH, HEIGHT = 595, 842
HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
BOLD = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>"
DINGBATS = b"<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>"
WINGDINGS = (
    b"<</Type/Font/Subtype/TrueType/BaseFont/Wingdings/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255/Widths[%s]>>"
    % (b"900 " * 224)
)


def text(x: float, y: float, words: str, size: float = 11, font: str = "F1", mode: int = 0) -> bytes:
    """Words with their left end and baseline at a place, counted from the bottom left of the page."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
    return b"BT /%s %g Tf %d Tr %g %g Td (%s) Tj ET\n" % (font.encode(), size, mode, x, y, escaped)


def line(x0: float, y0: float, x1: float, y1: float) -> bytes:
    """A drawn line."""
    return b"0.5 w %g %g m %g %g l S\n" % (x0, y0, x1, y1)


def lines(y: float, *rows: str, x: float = 72, pitch: float = 14, size: float = 11, font: str = "F1") -> bytes:
    """Rows of text from a height downwards."""
    return b"".join(text(x, y - i * pitch, row, size, font) for i, row in enumerate(rows))


def grid(xs: Sequence[float], ys: Sequence[float]) -> bytes:
    """All the lines of a table."""
    level = b"".join(line(xs[0], y, xs[-1], y) for y in ys)
    return level + b"".join(line(x, ys[0], x, ys[-1]) for x in xs)


def pdf(*contents: bytes, page: bytes = b"", extra: Sequence[bytes] = ()) -> bytes:
    """A file with a page for each content; `page` is more for each page's dictionary, `extra` more objects,
    numbered from 10 on."""
    fonts = b"<</F1 3 0 R/F2 4 0 R/F3 5 0 R/F4 6 0 R>>"
    first = 10 + len(extra)
    kids = b" ".join(b"%d 0 R" % (first + 2 * i) for i in range(len(contents)))
    objects: dict[int, bytes] = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents)),
        3: HELVETICA,
        4: BOLD,
        5: DINGBATS,
        6: WINGDINGS,
    }
    objects.update(enumerate(extra, 10))
    for i, content in enumerate(contents):
        at = first + 2 * i
        objects[at] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R"
            b"/Resources<</Font %s/XObject<</X 10 0 R>>>>%s>>" % (WIDTH, HEIGHT, at + 1, fonts, page)
        )
        objects[at + 1] = stream(content)
    return assembled(objects)


def stream(content: bytes, more: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), more, content)


def assembled(objects: dict[int, bytes]) -> bytes:
    """A file of numbered objects, the first of them its root."""
    out = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    end = max(objects) + 1
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % end
    for number in range(1, end):
        out += b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f")
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (end, start)
    return bytes(out)
