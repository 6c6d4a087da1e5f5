"""Glyphs of symbol fonts as the characters a person sees: ticks, boxes, bullets, arrows."""

from __future__ import annotations

_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0x76: "❖", 0x77: "◆", 0x78: "☒", 0x9F: "•",
    0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xE0: "→", 0xE8: "→", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "•", 0xA0: "▪", 0xA3: "☐", 0x2A: "☐",
    0x30: "☐", 0x35: "☐",
}  # fmt: skip
_WEBDINGS = {0x61: "✓", 0x63: "☐", 0x72: "✗", 0x3D: "•", 0x67: "■"}
_SYMBOL = {0xB7: "•", 0xA7: "•", 0xA8: "♦", 0xAE: "→", 0xB4: "×", 0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xD6: "√", 0xB0: "°"}
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": {0x7D: "►", 0x84: "►"},
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}
BULLETS = frozenset("-*•●▪◦–o✓")
"""What may stand before an item; other glyphs are shown as a plain bullet."""


def is_symbol_font(font: str) -> bool:
    """Whether a font's letters are pictures."""
    return font.lower() in _FONTS


def glyph(font: str, code: int) -> str:
    """The character that a font shows for a code (0xF0FC and 0xFC are one); "" for one that is not known."""
    table = _FONTS.get(font.lower(), {})
    low = code - 0xF000 if code >= 0xF000 else code
    known = table.get(low)
    if known is not None:
        return known
    if 0xF000 <= code <= 0xF0FF:
        return chr(low) if font.lower() == "symbol" and 0x20 <= low < 0x7F else ""
    return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def shown(font: str, text: str) -> str:
    """A text typed in a symbol font, glyph for glyph; what is not known is shown as a blank."""
    plain = font.lower() == "symbol"
    return "".join(
        char if plain and ord(char) < 0xF000 and ord(char) not in _SYMBOL else (glyph(font, ord(char)) or " ")[0]
        for char in text
    )


def bullet(font: str, text: str) -> str:
    """What stands before an item of a list with that bullet."""
    char = text.strip()[:1]
    if not char:
        return ""
    if 0xF000 <= ord(char) <= 0xF0FF or is_symbol_font(font):
        char = glyph(font if is_symbol_font(font) else "symbol", ord(char)) or "•"
    return {"—": "–", "‒": "–", "−": "–", "·": "•", "∙": "•", "": "•"}.get(char, char if char in BULLETS else "•")
