"""What a line is where the line behind it decides."""

from __future__ import annotations

from collections.abc import Mapping

from pcdlint.grammar.fold import fold_label
from pcdlint.patterns import pattern

_APPENDIX = pattern(
    r"(?:Appendix|APPENDIX|Annex|ANNEX)[ \t]+(?:\d{1,2}|[A-Z])(?:[ \t]*[:.–—-]?[ \t]+[^.]{2,90})?[:.]?$"
)
_NEAR = 400


def is_titled(plain: str, end: int, fields: Mapping[str, str]) -> bool:
    """Whether the field of the title follows."""
    label, colon, _ = plain[end : end + 60].lstrip().partition(":")
    return bool(colon) and fields.get(fold_label(label)) == "title"


def heads_appendix(plain: str, start: int, end: int, markers: Mapping[str, str]) -> bool:
    """Whether a line is the heading of an appendix; that of a report, told by its `markers`, is the report's."""
    if not _APPENDIX.match(plain, start, end):
        return False
    ahead = plain[end : end + _NEAR].casefold()
    return not any(marker in ahead for marker in markers)
