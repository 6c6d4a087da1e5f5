"""Compiles the built-in packs and the grammars into the wheel. A broken pack is not built."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = "pcdlint/_data/compiled"


class CompiledData(BuildHookInterface[Any]):
    """Puts what packs and grammars compile to into `pcdlint/_data/compiled`."""

    scratch: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        # An editable install runs from the checkout, where packs change: they are compiled at use.
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        self.scratch = Path(tempfile.mkdtemp(prefix="pcdlint-build-"))
        for file, contents in _compiled().items():
            path = self.scratch / file
            path.write_bytes(contents)
            build_data["force_include"][str(path)] = f"{COMPILED}/{file}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if self.scratch is not None:
            shutil.rmtree(self.scratch, ignore_errors=True)


def _compiled() -> dict[str, bytes]:
    """File name to contents. Raises RuntimeError with all that is wrong with a pack."""
    from pcdlint.rules.compiled import built as built_pack
    from pcdlint.rules.compose import built_in
    from pcdlint.rules.errors import PackError

    files = _parsers()
    for name in built_in():
        try:
            pack = built_pack(name)
        except PackError as error:
            raise RuntimeError(f"the pack '{name}' cannot be built:\n{error}") from None
        files.update((file, text.encode("utf-8")) for file, text in pack.items())
    return files


def _parsers() -> dict[str, bytes]:
    """The parsers that a first run keeps, made by a run over a text that needs each of them."""
    text = "Section 1 of the Bribery Act 2010 costs £1m from 31 March 2021."
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PCDLINT_CACHE_DIR"] = folder
        from pcdlint.figures.amounts import scan_amounts
        from pcdlint.grammar.citations import scan_citations
        from pcdlint.grammar.dates import scan_dates
        from pcdlint.grammar.tree import tree

        for use in (scan_amounts, scan_citations, scan_dates):
            use(text)
        tree([])
        return {path.name: path.read_bytes() for path in Path(folder).glob("*.blob")}
