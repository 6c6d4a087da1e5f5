"""Registers laid over each other, those that ship, of packs, of a configuration; refused where they do not agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pcdlint.registers import NAMES
from pcdlint.registers.validate import problems as contradictions
from pcdlint.rules.errors import PackError, Problem, hint
from pcdlint.rules.folder import SUFFIXES, registers, schema_file
from pcdlint.rules.layers import Layers
from pcdlint.rules.load import Document, read
from pcdlint.rules.merge import Merger
from pcdlint.rules.pack import Plain
from pcdlint.rules.schema import problems as schema_problems
from pcdlint.rules.shape import shape_of

Layer = Mapping[str, Document]
"""The registers of one folder by name."""


def laid(base: Mapping[str, Any], layers: Sequence[Layer]) -> tuple[Plain, list[Problem]]:
    """The registers of layers over those below, the nearest last, and all that is wrong with what they come to."""
    faults = [fault for layer in layers for fault in _unknown(layer)]
    facts: Plain = dict(base)
    made: dict[str, Layers] = {}
    for name in NAMES:
        documents = [layer[name] for layer in layers if name in layer]
        if documents:
            made[name], wrong = _made(name, base.get(name), documents)
            facts[name] = made[name].data
            faults.extend(wrong)
    return facts, faults or list(_contradictions(facts, made, layers))


def documents(path: Path) -> Layer:
    """The registers in a folder, or the one in a file. Raises PackError."""
    if not path.is_dir():
        return {path.stem: read(path)}
    found = registers(path)
    if not found:
        raise PackError([Problem(str(path), None, "", f"holds no register: each is a {SUFFIXES[0]} file")])
    return found


def _unknown(layer: Layer) -> Iterator[Problem]:
    for name, document in layer.items():
        if name not in NAMES:
            near = hint(name, NAMES) or f": registers are {', '.join(NAMES)}"
            yield document.problem((), f"no register is called '{name}'{near}")


def _made(name: str, base: Any, documents: Sequence[Document]) -> tuple[Layers, list[Problem]]:
    """One register, and its faults by its schema."""
    schema = schema_file(f"registers/{name}.schema.json")
    shape, merger, data = shape_of(schema), Merger(), base
    for document in documents:
        data = merger.over(data, document, shape)
    whole = Layers(data, documents, shape, merger.taken)
    if schema is None or merger.problems:
        return whole, merger.problems
    return whole, list(schema_problems(whole, schema))


def _contradictions(facts: Plain, made: Mapping[str, Layers], layers: Sequence[Layer]) -> Iterator[Problem]:
    """Where the merged registers contradict themselves or each other, told in the nearest layer that has a part in it:
    one that speaks of such an entry, or one that took something away."""
    turn = {id(document): number for number, layer in enumerate(layers) for document in layer.values()}
    taken = [each for one in made.values() for each in one.taken]
    last = max((turn[id(each.document)] for each in taken), default=-1)
    takers = [each for each in taken if turn[id(each.document)] == last]
    for fault in contradictions(facts):
        own = made.get(fault.register)
        told = own.told(fault.key, *fault.beside) if own else None
        if takers and (told is None or turn[id(told[0])] < last):
            taker = next((each for each in takers if each.name and each.name in fault.message), takers[0])
            told = taker.document, taker.key
        document, key = told or (next(iter(layers[-1].values())), ())
        yield document.problem(key, fault.message)
