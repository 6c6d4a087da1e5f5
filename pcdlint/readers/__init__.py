"""Readers turn the bytes of a file into a `Source`; each is imported only when its format is met.

A new format is one module with `read(data: bytes, path: str) -> Source` and a line in `_sniff`.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path, PurePath
from typing import BinaryIO

from pcdlint.readers.errors import UnreadableError
from pcdlint.source import Source

MAX_BYTES = 20_000_000
SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".docx": "docx", ".docm": "docx",
    ".pdf": "pdf",
}  # fmt: skip
_MODULES = {"text": "text", "markdown": "text", "html": "html", "docx": "docx", "pdf": "pdf"}
_MAGIC = ((b"%PDF", "pdf"), (b"PK\x03\x04", "docx"), (b"PK\x05\x06", "docx"), (b"\xd0\xcf\x11\xe0", "docx"))
"""What a file begins with, and the reader that can say best what it is."""
_FOREIGN = (
    (b"{\\rtf", "a rich text file (.rtf)", "open it in Word, save it as a Word document (.docx) and check that one"),
)


def beginning(stream: BinaryIO) -> bytes:
    """All that a stream holds, or as much as shows `read` that it is too much. Raises OSError."""
    return stream.read(MAX_BYTES + 1)


def opened(path: Path) -> bytes:
    """The `beginning` of a file. Raises OSError."""
    with path.open("rb") as stream:
        return beginning(stream)


def read(data: bytes, path: str) -> Source:
    """Read a file's bytes, the format chosen by content, then by the suffix of `path`.

    Raises `UnreadableError` with what is wrong and what to do about it.
    """
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableError("the file is empty", "export the paper again")
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"the file is larger than {MAX_BYTES // 1_000_000} MB", "check it is a decision paper")
    form = _sniff(data, PurePath(path).suffix.lower())
    module = import_module(f"pcdlint.readers.{_MODULES[form]}")
    source: Source = module.read(data, path, form)
    return source


def _sniff(data: bytes, suffix: str) -> str:
    for magic, form in _MAGIC:
        if data.startswith(magic):
            return form
    for magic, what, todo in _FOREIGN:
        if data.startswith(magic):
            raise UnreadableError(f"{what}, which pcdlint cannot read yet", todo)
    head = data[:2048].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").replace(b"\0", b"").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<main", b"<article")):
        return "html"
    if head.startswith(b"<?xml") and b"<html" in head:
        return "html"
    return SUFFIXES.get(suffix, "text")
