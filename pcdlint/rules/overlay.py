"""Registers of a configuration, laid over those of the packs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from pcdlint.data import digest
from pcdlint.rules.errors import PackError, Problem, hint
from pcdlint.rules.folder import registers, schema_file
from pcdlint.rules.load import Document, read
from pcdlint.rules.merge import Merger
from pcdlint.rules.pack import Pack
from pcdlint.rules.schema import problems


def laid_over(pack: Pack, paths: Sequence[str]) -> Pack:
    """The pack with registers from files or folders over its own, in order. Raises PackError with every fault."""
    merger = Merger()
    facts = dict(pack.registers)
    for path in map(Path, paths):
        for name, document in _documents(path).items():
            if name not in facts:
                near = hint(name, facts) or f": registers are {', '.join(sorted(facts))}"
                merger.problems.append(document.problem((), f"no register is called '{name}'{near}"))
                continue
            facts[name] = merger.over(facts[name], document)
            schema = schema_file(f"registers/{name}.schema.json")
            if schema is not None:
                merged = Document(document.file, facts[name], document.lines)
                merger.problems.extend(problems(merged, schema))
    if merger.problems:
        raise PackError(merger.problems)
    laid = json.dumps(facts).encode("utf-8")
    return pack._replace(registers=facts, digest=pack.digest and digest(pack.digest.encode("ascii"), laid))


def _documents(path: Path) -> Mapping[str, Document]:
    if not path.is_dir():
        return {path.stem: read(path)}
    found = registers(path)
    if not found:
        raise PackError([Problem(str(path), None, "", "holds no register: each is a .yaml file")])
    return found
