"""The kinds of check that ship with pcdlint, as the loader needs them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from pcdlint.rules.pack import Kind

CHECKS = "pcdlint.checks"


def shipped() -> Mapping[str, Kind]:
    """Every module of pcdlint/checks that declares NAME, OPTIONS and VALUES, by name. Imports them all."""
    kinds: dict[str, Kind] = {}
    for folder in import_module(CHECKS).__path__:
        for path in sorted(Path(folder).glob("*.py")):
            if path.stem.startswith("_"):
                continue
            module = import_module(f"{CHECKS}.{path.stem}")
            if hasattr(module, "NAME"):
                kinds[module.NAME] = Kind(module.NAME, module.OPTIONS, tuple(module.VALUES))
    return kinds
