"""What the characters of a PDF stand for: ligatures, spaces, and the glyphs of symbol fonts.

Symbol fonts keep ticks and bullets at codes of their own, which a PDF gives as letters, as
codes of the private area (U+F000 and up) or, from better writers, as what they look like.
"""

from __future__ import annotations

_WINGDINGS = {
    0x6C: "•", 0x6E: "▪", 0x6F: "☐", 0x70: "☐", 0x71: "☐", 0x72: "☐", 0x76: "•", 0x78: "☒", 0x9F: "•", 0xA0: "•",
    0xA7: "▪", 0xA8: "☐", 0xD8: "▪", 0xE0: "→", 0xF0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "•", 0xA2: "▪", 0xA3: "☐",
}  # fmt: skip
_DINGBATS = {
    0x33: "✓", 0x34: "✓", 0x35: "✗", 0x36: "✗", 0x37: "✗", 0x38: "✗", 0x6C: "•", 0x6E: "▪",
    0x6F: "☐", 0x70: "☐", 0x71: "☐", 0x72: "☐",
}  # fmt: skip
_SYMBOL = {0xB7: "•", 0xA7: "▪", 0xA8: "☐", 0xD8: "▪", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0xA3: "☐", 0x2D: "-"}
_FONTS = (
    ("wingdings2", _WINGDINGS2),
    ("wingdings-2", _WINGDINGS2),
    ("wingdings 2", _WINGDINGS2),
    ("wingdings", _WINGDINGS),
    ("zapfdingbats", _DINGBATS),
    ("symbol", _SYMBOL),
)
_ALIKE: dict[int, str] = {
    **dict.fromkeys((0x9, 0xB, 0xC, 0xA0, *range(0x2002, 0x200B), 0x202F, 0x3000), " "),
    **dict.fromkeys((0x200B, 0x200C, 0x200D, 0xFEFF, 0xFFFE, 0xFFFF, 0x200E, 0x200F, 0x0), ""),
    0x2: "-", 0xAD: "\u00ad", 0x2010: "-", 0x2011: "-",
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
    0x2751: "☐", 0x2752: "☐", 0x274F: "☐", 0x2750: "☐", 0x25FB: "☐", 0x1F5F9: "☑", 0x1F5F7: "☒", 0x2327: "☒",
    0x2714: "✓", 0x2718: "✗", 0x25AA: "▪", 0x2756: "•",
}  # fmt: skip
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def symbols_of(font: str) -> dict[int, str] | None:
    """The glyphs of a font by code, for a font of symbols; None for a font of letters."""
    name = font.lower()
    return next((glyphs for start, glyphs in _FONTS if start in name), None)


def meaning(code: int, symbols: dict[int, str] | None) -> str:
    """The text a character stands for: empty for what has no width, a space for every kind of space."""
    if symbols is not None and (code & 0xFF00) in (0, 0xF000) and (glyph := symbols.get(code & 0xFF)):
        return glyph
    if 32 <= code < 127:
        return chr(code)
    alike = _ALIKE.get(code)
    if alike is not None:
        return alike
    if 0xF000 <= code <= 0xF0FF:
        return _SYMBOL.get(code & 0xFF, "")
    if code < 32 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return ""
    return chr(code)


def raised(text: str) -> str:
    """Digits as superscripts, so that the mark of a footnote is not read as part of a number."""
    return text.translate(_RAISED)
