"""HTML tables inside text and Markdown, as conversions leave them."""

from __future__ import annotations

import re

from pcdlint.patterns import pattern

_TAG = pattern(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>")
_TABLE = pattern(r"<table\b.*?</table\s*>", re.IGNORECASE | re.DOTALL)
_COLSPAN = pattern(r"colspan\s*=\s*[\"']?(\d{1,2})", re.IGNORECASE)


def flatten_tables(raw: str) -> str:
    """Text of the same length in which HTML tables stand as rows of tab-separated cells."""
    return _TABLE.sub(lambda m: _flatten(m.group()), raw)


def _flatten(table: str) -> str:
    first, wide = True, 0

    def replace(match: re.Match[str]) -> str:
        nonlocal first, wide
        closing, tag, rest = match.group(1), match.group(2).lower(), match.group(3)
        width = len(match.group())
        if tag == "tr" and closing:
            return ("\t" * min(wide, width - 1) + "\n").ljust(width)
        if tag == "tr":
            first, wide = True, 0
        elif tag in ("td", "th") and not closing:
            borders = ("" if first else "\t") + "\t" * wide
            spans = _COLSPAN.search(rest)
            first, wide = False, int(spans.group(1)) - 1 if spans else 0
            return borders[:width].ljust(width)
        elif tag in ("caption", "table"):
            return "\n".ljust(width)
        return " " * width

    return _TAG.sub(replace, table.replace("\n", " "))
