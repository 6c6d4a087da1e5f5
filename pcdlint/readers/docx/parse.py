"""XML of a Word file's part to a tree: no document types, no entities, no more of it than a paper has."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, ParseError, XMLParser

from pcdlint.readers.docx.names import STRICT, TRANSITIONAL
from pcdlint.readers.errors import UnreadableError

MAX_PART = 24_000_000
"""Bytes of one unpacked part."""
MAX_MARKS = 500_000
"""Tags, and attributes, of one part: a paper of 100 pages has a third of that."""
MAX_DEPTH = 120

_ENCODING = re.compile(rb"""<\?xml[^>]{0,60}?encoding\s*=\s*["']([A-Za-z0-9_.-]+)""")
_KNOWN = frozenset((b"utf-8", b"utf8", b"us-ascii", b"ascii", b"utf-16", b"utf-16le", b"utf-16be"))
_TABLE_STYLES = re.compile(
    rb"""<w:style [^>]{0,200}?w:type="table"[^>]{0,200}(?<!/)>.*?</w:style>|<w:latentStyles\b.*?</w:latentStyles>""",
    re.DOTALL,
)


def tree(data: bytes) -> Element:
    """The root of a part; of Word's two namespaces only the common one is met. Raises `UnreadableError`."""
    _refuse(data)
    if STRICT.encode() in data:
        data = data.replace(STRICT.encode(), TRANSITIONAL.encode())
    parser = XMLParser()
    try:
        parser.feed(data)
        return parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableError(
            f"the Word file is damaged inside ({error})", "open it in Word, which may mend it, and save it again"
        ) from error


def styles_tree(data: bytes) -> Element:
    """The root of the part with the styles, without those of tables, which are most of it and say nothing here."""
    return tree(_TABLE_STYLES.sub(b"", data) if len(data) <= MAX_PART else data)


def too_deep() -> UnreadableError:
    """The error for what is nested deeper than any paper."""
    return UnreadableError(
        "the Word file is nested deeper than Word itself writes", "open it in Word and save it again"
    )


def _refuse(data: bytes) -> None:
    if len(data) > MAX_PART or data.count(b"<") > MAX_MARKS or data.count(b"=") > MAX_MARKS:
        raise UnreadableError(
            "the Word file holds more text, or more table cells, than a decision paper can",
            "check that it is the paper",
        )
    encoding = _ENCODING.match(data.lstrip(b"\xef\xbb\xbf")[:200])
    plain = data.replace(b"\0", b"") if b"\0" in data[:4] else data
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain or (encoding and encoding.group(1).lower() not in _KNOWN):
        raise UnreadableError(
            "the Word file holds instructions that Word never writes", "do not open it unless you know who sent it"
        )
