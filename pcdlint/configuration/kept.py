"""Checked configuration files kept from run to run, so that a run with one reads neither YAML nor schemas.

A document is kept with all that it depends on, and used only where that is the same to the letter.
"""

from __future__ import annotations

from binascii import crc32
from pathlib import Path

import pcdlint
from pcdlint import data
from pcdlint.rules.load import Document


def fetch(path: Path, contents: bytes, schema: str, shown: str) -> Document | None:
    """The document made of a file with these contents, or None where none is kept."""
    import json

    kept = data.fetch(_name(path))
    try:
        held = json.loads(kept) if kept else None
        if held is None or held["of"] != _identity(contents, schema):
            return None
        return Document(shown, held["data"], {tuple(key): line for key, line in held["lines"]})
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def store(path: Path, contents: bytes, schema: str, document: Document) -> None:
    """Keep a checked document."""
    import json

    lines = [[list(key), line] for key, line in document.lines.items()]
    held = {"of": _identity(contents, schema), "data": document.data, "lines": lines}
    data.store(_name(path), json.dumps(held, ensure_ascii=True).encode("ascii"))


def _name(path: Path) -> str:
    return f"configuration-{crc32(str(path).encode('utf-8', 'surrogateescape')):08x}.json"


def _identity(contents: bytes, schema: str) -> list[str]:
    return [pcdlint.__version__, schema, contents.decode("latin-1")]
