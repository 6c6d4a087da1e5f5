"""The first configuration file of a folder, with its schema beside it for editors."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pcdlint import data
from pcdlint.configuration.find import NAME
from pcdlint.configuration.read import schema_text

BESIDE = ".pcdlint.schema.json"


def new_files(folder: Path) -> Mapping[Path, str]:
    """The files to write, with their text."""
    template = (data.folder("rules") / "presets" / "template.txt").read_text(encoding="utf-8")
    return {folder / NAME: template.replace("{schema}", BESIDE), folder / BESIDE: schema_text()}
