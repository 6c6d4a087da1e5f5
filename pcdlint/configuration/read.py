"""One configuration file -> checked data that remembers its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pcdlint import data
from pcdlint.configuration import kept
from pcdlint.configuration.find import PROJECT, shown
from pcdlint.rules.errors import PackError, Problem, hint
from pcdlint.rules.load import MAX_BYTES, Document, Key

SCHEMA = "configuration.schema.json"
TABLE = "tool.pcdlint"
PRESETS = "presets"

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"\s*([\w.\"' -]+?)\s*=")


def read(path: Path) -> Document | None:
    """The checked data of a file, None for a pyproject.toml that says nothing to pcdlint. Raises PackError."""
    if _is_no_file(path):
        message = "a pipe or a device, which may never end: put what it holds into a file"
        raise PackError([Problem(shown(path), None, "", message)])
    contents, schema = _contents(path), schema_text()
    known = kept.fetch(path, contents, schema, shown(path)) if contents else None
    if known is not None:
        return known
    document = _of_project(path) if path.name == PROJECT else _of_yaml(path)
    if document is None:
        return None
    _check(document, schema)
    # Read again, because what was parsed may be newer than what was read before.
    if contents and _contents(path) == contents:
        kept.store(path, contents, schema, document)
    return document


def schema_text() -> str:
    """The schema of the configuration as JSON."""
    return (data.folder("rules") / "schema" / SCHEMA).read_text(encoding="utf-8")


def _is_no_file(path: Path) -> bool:
    """Whether there is something that is neither file nor folder."""
    try:
        return path.exists() and not path.is_file() and not path.is_dir()
    except OSError:
        return False


def _contents(path: Path) -> bytes | None:
    """The bytes of a file that may be kept; why another cannot be read is told by whoever parses it."""
    try:
        return path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except OSError:
        return None


def _check(document: Document, schema: str) -> None:
    import json

    from pcdlint.rules.schema import problems

    faults = list(problems(document, json.loads(schema)))
    if faults:
        raise PackError(faults)


def preset(name: str) -> Path | None:
    """The file of a preset that ships with pcdlint."""
    path = data.folder("rules") / PRESETS / f"{name}.yaml"
    return path if path.parent.name == PRESETS and path.is_file() else None


def unknown_base(document: Document, key: Key, name: str) -> Problem:
    """That `extends` names what is neither a preset nor a file."""
    known = sorted(path.stem for path in (data.folder("rules") / PRESETS).glob("*.yaml"))
    near = hint(name, known) or f": presets are {', '.join(known)}; a file is named relative to this one"
    return document.problem(key, f"there is no preset or file '{name}'{near}")


def _of_yaml(path: Path) -> Document:
    from pcdlint.rules.load import read as read_yaml

    name = shown(path)
    try:
        document = read_yaml(path)
    except PackError as error:
        raise PackError([problem._replace(file=name) for problem in error.problems]) from error
    return Document(name, {} if document.data is None else document.data, document.lines)


def _of_project(path: Path) -> Document | None:
    name = shown(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise PackError([Problem(name, None, "", f"cannot be read: {error.strerror or error}")]) from error
    if b"pcdlint" not in raw:
        return None
    import tomllib

    try:
        text = raw.decode("utf-8")
        whole = tomllib.loads(text)
    except ValueError as error:
        line = re.search(r"at line (\d+)", str(error))
        problem = Problem(name, int(line[1]) if line else None, "", f"not TOML: {error}")
        raise PackError([problem]) from error
    own = whole.get("tool", {}).get("pcdlint") if isinstance(whole.get("tool", {}), dict) else None
    return None if own is None else Document(name, _plain(own), dict(_lines(text)))


def _plain(value: Any) -> Any:
    """TOML's dates as text, like YAML's."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _lines(text: str) -> Iterator[tuple[Key, int]]:
    """The lines of the keys below [tool.pcdlint]; those inside a value have its line."""
    inside: Key | None = None
    counts: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header and "=" not in line.split("]", 1)[0]:
            inside = _table(header[2], header[1] == "[[", counts)
            if inside is not None:
                yield inside, number
        elif inside is not None and (key := _KEY.match(line)):
            yield (*inside, *_parts(key[1])), number


def _parts(name: str) -> Key:
    return tuple(part.strip("\"' ") for part in name.split("."))


def _table(name: str, many: bool, counts: dict[str, int]) -> Key | None:
    if name != TABLE and not name.startswith(f"{TABLE}."):
        return None
    rest = name.removeprefix(TABLE).removeprefix(".")
    parts = _parts(rest) if rest else ()
    if many:
        counts[rest] = counts.get(rest, -1) + 1
        return (*parts, counts[rest])
    return parts
