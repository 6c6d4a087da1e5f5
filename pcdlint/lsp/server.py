"""The server: what an editor tells of its papers in, what there is to show of them out.

Typing is never waited for and never waits: a text is looked at in a thread, a moment after it changed, and only what
was found in its newest state is shown.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path

import pcdlint
from pcdlint.configuration.desk import Desk
from pcdlint.lsp.diagnostics import diagnostics, faults
from pcdlint.lsp.documents import Document
from pcdlint.lsp.look import Look, Looker, file_of
from pcdlint.result import stumbled
from pcdlint.rules.errors import Problem

PAUSE = 0.1
"""Seconds from a change to a look at it: what is typed in one go is looked at once."""


class Server(LanguageServer):
    """The open papers, and how they are checked (`desk` makes that anew when files may have changed)."""

    def __init__(self, desk: Callable[[], Desk]) -> None:
        super().__init__("pcdlint", pcdlint.__version__)
        self.documents: dict[str, Document] = {}
        self.looker = Looker(desk)
        self.pulls = False
        """The editor asks for diagnostics; else they are sent to it."""
        self.ended = False
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pcdlint")
        self._faulty: dict[str, list[types.Diagnostic]] = {}

    @property
    def unit(self) -> str:
        """What columns count, as agreed on with the editor."""
        encoding = self.workspace.position_encoding
        return encoding.value if isinstance(encoding, types.PositionEncodingKind) else str(encoding)

    @property
    def folder(self) -> Path:
        """Where a text without a file is taken to be."""
        return Path(self.workspace.root_path) if self.workspace.root_path else Path.cwd()

    def can(self, capability: str) -> bool:
        """Whether the editor says that it can do something."""
        return bool(get_capability(self.client_capabilities, capability, False))

    async def look(self, document: Document) -> Look:
        """The look at the newest state of a document; what it means for others than its own editor window is told."""
        look = await document.settled(self.looker, self._worker)
        self._tell(document, look)
        self._show_faults()
        return look

    def shown(self, document: Document, look: Look) -> list[types.Diagnostic]:
        """The diagnostics of a document."""
        try:
            return diagnostics(look, document.uri, document.was_paper)
        except Exception as error:
            failed = Look(look.text, troubles=(stumbled(error),))
            self._tell(document, failed)
            return diagnostics(failed, document.uri)

    def changed(self, document: Document, pause: float = PAUSE) -> None:
        """A document is to be looked at, and what is found to be sent, unless that is about to happen anyhow."""
        if not self.pulls and (document.telling is None or document.telling.done()):
            document.telling = asyncio.create_task(self._publish(document, pause))

    def anew(self) -> None:
        """Configuration or packs may have changed: look at everything again."""
        self.looker.forget()
        for document in self.documents.values():
            document.edits += 1
            self.changed(document)
        if self.pulls:
            self.workspace_diagnostic_refresh(None)

    def close(self, uri: str) -> None:
        """A document is open no more: nothing is shown of it."""
        document = self.documents.pop(uri, None)
        if document is None:
            return
        if document.telling:
            document.telling.cancel()
        if not self.pulls:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        self._show_faults()

    async def _publish(self, document: Document, pause: float) -> None:
        await asyncio.sleep(pause)
        look = await self.look(document)
        shown = self.shown(document, look)
        params = types.PublishDiagnosticsParams(document.uri, shown, version=document.version)
        self.text_document_publish_diagnostics(params)

    def _tell(self, document: Document, look: Look) -> None:
        """Tell the log why a text is not checked, once for each reason: silence must not look like a clean paper."""
        reasons = [str(problem) for problem in look.problems] + list(look.troubles) + list(look.result.errors)
        kind = types.MessageType.Error
        if look.foreign:
            reasons, kind = ["no decision paper, so it is not checked"], types.MessageType.Info
        told = tuple(reasons)
        if told != document.told:
            for reason in reasons:
                self.window_log_message(types.LogMessageParams(kind, f"{document.path}: {reason}"))
        document.told = told

    def _show_faults(self) -> None:
        """Show the faults of configuration files in them, and no longer those that are mended."""
        problems: dict[str, set[Problem]] = {}
        for document in self.documents.values():
            for problem in document.look.problems if document.look else ():
                problems.setdefault(from_fs_path(str(file_of(problem))) or problem.file, set()).add(problem)
        now = {uri: faults(sorted(each, key=str)) for uri, each in problems.items()}
        for uri in {**self._faulty, **now}:
            if now.get(uri, []) != self._faulty.get(uri, []):
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, now.get(uri, [])))
        self._faulty = now

    def stop(self) -> None:
        """Wait for nothing that is still under way."""
        self._worker.shutdown(wait=False, cancel_futures=True)
