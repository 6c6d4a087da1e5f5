"""The texts that are open in an editor, each with the newest look at it."""

from __future__ import annotations

import asyncio
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.uris import to_fs_path, urlparse

from pcdlint.lsp.look import Look, Looker
from pcdlint.lsp.position import Spot, Text
from pcdlint.readers import SUFFIXES

NO_PAPERS = (".yaml", ".yml", ".toml")
"""Files of packs and configuration: an editor may hand them over, for their faults are shown in them."""
_SUFFIXES = {"markdown": ".md", "html": ".html"}


class Document:
    """An open text. `edits` counts what may change what there is to say of it; a look is of one such state."""

    def __init__(self, uri: str, path: Path, text: Text, version: int | None) -> None:
        self.uri = uri
        self.path = path
        self.text = text
        self.version = version
        self.edits = 0
        self.look: Look | None = None
        self.was_paper = False
        self.told: tuple[Any, ...] = ()
        """What the log has been told of it last."""
        self.telling: asyncio.Task[None] | None = None
        self._seen = -1
        self._looking = asyncio.Lock()

    def change(self, version: int | None, changes: list[types.TextDocumentContentChangeEvent]) -> None:
        """Take over what was typed."""
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = change.range.start, change.range.end
                first, last = Spot(start.line, start.character), Spot(end.line, end.character)
                self.text = self.text.changed(first, last, change.text)
            else:
                self.text = Text(change.text, self.text.unit)
        self.version = version
        self.edits += 1

    async def settled(self, looker: Looker, worker: Executor) -> Look:
        """The look at the text as it stands when this returns: what was typed meanwhile is looked at, too."""
        loop = asyncio.get_running_loop()
        async with self._looking:
            while self.look is None or self._seen != self.edits:
                edits = self.edits
                self.look = await loop.run_in_executor(worker, looker.look, self.path, self.text)
                self._seen = edits
            self.was_paper = self.was_paper or self.look.paper
            return self.look


def path_of(uri: str, language: str, folder: Path) -> Path:
    """What to call a text: its file, or for one that has none yet, a file of its kind in a folder."""
    file = to_fs_path(uri)
    if file is not None:
        return Path(file)
    name = Path(urlparse(uri)[2]).name or "untitled"
    known = Path(name).suffix.lower() in SUFFIXES
    return folder / (name if known else name + _SUFFIXES.get(language, ".txt"))
