"""The server as an editor meets it: a process of its own that speaks the protocol."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="needs pygls: pip install '.[dev]'")

from lsprotocol import types

from pcdlint.lsp.changes import TO_FILL_IN
from pcdlint.lsp.position import Spot, Text
from tests.conftest import ROOT
from tests.lsp.editor import PLAIN, Editor, editor, run

GOOD = (ROOT / "examples" / "good-form.md").read_text(encoding="utf-8")
SLIP = "- 2.2. Each youth worker has a check"
BAD = GOOD.replace(SLIP, "- 2.2. Each youth worker has a a check")
"""A paper with one finding, which can be fixed."""
LINE = next(number for number, line in enumerate(BAD.split("\n")) if "a a check" in line)
ASKS = types.ClientCapabilities(
    text_document=types.TextDocumentClientCapabilities(diagnostic=types.DiagnosticClientCapabilities()),
    workspace=types.WorkspaceClientCapabilities(
        diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=True),
        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
    ),
)
STUMBLES = """
from pcdlint.api import Linter
whole = Linter.data
def data(self, data, path):
    print("a stray word on standard output")
    if b"BANG" in data:
        raise RuntimeError("bang")
    return whole(self, data, path)
Linter.data = data
from pcdlint.cli import main
main(["lsp"])
"""
BROKEN = "levels:\n  FIN: loud\n"


def applied(text: str, edits: Sequence[types.TextEdit | object], unit: str = "utf-16") -> str:
    """A text with the edits of an action made, as an editor makes them."""
    made = Text(text, unit)
    places = []
    for edit in edits:
        assert isinstance(edit, types.TextEdit)
        start, end = (made.offset(Spot(at.line, at.character)) for at in (edit.range.start, edit.range.end))
        places.append((start, end, edit.new_text))
    for start, end, words in sorted(places, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def edits_of(action: types.CodeAction) -> tuple[int | None, Sequence[types.TextEdit | object]]:
    """The version that an action is for, and its edits."""
    assert action.edit
    assert action.edit.document_changes
    (change,) = action.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    return change.text_document.version, change.edits


def at(line: int, first: int, last: int) -> types.Range:
    return types.Range(types.Position(line, first), types.Position(line, last))


def typed(where: types.Range, words: str) -> types.TextDocumentContentChangeEvent:
    return types.TextDocumentContentChangePartial(where, words)


def test_diagnostics_as_you_type(tmp_path: Path) -> None:
    async def main() -> None:
        async with editor(tmp_path) as seen:
            uri = await seen.open(tmp_path / "paper.md", BAD)
            (found,) = await seen.diagnostics(uri)
            column = BAD.split("\n")[LINE].index("a a check")
            assert (found.code, found.source, found.severity) == ("DRF012", "pcdlint", types.DiagnosticSeverity.Warning)
            assert found.range == at(LINE, column, column + 3)
            assert isinstance(found.data, dict)
            assert len(found.data["fingerprint"]) == 32
            seen.change(uri, typed(at(LINE, column + 1, column + 3), ""))
            assert await seen.codes(uri) == []
            seen.change(
                uri, typed(at(LINE, column + 1, column + 1), " b"), typed(at(LINE, column + 2, column + 3), "a")
            )
            assert await seen.codes(uri) == ["DRF012"]
            seen.close(uri)
            await seen.until(lambda: not seen.shown[uri].diagnostics)
            assert await seen.leave() == 0

    run(main())


def test_only_the_newest_text_counts(tmp_path: Path) -> None:
    async def main() -> None:
        async with editor(tmp_path) as seen:
            uri = await seen.open(tmp_path / "paper.md", BAD)
            holds = {1: True}
            for number in range(60):
                version = seen.write(uri, GOOD if number % 2 else BAD)
                holds[version] = number % 2 == 0
            last = seen.write(uri, BAD)
            holds[last] = True
            await seen.diagnostics(uri, last)
            told = [params for params in seen.history if params.uri == uri]
            versions = [params.version or 0 for params in told]
            assert versions == sorted(versions)
            assert all(bool(params.diagnostics) == holds[params.version or 0] for params in told)

    run(main())


@pytest.mark.parametrize("unit", ["utf-8", "utf-16", "utf-32"])
def test_places_are_counted_as_the_editor_counts(tmp_path: Path, unit: str) -> None:
    general = types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(unit)])
    line = "- 2.2. 👩‍🚒 £5 – 𝒳: each worker has a a check 😀"
    text = GOOD.replace(GOOD.split("\n")[LINE], f"{line}\f")

    async def main() -> None:
        async with editor(tmp_path, types.ClientCapabilities(general=general)) as seen:
            assert seen.server
            assert seen.server.capabilities.position_encoding == unit
            uri = await seen.open(tmp_path / "paper.md", text.replace("\n", "\r\n"))
            (found,) = [each for each in await seen.diagnostics(uri) if each.code == "DRF012"]
            size = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[unit]
            codec = unit if size == 1 else f"{unit}-le"
            width = len(line.split("a a")[0].encode(codec)) // size
            assert found.range == at(LINE, width, width + 3)
            # Behind the form feed, which ends no line: what is typed below it lands below it.
            seen.change(uri, typed(at(LINE + 1, 0, 0), "  the the end\r\n"))
            second = [each.range for each in await seen.diagnostics(uri) if each.code == "DRF012"]
            assert second == [found.range, at(LINE + 1, 2, 9)]

    run(main())


def test_hover_shows_the_page_of_the_rule(tmp_path: Path) -> None:
    async def main() -> None:
        async with editor(tmp_path) as seen:
            uri = await seen.open(tmp_path / "paper.md", BAD)
            (found,) = await seen.diagnostics(uri)
            shown = await seen.hover(uri, found.range.end)
            assert shown
            assert shown.range == found.range
            assert isinstance(shown.contents, types.MarkupContent)
            assert shown.contents.kind == types.MarkupKind.Markdown
            assert shown.contents.value.startswith("**DRF012 doubled-word**: ")
            assert "**Safe fix:** " in shown.contents.value
            assert "**Why it matters:**" in shown.contents.value
            assert "```text" in shown.contents.value
            assert await seen.hover(uri, types.Position(0, 0)) is None
            assert await seen.hover((tmp_path / "other.md").as_uri(), types.Position(0, 0)) is None

    run(main())


def test_a_fix_from_the_editor(tmp_path: Path) -> None:
    async def main() -> None:
        async with editor(tmp_path) as seen:
            uri = await seen.open(tmp_path / "paper.md", BAD)
            (found,) = await seen.diagnostics(uri)
            mend, aside, every = await seen.actions(uri, found.range)
            assert (mend.kind, mend.is_preferred, mend.diagnostics) == ("quickfix", True, (found,))
            assert (aside.kind, aside.is_preferred, aside.diagnostics) == ("quickfix", None, (found,))
            assert (every.kind, every.diagnostics) == ("source.fixAll.pcdlint", None)
            for action in (mend, every):
                version, edits = edits_of(action)
                assert (version, applied(BAD, edits)) == (1, GOOD)
            elsewhere = await seen.actions(uri, at(0, 0, 0))
            assert [action.kind for action in elsewhere] == ["source.fixAll.pcdlint"]
            for only, kinds in (
                (["quickfix"], ["quickfix", "quickfix"]),
                (["source"], ["source.fixAll.pcdlint"]),
                (["source.fixAll"], ["source.fixAll.pcdlint"]),
                (["source.fixAll.other", "refactor"], []),
            ):
                assert [action.kind for action in await seen.actions(uri, found.range, only)] == kinds
            assert await seen.actions((tmp_path / "other.md").as_uri(), at(0, 0, 0)) == []

    run(main())


def test_a_finding_set_aside_from_the_editor(tmp_path: Path) -> None:
    async def main() -> None:
        async with editor(tmp_path) as seen:
            uri = await seen.open(tmp_path / "paper.md", BAD)
            (found,) = await seen.diagnostics(uri)
            _, aside, _ = await seen.actions(uri, found.range)
            text = applied(BAD, edits_of(aside)[1])
            seen.write(uri, text)
            assert sorted(await seen.codes(uri)) == ["DRF012", "PCD001"]
            seen.write(uri, text.replace(TO_FILL_IN, "that is what they are called"))
            assert await seen.codes(uri) == []

    run(main())


def test_an_editor_that_can_do_less_gets_what_it_can_take(tmp_path: Path) -> None:
    """It takes no versions, and asks for diagnostics but cannot be told to ask again."""
    asks = types.TextDocumentClientCapabilities(diagnostic=types.DiagnosticClientCapabilities())

    async def main() -> None:
        async with editor(tmp_path, types.ClientCapabilities(text_document=asks)) as seen:
            assert seen.server
            assert seen.server.capabilities.diagnostic_provider is None
            uri = await seen.open(tmp_path / "paper.md", BAD)
            (found,) = await seen.diagnostics(uri)
            mend = (await seen.actions(uri, found.range))[0]
            assert mend.edit
            assert mend.edit.changes
            assert applied(BAD, mend.edit.changes[uri]) == GOOD

    run(main())


def test_an_editor_that_asks_is_answered_and_sent_nothing(tmp_path: Path) -> None:
    async def asked(seen: Editor, uri: str) -> list[object]:
        params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
        answer = await seen.client.text_document_diagnostic_async(params)
        assert isinstance(answer, types.RelatedFullDocumentDiagnosticReport)
        return [each.code for each in answer.items]

    async def main() -> None:
        async with editor(tmp_path, ASKS) as seen:
            assert seen.server
            assert seen.server.capabilities.diagnostic_provider
            await seen.until(lambda: seen.registered)
            assert seen.registered[0].method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            uri = await seen.open(tmp_path / "paper.md", BAD)
            assert await asked(seen, uri) == ["DRF012"]
            seen.write(uri, GOOD)
            assert await asked(seen, uri) == []
            seen.write(uri, BAD)
            (tmp_path / ".pcdlint.yaml").write_text("ignore: [DRF012]\n", encoding="utf-8")
            seen.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([]))
            await seen.until(lambda: seen.refreshed)
            assert await asked(seen, uri) == []
            assert await asked(seen, (tmp_path / "other.md").as_uri()) == []
            assert seen.history == []

    run(main())


def test_the_configuration_of_the_folder_holds(tmp_path: Path) -> None:
    settings = tmp_path / ".pcdlint.yaml"
    settings.write_text("levels: {DRF012: info}\n", encoding="utf-8")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / ".pcdlint.yaml").write_text("ignore: [doubled-word]\n", encoding="utf-8")

    async def main() -> None:
        async with editor(tmp_path) as seen:
            uri = await seen.open(tmp_path / "paper.md", BAD)
            (found,) = await seen.diagnostics(uri)
            assert found.severity == types.DiagnosticSeverity.Information
            draft = await seen.open(tmp_path / "drafts" / "paper.md", BAD)
            assert await seen.codes(draft) == []

    run(main())


def test_a_broken_configuration_is_shown_where_it_is(tmp_path: Path) -> None:
    settings = tmp_path / ".pcdlint.yaml"
    settings.write_text(BROKEN, encoding="utf-8")

    async def main() -> None:
        async with editor(tmp_path) as seen:
            uri = await seen.open(tmp_path / "paper.md", BAD)
            (unchecked,) = await seen.diagnostics(uri)
            assert unchecked.code == "not-checked"
            assert unchecked.message.startswith("Not checked: .pcdlint.yaml:2: levels.FIN: ")
            await seen.until(lambda: settings.as_uri() in seen.shown)
            (fault,) = seen.shown[settings.as_uri()].diagnostics
            assert fault.range.start == types.Position(1, 0)
            assert fault.message.startswith("Levels.FIN: ")
            assert [entry.type for entry in seen.log] == [types.MessageType.Error]
            settings.write_text("levels: {FIN: info}\n", encoding="utf-8")
            seen.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([]))
            await seen.until(lambda: not seen.shown[settings.as_uri()].diagnostics)
            await seen.until(lambda: [each.code for each in seen.shown[uri].diagnostics] == ["DRF012"])
            # Without a word about files, saving is what tells; the configuration itself is no paper.
            own = await seen.open(settings, BROKEN, "yaml")
            settings.write_text(BROKEN, encoding="utf-8")
            seen.save(own)
            await seen.until(lambda: seen.shown[settings.as_uri()].diagnostics)
            seen.close(uri)
            await seen.until(lambda: not seen.shown[settings.as_uri()].diagnostics)

    run(main())


def test_what_is_no_paper_is_not_shown_as_clean(tmp_path: Path) -> None:
    async def main() -> None:
        async with editor(tmp_path) as seen:
            uri = await seen.open(tmp_path / "README.md", "# How to run it\n\nBuy the the milk.\n")
            assert await seen.codes(uri) == []
            assert [(entry.type, "no decision paper" in entry.message) for entry in seen.log] == [
                (types.MessageType.Info, True)
            ]
            seen.write(uri, "")
            assert await seen.codes(uri) == []
            seen.write(uri, "DMPC Decision – PCD 5\n\nThe rest of it was lost.\n")
            (torn,) = await seen.diagnostics(uri)
            assert (torn.code, torn.severity, torn.range) == (
                "not-checked",
                types.DiagnosticSeverity.Warning,
                at(0, 0, len("DMPC Decision – PCD 5")),
            )
            seen.write(uri, GOOD)
            assert await seen.codes(uri) == []
            seen.write(uri, "It was a paper once.\n")
            (lost,) = await seen.diagnostics(uri)
            assert (lost.code, lost.severity) == ("not-checked", types.DiagnosticSeverity.Warning)
            assert len(seen.log) == 2

    run(main())


def test_a_text_without_a_file(tmp_path: Path) -> None:
    (tmp_path / ".pcdlint.yaml").write_text("levels: {DRF012: error}\n", encoding="utf-8")

    async def main() -> None:
        async with editor(tmp_path) as seen:
            uri = await seen.open("untitled:Untitled-1", BAD)
            (found,) = await seen.diagnostics(uri)
            assert (found.code, found.severity) == ("DRF012", types.DiagnosticSeverity.Error)

    run(main())


def test_a_fault_of_pcdlint_is_told_and_the_server_goes_on(tmp_path: Path) -> None:
    async def main() -> None:
        async with editor(tmp_path, PLAIN, ("-c", STUMBLES)) as seen:
            uri = await seen.open(tmp_path / "paper.md", "BANG")
            (failed,) = await seen.diagnostics(uri)
            assert (failed.code, failed.severity) == ("not-checked", types.DiagnosticSeverity.Error)
            assert "RuntimeError: bang" in failed.message
            assert [(entry.type, "RuntimeError: bang" in entry.message) for entry in seen.log] == [
                (types.MessageType.Error, True)
            ]
            assert await seen.actions(uri, failed.range) == []
            assert await seen.hover(uri, failed.range.start) is None
            seen.write(uri, BAD)
            assert await seen.codes(uri) == ["DRF012"]

    run(main())


def test_leaving_without_a_word_is_no_good_end(tmp_path: Path) -> None:
    async def main() -> None:
        async with editor(tmp_path) as seen:
            seen.client.exit(None)
            assert await seen.ended() == 1
        async with editor(tmp_path) as seen:
            process = seen.client._server
            assert process
            assert process.stdin
            process.stdin.close()
            assert await seen.ended() == 1

    run(main())


def test_options_of_the_command_hold(tmp_path: Path) -> None:
    (tmp_path / ".pcdlint.yaml").write_text("levels: {DRF012: 'off'}\n", encoding="utf-8")

    async def main() -> None:
        options = ("--no-config", "--select", "doubled-word")
        async with editor(tmp_path, PLAIN, ("-m", "pcdlint", "lsp", *options)) as seen:
            uri = await seen.open(tmp_path / "paper.md", BAD.replace("£1,128,000", "£1,129,000", 1))
            assert await seen.codes(uri) == ["DRF012"]

    run(main())
