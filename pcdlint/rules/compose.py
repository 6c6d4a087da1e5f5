"""Packs and all that they extend -> one plain set of rules, vocabularies, layouts and registers."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pcdlint import data
from pcdlint.rules import vocabularies
from pcdlint.rules.collect import collected
from pcdlint.rules.errors import PackError, Problem, hint
from pcdlint.rules.folder import MANIFEST, RawPack, manifest, raw_pack, registers, schema_file
from pcdlint.rules.laying import laid
from pcdlint.rules.load import Document
from pcdlint.rules.merge import Merger
from pcdlint.rules.pack import Kind, Plain
from pcdlint.rules.shape import shape_of
from pcdlint.rules.validate import layout_problems


@dataclass(frozen=True, slots=True)
class Composed:
    """What packs come to: `pack` for `pack_of`, `examples` (`{code: {good, bad}}`), the folders read."""

    pack: Plain
    examples: Plain
    folders: tuple[Path, ...]


def built_in() -> Mapping[str, Path]:
    """The packs that ship with pcdlint, by name."""
    return {path.parent.name: path.parent for path in sorted(data.folder("rules").glob(f"*/{MANIFEST}"))}


def compose(packs: Sequence[str | Path], kinds: Mapping[str, Kind]) -> Composed:
    """Read, check and merge packs: built-in ones by name, others by folder (or by their pack.yaml).

    Raises PackError with everything that is wrong.
    """
    folders = in_order(packs)
    raws: list[RawPack] = []
    faults: list[Problem] = []
    for folder in folders:
        try:
            raws.append(raw_pack(folder))
        except PackError as error:
            faults.extend(error.problems)
    if faults:
        raise PackError(faults)
    return _merged(raws, folders, kinds)


def folder_of(pack: str | Path) -> Path:
    """The folder of a pack given by built-in name or by path. Raises PackError for an unknown name."""
    known = built_in()
    if isinstance(pack, str) and pack in known:
        return known[pack]
    path = Path(pack)
    if path.name == MANIFEST:
        path = path.parent
    if not path.exists():
        near = hint(str(pack), known) or f": built-in packs are {', '.join(known)}; any other is named by its folder"
        raise PackError([Problem(str(pack), None, "", f"there is no such pack{near}")])
    return path


def in_order(packs: Sequence[str | Path]) -> list[Path]:
    """The folders of the packs and of all they extend, extended ones first, each once."""
    ordered: dict[Path, Path] = {}

    def visit(folder: Path, trail: tuple[Path, ...]) -> None:
        real = folder.resolve()
        if real in ordered:
            return
        head = manifest(folder)
        for number, name in enumerate(head.data.get("extends", ())):
            base = _extended(name, folder, head, number)
            if base.resolve() in (*trail, real):
                circle = " -> ".join(path.name for path in (*trail, real, base.resolve()))
                raise PackError([head.problem(("extends", number), f"packs extend each other in a circle: {circle}")])
            visit(base, (*trail, real))
        ordered[real] = folder

    for pack in packs:
        visit(folder_of(pack), ())
    return list(ordered.values())


def _extended(name: str, folder: Path, head: Document, number: int) -> Path:
    known = built_in()
    if name in known:
        return known[name]
    base = Path(os.path.normpath(folder / name))
    if ("/" in name or "\\" in name or name.startswith(".")) and (base / MANIFEST).is_file():
        return base
    if (base / MANIFEST).is_file():
        message = f"no built-in pack is called '{name}': for the folder beside pack.yaml write './{name}'"
    else:
        near = hint(name, known) or f": built-in packs are {', '.join(known)}; a folder is written like ../base"
        message = f"there is no pack '{name}'{near}"
    raise PackError([head.problem(("extends", number), message)])


def _merged(raws: Sequence[RawPack], folders: Sequence[Path], kinds: Mapping[str, Kind]) -> Composed:
    merger = Merger()
    layouts: Plain = {}
    faults = _same_names(raws)
    facts, wrong = laid({}, [registers(data.folder("rules") / "registers"), *(raw.registers for raw in raws)])
    faults.extend(wrong)
    shape = shape_of(schema_file("layouts.schema.json"))
    for raw in raws:
        if raw.layouts is not None:
            layouts = merger.over(layouts, raw.layouts, shape)
    specs = {spec["name"]: spec for spec in layouts.get("layouts", ())}
    faults.extend(fault for raw in raws if raw.layouts for fault in layout_problems(raw.layouts, specs))
    words, doubled = vocabularies.merged(raws, merger)
    filled = [vocabularies.resolved(raw, words) for raw in raws]
    rules, wrong = collected([raw for raw, _ in filled], kinds, specs)
    unknown = [fault for _, faults_of in filled for fault in faults_of]
    faults.extend([*merger.problems, *doubled, *unknown, *wrong])
    if faults:
        raise PackError(faults)
    plain = {
        "names": [raw.name for raw in raws],
        "rules": [{k: v for k, v in rule.items() if k not in ("examples", "replaces")} for rule in rules],
        "vocabularies": words,
        "layouts": layouts,
        "registers": facts,
    }
    return Composed(plain, {rule["code"]: rule["examples"] for rule in rules}, tuple(folders))


def _same_names(raws: Sequence[RawPack]) -> list[Problem]:
    seen: dict[str, RawPack] = {}
    faults = []
    for raw in raws:
        if raw.name in seen:
            where = seen[raw.name].manifest.file
            faults.append(raw.manifest.problem(("name",), f"another pack is called '{raw.name}' too: {where}"))
        seen[raw.name] = raw
    return faults
