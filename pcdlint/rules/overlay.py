"""Registers of a configuration over those of packs, kept from run to run: only what has changed is read as YAML again.

What they come to is kept with all that it depends on, and used only where that is the same.
"""

from __future__ import annotations

import json
from binascii import crc32
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pcdlint
from pcdlint import data
from pcdlint.rules.compiled import own_folders, stamps
from pcdlint.rules.pack import Pack, Plain

SUFFIXES = (".yaml", ".yml")


def laid_over(pack: Pack, paths: Sequence[str]) -> Pack:
    """The pack with registers from files or folders over its own, in order. Raises PackError with every fault."""
    of = [pcdlint.__version__, _sum(pack.registers), stamps(own_folders()), *map(_contents, map(Path, paths))]
    name = f"registers-{_sum([str(Path(path).resolve()) for path in paths])[0]:08x}.json"
    facts = _kept(name, of)
    if facts is None:
        facts = _laid(pack, paths)
        # Read again, because what was laid over may be newer than what was read before.
        if of[3:] == [*map(_contents, map(Path, paths))]:
            data.store(name, json.dumps({"of": of, "registers": facts}).encode("ascii"))
    return pack._replace(registers=facts)


def _laid(pack: Pack, paths: Sequence[str]) -> Plain:
    from pcdlint.rules.errors import PackError
    from pcdlint.rules.laying import documents, laid

    facts, faults = laid(pack.registers, [documents(Path(path)) for path in paths])
    if faults:
        raise PackError(faults)
    return facts


def _kept(name: str, of: Sequence[Any]) -> Plain | None:
    kept = data.fetch(name)
    try:
        held = json.loads(kept) if kept else None
        if held is None or held["of"] != json.loads(json.dumps(of)):
            return None
        facts: Plain = held["registers"]
        return facts if isinstance(facts, dict) else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _sum(value: Any) -> tuple[int, int]:
    """A checksum and a length that change with a value."""
    text = json.dumps(value).encode("ascii")
    return crc32(text), len(text)


def _contents(path: Path) -> list[list[str]]:
    """The text of a file, or of every register of a folder; nothing where it cannot be read, which is told later."""
    return [[str(file), text] for file in _files(path) if (text := _text(file)) is not None]


def _files(path: Path) -> Iterator[Path]:
    try:
        yield from sorted(each for each in path.iterdir() if each.suffix in SUFFIXES)
    except OSError:
        yield path


def _text(file: Path) -> str | None:
    try:
        return file.read_bytes().decode("latin-1")
    except OSError:
        return None
