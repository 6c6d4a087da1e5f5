"""The comments of a Word file as a part of it, and the file put together again with them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

from pcdlint.readers.docx.container import Package
from pcdlint.readers.docx.names import ID, STRICT, TRANSITIONAL
from pcdlint.readers.errors import UnreadableError
from pcdlint.review.zipped import zipped

AUTHOR, INITIALS = "pcdlint", "pl"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "[Content_Types].xml"
_TYPES_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def comment_ids(package: Package) -> list[int]:
    """The numbers of the comments that a file has."""
    root = package.tree_of("comments")
    numbers = (item.get(ID, "") for item in root) if root is not None else ()
    return [int(number) for number in numbers if number.isdecimal()]


def with_comments(data: bytes, package: Package, main: bytes, first: int, comments: Sequence[Sequence[str]]) -> bytes:
    """The file with its text replaced by `main` and comments numbered from `first`, each in paragraphs."""
    changed = {package.main: main}
    name = package.related("comments")
    strict = STRICT.encode() in main
    if name is not None:
        held = package.part(name)
        prefix = _prefix(held)
        changed[name] = _inside(held, _comments(prefix, first, comments))
    else:
        folder = posixpath.dirname(package.main)
        name = next(n for n in _names(posixpath.join(folder, "comments")) if not package.has(n))
        space = STRICT if strict else TRANSITIONAL
        changed[name] = (
            f'{_HEAD}<w:comments xmlns:w="{space}">'.encode() + _comments("w", first, comments) + b"</w:comments>"
        )
        changed.update(_named(package, name, strict))
    return zipped(data, changed)


def _names(stem: str) -> Sequence[str]:
    return [f"{stem}{number or ''}.xml" for number in range(1_000)]


def _comments(prefix: str, first: int, comments: Sequence[Sequence[str]]) -> bytes:
    p = prefix
    return "".join(
        f'<{p}:comment {p}:id="{number}" {p}:author="{AUTHOR}" {p}:initials="{INITIALS}">'
        f"{''.join(_paragraph(p, text, bold=not at) for at, text in enumerate(paragraphs))}</{p}:comment>"
        for number, paragraphs in enumerate(comments, first)
    ).encode()


def _paragraph(p: str, text: str, bold: bool) -> str:
    look = f"<{p}:rPr><{p}:b/></{p}:rPr>" if bold else ""
    words = escape(_NOT_XML.sub(" ", text))
    return f'<{p}:p><{p}:r>{look}<{p}:t xml:space="preserve">{words}</{p}:t></{p}:r></{p}:p>'


def _prefix(part: bytes) -> str:
    match = re.search(
        rb"""xmlns:([A-Za-z_][\w.-]*)\s*=\s*["'](?:%s|%s)["']"""
        % (re.escape(TRANSITIONAL.encode()), re.escape(STRICT.encode())),
        part,
    )
    if match is None:
        raise UnreadableError("the Word file has unusual comments", "open it in Word and save it again")
    return match.group(1).decode()


def _inside(part: bytes, more: bytes) -> bytes:
    """An XML part with more at the end of its root."""
    end = part.rstrip()
    close = end.rfind(b"</")
    bare = re.search(rb"<([^\s/>?!]+)[^>]*/>\s*$", end)
    if bare is not None and end.count(b"<") - end.count(b"<?") == 1:
        return end[: end.rfind(b"/>")] + b">" + more + b"</" + bare.group(1) + b">"
    return part[:close] + more + part[close:]


def _named(package: Package, name: str, strict: bool) -> dict[str, bytes]:
    """The parts that tell of a new part."""
    folder, base = posixpath.split(package.main)
    place = posixpath.join(folder, "_rels", f"{base}.rels")
    number = next(n for n in range(1, 10_000) if f"rIdC{n}" not in package.relations)
    kind = _STRICT_RELATIONS if strict else _RELATIONS
    held = package.part(place) if package.has(place) else f'{_HEAD}<Relationships xmlns="{_RELATIONS_SPACE}"/>'.encode()
    space = _space(held, "Relationships", _RELATIONS_SPACE)
    relation = f'<Relationship{space} Id="rIdC{number}" Type="{kind}" Target="{posixpath.basename(name)}"/>'
    types = package.part(_TYPES)
    override = f'<Override{_space(types, "Types", _TYPES_SPACE)} PartName="/{name}" ContentType="{_TYPE}"/>'
    return {place: _inside(held, relation.encode()), _TYPES: _inside(types, override.encode())}


def _space(part: bytes, root: str, space: str) -> str:
    """What an element without a prefix needs to be one of a part's kind."""
    return "" if f"<{root}".encode() in part else f' xmlns="{space}"'
