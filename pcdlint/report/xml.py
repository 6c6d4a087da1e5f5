"""XML that any text can be put into."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def allowed(text: str) -> str:
    """The text with a replacement mark for each character that XML has no place for."""
    return _FORBIDDEN.sub("\ufffd", text)


def write_tree(root: Element, out: TextIO) -> None:
    """A whole document."""
    from xml.etree.ElementTree import indent, tostring

    for element in root.iter():
        element.text = element.text and allowed(element.text)
        for key, value in element.items():
            element.set(key, allowed(value))
    indent(root)
    out.write('<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n")
