"""An editor for tests: a real `python -m pcdlint lsp`, spoken with by pygls' client."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from tests.conftest import ROOT

PATIENCE = 120
"""Seconds after which a test gives up on an answer; no test waits for time to pass."""
COMMAND = ("-m", "pcdlint", "lsp")
PLAIN = types.ClientCapabilities(
    workspace=types.WorkspaceClientCapabilities(
        workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True)
    )
)


class Editor:
    """One editor with its server. What the server shows is waited for, by what it is about."""

    def __init__(self) -> None:
        self.client = LanguageClient("test", "1")
        self.shown: dict[str, types.PublishDiagnosticsParams] = {}
        self.history: list[types.PublishDiagnosticsParams] = []
        self.log: list[types.LogMessageParams] = []
        self.registered: list[types.Registration] = []
        self.refreshed = 0
        self.server: types.InitializeResult | None = None
        self.versions: dict[str, int] = {}
        self._news = asyncio.Condition()
        self._listen()

    def _listen(self) -> None:
        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        async def shown(params: types.PublishDiagnosticsParams) -> None:
            self.shown[params.uri] = params
            self.history.append(params)
            await self._tell()

        @self.client.feature(types.WINDOW_LOG_MESSAGE)
        async def log(params: types.LogMessageParams) -> None:
            self.log.append(params)
            await self._tell()

        @self.client.feature(types.CLIENT_REGISTER_CAPABILITY)
        async def registered(params: types.RegistrationParams) -> None:
            self.registered.extend(params.registrations)
            await self._tell()

        @self.client.feature(types.WORKSPACE_DIAGNOSTIC_REFRESH)
        async def refreshed(params: None) -> None:
            self.refreshed += 1
            await self._tell()

    async def _tell(self) -> None:
        async with self._news:
            self._news.notify_all()

    async def until(self, true: Callable[[], object]) -> None:
        """Wait for a message that makes something true."""
        async with self._news:
            await asyncio.wait_for(self._news.wait_for(lambda: bool(true())), PATIENCE)

    async def open(self, path: Path | str, text: str, language: str = "markdown") -> str:
        uri = path.as_uri() if isinstance(path, Path) else path
        self.versions[uri] = 1
        item = types.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, *changes: types.TextDocumentContentChangeEvent) -> int:
        """Type; returns the version that this makes."""
        self.versions[uri] += 1
        document = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, list(changes)))
        return self.versions[uri]

    def write(self, uri: str, text: str) -> int:
        """Put another text in the place of the whole."""
        return self.change(uri, types.TextDocumentContentChangeWholeDocument(text))

    def save(self, uri: str) -> None:
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))

    def close(self, uri: str) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    async def diagnostics(self, uri: str, version: int | None = None) -> Sequence[types.Diagnostic]:
        """What is shown of a version of a document, the newest by default."""
        wanted = version or self.versions.get(uri)
        await self.until(lambda: uri in self.shown and self.shown[uri].version in (wanted, None))
        return self.shown[uri].diagnostics

    async def codes(self, uri: str, version: int | None = None) -> list[Any]:
        return [each.code for each in await self.diagnostics(uri, version)]

    async def actions(
        self, uri: str, where: types.Range, only: Sequence[str] | None = None
    ) -> Sequence[types.CodeAction]:
        context = types.CodeActionContext([], only=only)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), where, context)
        answer = await asyncio.wait_for(self.client.text_document_code_action_async(params), PATIENCE)
        return [each for each in answer or () if isinstance(each, types.CodeAction)]

    async def hover(self, uri: str, position: types.Position) -> types.Hover | None:
        params = types.HoverParams(types.TextDocumentIdentifier(uri), position)
        return await asyncio.wait_for(self.client.text_document_hover_async(params), PATIENCE)

    async def leave(self) -> int | None:
        """Shut the server down as the protocol asks; returns its exit code."""
        await asyncio.wait_for(self.client.shutdown_async(None), PATIENCE)
        self.client.exit(None)
        return await self.ended()

    async def ended(self) -> int | None:
        """The exit code of the server."""
        process = self.client._server
        assert process
        return await asyncio.wait_for(process.wait(), PATIENCE)


@asynccontextmanager
async def editor(
    folder: Path, capabilities: types.ClientCapabilities = PLAIN, command: Sequence[str] = COMMAND
) -> AsyncIterator[Editor]:
    """An editor on a folder, its server started and ended."""
    made = Editor()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    await made.client.start_io(sys.executable, *command, cwd=folder, env=environment)
    try:
        asked = types.InitializeParams(capabilities, root_uri=folder.as_uri(), process_id=os.getpid())
        made.server = await asyncio.wait_for(made.client.initialize_async(asked), PATIENCE)
        made.client.initialized(types.InitializedParams())
        yield made
        if made.client._server and made.client._server.returncode is None:
            await made.leave()
    finally:
        process = made.client._server
        if process and process.returncode is None:
            process.kill()
        await asyncio.wait_for(made.client.stop(), PATIENCE)


def run(coroutine: Coroutine[Any, Any, None]) -> None:
    """Run a test that waits."""
    asyncio.run(coroutine)
