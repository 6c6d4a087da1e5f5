"""A pack's folder -> its documents, each read and checked against its schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pcdlint import data
from pcdlint.rules import schema
from pcdlint.rules.errors import PackError, Problem
from pcdlint.rules.load import Document, read

MANIFEST = "pack.yaml"
LAYOUTS = "layouts.yaml"
SUFFIXES = (".yaml", ".yml")
MAX_FILES = 500


@dataclass(frozen=True, slots=True)
class RawPack:
    """A pack as it stands in its folder, not yet merged with what it extends.

    `vocabularies` and `registers` are by file name without suffix.
    """

    folder: Path
    manifest: Document
    layouts: Document | None
    rules: tuple[Document, ...]
    vocabularies: Mapping[str, Document]
    registers: Mapping[str, Document]

    @property
    def name(self) -> str:
        return str(self.manifest.data["name"])


def manifest(folder: Path) -> Document:
    """The checked pack.yaml of a folder. Raises PackError."""
    path = folder / MANIFEST
    if not path.is_file():
        what = "is no folder" if not folder.is_dir() else f"holds no {MANIFEST}"
        message = f"{what}: a pack is a folder with a {MANIFEST} (name, title, version, description) and files of rules"
        raise PackError([Problem(str(folder), None, "", message)])
    document = read(path)
    _refuse(list(schema.problems(document, pack_schema(), "manifest")))
    return document


def raw_pack(folder: Path) -> RawPack:
    """All of a pack's folder. Raises PackError with every fault of every file."""
    head = manifest(folder)
    faults: list[Problem] = []
    found: dict[str, dict[Path, Document]] = {"rules": {}, "vocabulary": {}, "registers": {}, "layouts": {}}
    for part, path in _files(folder):
        try:
            document = read(path)
        except PackError as error:
            faults.extend(error.problems)
            continue
        faults.extend(_faults(document, part, path))
        found[part][path] = document
    _refuse(faults)
    return RawPack(
        folder=folder,
        manifest=head,
        layouts=next(iter(found["layouts"].values()), None),
        rules=tuple(found["rules"].values()),
        vocabularies={path.stem: document for path, document in found["vocabulary"].items()},
        registers={path.stem: document for path, document in found["registers"].items()},
    )


def registers(folder: Path) -> Mapping[str, Document]:
    """The registers of a folder by file name without suffix. Raises PackError."""
    found: dict[str, Document] = {}
    faults: list[Problem] = []
    for path in sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES):
        try:
            found[path.stem] = read(path)
        except PackError as error:
            faults.extend(error.problems)
            continue
        faults.extend(_faults(found[path.stem], "registers", path))
    _refuse(faults)
    return found


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The pack's YAML files with the part of the pack that each belongs to, in a fixed order."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES and path.is_file())
    if len(paths) > MAX_FILES:
        raise PackError([Problem(str(folder), None, "", f"holds more than {MAX_FILES} YAML files: is this a pack?")])
    for path in paths:
        parts = path.relative_to(folder).parts
        if any(part.startswith(".") for part in parts) or parts == (MANIFEST,):
            continue
        if parts == (LAYOUTS,):
            yield "layouts", path
        else:
            yield parts[0] if len(parts) > 1 and parts[0] in ("vocabulary", "registers") else "rules", path


def _faults(document: Document, part: str, path: Path) -> Iterator[Problem]:
    match part:
        case "rules":
            if isinstance(document.data, list):
                yield from schema.problems(document, pack_schema(), "rules")
            else:
                yield document.problem((), "must be a list of rules: each begins with '- code: FIN001'")
        case "vocabulary":
            yield from schema.problems(document, pack_schema(), "vocabulary")
        case "layouts":
            yield from _by_optional_schema(document, "layouts.schema.json")
        case _:
            # Whole registers have a schema; a pack's own may be a patch of one, which is checked when merged.
            yield from schema.problems(document, pack_schema(), "register")


def _by_optional_schema(document: Document, name: str) -> Iterator[Problem]:
    contents = schema_file(name)
    if contents is not None:
        yield from schema.problems(document, contents)


def pack_schema() -> Mapping[str, Any]:
    """The schema of packs; its `$defs` are manifest, rules, rule, vocabulary and register."""
    contents = schema_file("pack.schema.json")
    assert contents is not None, "pack.schema.json is part of the package"
    return contents


@cache
def schema_file(name: str) -> Mapping[str, Any] | None:
    """A schema of rules/schema by file name, or None where there is none."""
    import json

    path = data.folder("rules") / "schema" / name
    if not path.is_file():
        return None
    contents: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return contents


def _refuse(faults: list[Problem]) -> None:
    if faults:
        raise PackError(faults)
