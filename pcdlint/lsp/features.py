"""What the server answers to: the messages of the protocol, each with what is to be done about it."""

from __future__ import annotations

from functools import cache, partial

from lsprotocol import types

from pcdlint.api import settled
from pcdlint.configuration.find import NAME, PROJECT, SLIPS
from pcdlint.lsp import actions
from pcdlint.lsp.diagnostics import found
from pcdlint.lsp.documents import NO_PAPERS, Document, path_of
from pcdlint.lsp.hover import page
from pcdlint.lsp.position import Text
from pcdlint.lsp.server import Server
from pcdlint.rules import compiled

WATCHED = (NAME, PROJECT, *SLIPS, "pack.yaml")
DIAGNOSTICS = types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier="pcdlint")


def register(server: Server) -> None:
    """Let a server answer. Changes go past pygls, which ends lines where editors do not (at form feeds)."""
    server.feature(types.INITIALIZE)(initialize)
    server.feature(types.INITIALIZED)(initialized)
    server.feature(types.SHUTDOWN)(shutdown)
    server.feature(types.TEXT_DOCUMENT_DID_OPEN)(did_open)
    server.feature(types.TEXT_DOCUMENT_DID_SAVE)(did_save)
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(did_close)
    server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(did_change_watched_files)
    server.feature(types.TEXT_DOCUMENT_HOVER)(hover)
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(actions.KINDS))(code_action)
    server.protocol.fm.add_builtin_feature(types.TEXT_DOCUMENT_DID_CHANGE, partial(did_change, server))


def initialize(ls: Server, params: types.InitializeParams) -> None:
    """An editor that asks for diagnostics, and can be told to ask again, is answered; any other is sent them. Never
    both: that would show each twice."""
    ls.pulls = ls.can("text_document.diagnostic") and ls.can("workspace.diagnostics.refresh_support")
    if ls.pulls:
        ls.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, DIAGNOSTICS)(diagnostic)


async def initialized(ls: Server, params: types.InitializedParams) -> None:
    """Ask to be told when configuration files change."""
    if ls.can("workspace.did_change_watched_files.dynamic_registration"):
        watchers = [types.FileSystemWatcher(f"**/{name}") for name in WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        registration = types.Registration("pcdlint", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        await ls.client_register_capability_async(types.RegistrationParams([registration]))


def shutdown(ls: Server, params: None) -> None:
    """The editor is about to leave."""
    ls.ended = True


def did_open(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    item = params.text_document
    path = path_of(item.uri, str(item.language_id), ls.folder)
    if path.suffix.lower() not in NO_PAPERS:
        document = Document(item.uri, path, Text(item.text, ls.unit), item.version)
        ls.documents[item.uri] = document
        ls.changed(document, pause=0)


def did_change(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    document = ls.documents.get(params.text_document.uri)
    if document:
        document.change(params.text_document.version, list(params.content_changes))
        ls.changed(document)


def did_save(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    """Not every editor tells of files that change; a person who mends the configuration saves it, or the paper."""
    ls.anew()


def did_close(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    ls.close(params.text_document.uri)


def did_change_watched_files(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
    ls.anew()


async def diagnostic(ls: Server, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
    document = ls.documents.get(params.text_document.uri)
    shown = ls.shown(document, await ls.look(document)) if document else []
    return types.RelatedFullDocumentDiagnosticReport(shown)


async def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    """The pages of the rules that found something here."""
    document = ls.documents.get(params.text_document.uri)
    if document is None:
        return None
    look = await ls.look(document)
    here = types.Range(params.position, params.position)
    near = [(finding, shown.range) for finding, shown in found(look, document.uri) if actions.touch(shown.range, here)]
    if not near:
        return None
    known = _examples(settled(look.packs))
    pages = [page(finding, look.rules.get(finding.rule), known) for finding, _ in near]
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(pages)), near[0][1])


async def code_action(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    document = ls.documents.get(params.text_document.uri)
    if document is None:
        return []
    look = await ls.look(document)
    versions = ls.can("workspace.workspace_edit.document_changes")
    target = actions.Target(document.uri, document.version if versions else None)
    only = [getattr(kind, "value", kind) for kind in params.context.only] if params.context.only else None
    return list(actions.actions(look, target, params.range, only))


_examples = cache(compiled.examples)
