"""What an editor can do about findings: mend one, mend all that are safe to mend, set one aside with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types

from pcdlint.finding import Finding
from pcdlint.lsp.changes import Change, mended, mended_all, set_aside
from pcdlint.lsp.diagnostics import found, stretch
from pcdlint.lsp.look import Look
from pcdlint.source import Source

QUICK_FIX = types.CodeActionKind.QuickFix.value
FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.pcdlint"
KINDS = (QUICK_FIX, FIX_ALL)


class Target:
    """The document that actions change; `version` is None for an editor that takes changes without one."""

    def __init__(self, uri: str, version: int | None) -> None:
        self.uri = uri
        self.version = version

    def edit(self, look: Look, changes: Sequence[Change]) -> types.WorkspaceEdit:
        """Changes of the file as an edit, for the very version of the text that was looked at where there is one."""
        edits = [types.TextEdit(stretch(look.text, change.start, change.end), change.text) for change in changes]
        if self.version is None:
            return types.WorkspaceEdit(changes={self.uri: edits})
        document = types.OptionalVersionedTextDocumentIdentifier(self.uri, self.version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, edits)])


def actions(
    look: Look, target: Target, where: types.Range, only: Sequence[str] | None = None
) -> Iterator[types.CodeAction]:
    """What can be done about the findings in a range; `only` names the kinds of action that are asked for."""
    if not look.paper:
        return
    source = look.result.papers[0].source
    if _wanted(QUICK_FIX, only):
        near = [(finding, shown) for finding, shown in found(look, target.uri) if touch(shown.range, where)]
        for finding, shown in near:
            yield from _mend(look, source, target, finding, shown)
        for finding, shown in near:
            yield from _excuse(look, source, target, finding, shown)
    if _wanted(FIX_ALL, only):
        changes = mended_all(source, look.result.findings)
        if changes:
            title = f"Make every safe change that pcdlint knows ({len(changes)})"
            yield types.CodeAction(title, kind=FIX_ALL, edit=target.edit(look, changes))


def _mend(
    look: Look, source: Source, target: Target, finding: Finding, shown: types.Diagnostic
) -> Iterator[types.CodeAction]:
    fix = finding.fix
    changes = mended(source, fix) if fix else ()
    if fix and changes:
        yield types.CodeAction(
            f"{fix.title} ({finding.rule})" if fix.safe else f"{fix.title} ({finding.rule}; read it again afterwards)",
            kind=QUICK_FIX,
            diagnostics=[shown],
            is_preferred=True if fix.safe else None,
            edit=target.edit(look, changes),
        )


def _excuse(
    look: Look, source: Source, target: Target, finding: Finding, shown: types.Diagnostic
) -> Iterator[types.CodeAction]:
    change = set_aside(source, finding, look.rules.get(finding.rule))
    if change:
        yield types.CodeAction(
            f"Set {finding.rule} {finding.name} aside here (then write the reason)",
            kind=QUICK_FIX,
            diagnostics=[shown],
            edit=target.edit(look, [change]),
        )


def _wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Whether a kind, or one that it belongs to, is asked for."""
    return only is None or any(f"{kind}.".startswith(f"{each}." if each else "") for each in only)


def touch(one: types.Range, other: types.Range) -> bool:
    first, last = _order(one)
    begin, end = _order(other)
    return first <= end and begin <= last


def _order(each: types.Range) -> tuple[tuple[int, int], tuple[int, int]]:
    return (each.start.line, each.start.character), (each.end.line, each.end.character)
