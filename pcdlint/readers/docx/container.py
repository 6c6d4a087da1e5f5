"""The zip package of a Word file: its parts, found by their relations, within stated limits.

Nothing is ever written to disk, so names that point outside mean nothing here. What is
refused is told in words for the officer.
"""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

from pcdlint.readers.docx.parse import MAX_PART, tree
from pcdlint.readers.errors import UnreadableError

MAX_ENTRIES = 5_000
MAX_RATIO = 400
"""How many times larger than packed a part may be; real ones stay below 60."""
_SMALL = 2_000_000
_MAIN = "word/document.xml"
_ENCRYPTED = 1
_OLE = b"\xd0\xcf\x11\xe0"
_AGAIN = "open it in Word, save it as a Word document (.docx) and check that one"
_DAMAGED = UnreadableError(
    "the Word file is damaged or was not copied whole", "fetch it again, or open it in Word and save it again"
)
_LOCKED = UnreadableError(
    "the Word file is protected by a password", "take the password off in Word (File, Info, Protect Document) and save"
)
_TOO_LARGE = UnreadableError(
    "the Word file unpacks to more than a decision paper can be", "check that it is the paper and save it again in Word"
)
_OTHERS = (
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("META-INF/manifest.xml", "an OpenDocument or other file"),
)


class Relation(NamedTuple):
    """What a part points to: the last word of the relation's type, and the part's name."""

    id: str
    kind: str
    part: str


class Package:
    """An opened Word file. Raises `UnreadableError` for what is none, or is larger than any paper."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_OLE):
            raise _not_a_zip(data)
        try:
            self._zip = ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except (BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise (_DAMAGED if data.startswith(b"PK") else _no_word_file()) from error
        if len(entries) > MAX_ENTRIES:
            raise _TOO_LARGE
        self._entries = {entry.filename: entry for entry in entries}
        self.main = self._main()
        self.relations = self.relations_of(self.main)

    def has(self, name: str) -> bool:
        """Whether there is a part of that name."""
        return name in self._entries

    def part(self, name: str) -> bytes:
        """The bytes of a part. Raises `UnreadableError` for what is too large, locked or damaged."""
        entry = self._entries[name]
        if entry.flag_bits & _ENCRYPTED:
            raise _LOCKED
        large = entry.file_size > _SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
        if entry.file_size > MAX_PART or large:
            raise _TOO_LARGE
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(entry.file_size + 1)
        except (BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
            raise _DAMAGED from error
        return data

    def relations_of(self, name: str) -> Mapping[str, Relation]:
        """What a part points to inside the package, by id. Targets that leave the package are left out."""
        folder, base = posixpath.split(name)
        place = posixpath.join(folder, "_rels", f"{base}.rels")
        if place not in self._entries:
            return {}
        found: dict[str, Relation] = {}
        for item in tree(self.part(place)):
            if item.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, item.get("Target", ""))).lstrip("/")
            kind = item.get("Type", "").rpartition("/")[2]
            if target in self._entries:
                found[item.get("Id", "")] = Relation(item.get("Id", ""), kind, target)
        return found

    def related(self, kind: str) -> str | None:
        """The name of the main part's first related part of a kind (`styles`, `numbering`), or None."""
        return next((relation.part for relation in self.relations.values() if relation.kind == kind), None)

    def tree_of(self, kind: str) -> Element | None:
        """The root of the main part's related part of a kind, or None where there is none."""
        name = self.related(kind)
        return tree(self.part(name)) if name else None

    def _main(self) -> str:
        for relation in self.relations_of("").values():
            if relation.kind == "officeDocument" and "xml" in relation.part and not relation.part.startswith("xl/"):
                if relation.part.startswith("ppt/"):
                    break
                return relation.part
        if _MAIN in self._entries:
            return _MAIN
        kind = next((what for sign, what in _OTHERS if any(name.startswith(sign) for name in self._entries)), None)
        if kind:
            raise UnreadableError(
                f"{kind}, not a Word document", "save the paper as a Word document (.docx) and check that"
            )
        raise UnreadableError("a zip file without a Word document in it", "unpack it and check the paper itself")


def _not_a_zip(data: bytes) -> UnreadableError:
    """An OLE file: a .docx with a password, or what Word wrote before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _LOCKED
    if "WordDocument".encode("utf-16-le") in data:
        return UnreadableError("an old Word file (.doc)", _AGAIN)
    return UnreadableError("an old Office file, not a Word document", _AGAIN)


def _no_word_file() -> UnreadableError:
    return UnreadableError(
        "the file is named as a Word document and is none", "check which program made it and " + _AGAIN
    )
