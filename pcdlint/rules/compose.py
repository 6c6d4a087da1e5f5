"""Packs and all that they extend -> one plain set of rules, vocabularies, layouts and registers."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pcdlint import data
from pcdlint.registers.validate import problems as contradictions
from pcdlint.rules import vocabularies
from pcdlint.rules.collect import collected
from pcdlint.rules.errors import PackError, Problem, hint
from pcdlint.rules.folder import MANIFEST, RawPack, manifest, raw_pack, registers, schema_file
from pcdlint.rules.load import Document, Key
from pcdlint.rules.merge import Merger, named_over
from pcdlint.rules.pack import Kind, Plain
from pcdlint.rules.schema import problems as schema_problems
from pcdlint.rules.validate import layout_problems

REGISTERS = "registers"


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
    folders = _in_order(packs)
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


def _in_order(packs: Sequence[str | Path]) -> list[Path]:
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
    facts, sources = _base_registers(merger)
    faults = _same_names(raws)
    for raw in raws:
        if raw.layouts is not None:
            named = named_over(layouts.get("layouts", []), raw.layouts.data.get("layouts", []))
            layouts = {**merger.over(layouts, raw.layouts), "layouts": named}
        for name, document in raw.registers.items():
            facts[name] = merger.over(facts.get(name), document)
            faults.extend(_register_problems(name, facts[name], document))
            sources[name] = document
    if not (faults or merger.problems):
        faults.extend(_contradictions(facts, sources))
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


def _base_registers(merger: Merger) -> tuple[Plain, dict[str, Document]]:
    """The registers that ship with pcdlint, and their documents; a fault of theirs refuses every pack."""
    facts: Plain = {}
    documents = registers(data.folder("rules") / REGISTERS)
    for name, document in documents.items():
        facts[name] = merger.over(None, document)
        merger.problems.extend(_register_problems(name, facts[name], document))
    return facts, dict(documents)


def _contradictions(facts: Plain, sources: Mapping[str, Document]) -> Iterator[Problem]:
    """Where the merged registers contradict themselves or each other, told in the file laid over last."""
    for problem in contradictions(facts):
        document = _as_merged(sources[problem.register], facts[problem.register])
        key: Key = tuple(int(part) if part.isdigit() else part for part in problem.key.split("."))
        yield document.problem(key, problem.message)


def _as_merged(document: Document, merged: Any) -> Document:
    """The merged register with the lines of the document laid over last, entries that it appended included."""
    lines = dict(document.lines)
    for key, line in document.lines.items():
        if len(key) > 1 and isinstance(key[1], int) and isinstance(key[0], str) and key[0].startswith("+"):
            name = key[0][1:]
            before = len(merged[name]) - len(document.data[key[0]])
            lines[(name, before + key[1], *key[2:])] = line
    return Document(document.file, merged, lines)


def _register_problems(name: str, merged: Any, document: Document) -> list[Problem]:
    """The faults of a merged register by its own schema, told at the lines of the document laid over last."""
    contents = schema_file(f"{REGISTERS}/{name}.schema.json")
    if contents is None:
        return []
    return list(schema_problems(_as_merged(document, merged), contents))
