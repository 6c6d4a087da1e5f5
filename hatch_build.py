"""Compiles the built-in packs into the wheel, so that a plain run reads no YAML. A broken pack is not built."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = "pcdlint/_data/compiled"


class CompiledPacks(BuildHookInterface[Any]):
    """Puts what `pcdlint.rules.compiled.built` gives into `pcdlint/_data/compiled`."""

    scratch: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        # An editable install runs from the checkout, where packs change: they are compiled at use.
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from pcdlint.rules.compiled import built
        from pcdlint.rules.compose import built_in
        from pcdlint.rules.errors import PackError

        self.scratch = Path(tempfile.mkdtemp(prefix="pcdlint-build-"))
        for name in built_in():
            try:
                files = built(name)
            except PackError as error:
                raise RuntimeError(f"the pack '{name}' cannot be built:\n{error}") from None
            for file, contents in files.items():
                path = self.scratch / file
                path.write_text(contents, encoding="utf-8", newline="\n")
                build_data["force_include"][str(path)] = f"{COMPILED}/{file}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if self.scratch is not None:
            shutil.rmtree(self.scratch, ignore_errors=True)
