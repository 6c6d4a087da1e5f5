"""The report as SARIF 2.1.0, for code scanning and for viewers of many tools' findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TextIO
from urllib.parse import quote

from pcdlint.finding import Finding, Fix, Suppressed
from pcdlint.judge.fingerprint import marked
from pcdlint.outcome import FileReport
from pcdlint.report import Style, streamed
from pcdlint.report.repository import relative_to_root
from pcdlint.report.words import NOTHING, fix_in_file, sentence
from pcdlint.rules.pack import Rule
from pcdlint.run import Run
from pcdlint.source import Place

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "pcdlint/v1"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
Object = dict[str, Any]


def write(run: Run, out: TextIO, style: Style) -> None:
    """One log with one run. What could not be checked is a notification of a run that was not successful."""
    streamed.write({"$schema": SCHEMA, "version": "2.1.0", "runs": [_Log(run).plain()]}, out)


class _Log:
    """A run on its way to SARIF."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._relative: Callable[[str], str] = relative_to_root()
        self._rules = _rules(run)
        self._indexes = {rule["id"]: index for index, rule in enumerate(self._rules)}

    def plain(self) -> Object:
        run = self._run
        troubles = list(run.errors())
        notes = [self._notification("error", f"Not checked: {sentence(each.message)}", each.path) for each in troubles]
        for file in run.files:
            if file.skipped:
                notes.append(self._notification("note", f"Passed over: {sentence(file.skipped)}", file.path))
        if not troubles and not any(file.papers for file in run.files):
            notes.append(self._notification("warning", NOTHING))
        driver = {"name": "pcdlint", "semanticVersion": _semantic(run.version), "rules": self._rules}
        return {
            "tool": {"driver": {**driver, "version": run.version}},
            "columnKind": "unicodeCodePoints",
            "invocations": [{"executionSuccessful": not troubles, "toolExecutionNotifications": notes}],
            "artifacts": [
                {"location": self._artifact(file.path)} for file in run.files if not file.skipped and file.papers
            ],
            "results": (result for file in run.files for result in self._results(file)),
            "properties": {"summary": {**run.summary(), "errors": len(troubles)}},
        }

    def _results(self, file: FileReport) -> Iterator[Object]:
        """What was found and what was set aside, in the order of the paper."""
        aside = {id(each.finding): each for each in file.suppressed}
        for finding, print_ in marked(file.findings, file.suppressed):
            yield self._result(finding, print_, aside.get(id(finding)), fix_in_file(finding, file))

    def _result(self, finding: Finding, print_: str, aside: Suppressed | None, fix: Fix | None) -> Object:
        advice = f" To do: {sentence(finding.advice)}" if finding.advice else ""
        related = [
            {**self._location(finding.path, start, end), "id": number, "message": {"text": sentence(message or "See")}}
            for number, (message, start, end) in enumerate(finding.related, 1)
        ]
        location = self._location(finding.path, finding.start, finding.end, finding.excerpt)
        names = [name for name in (finding.section, finding.paragraph) if name]
        if names:
            location["logicalLocations"] = [{"fullyQualifiedName": " / ".join(names)}]
        result: Object = {
            "ruleId": finding.rule,
            "ruleIndex": self._indexes[finding.rule],
            "level": LEVELS[finding.severity],
            "message": {"text": sentence(finding.message) + advice},
            "locations": [location],
            "partialFingerprints": {FINGERPRINT: print_},
        }
        if related:
            result["relatedLocations"] = related
        if fix:
            result["fixes"] = [self._fix(finding.path, fix)]
        if aside:
            kind = "external" if aside.external else "inSource"
            until = f" (until {aside.until.isoformat()})" if aside.until else ""
            result["suppressions"] = [{"kind": kind, "justification": aside.reason + until}]
        return result

    def _fix(self, path: str, fix: Fix) -> Object:
        replacements = [
            {"deletedRegion": _region(edit.start, edit.end), "insertedContent": {"text": edit.text}}
            for edit in fix.edits
            if edit.start and edit.end
        ]
        changes = [{"artifactLocation": self._artifact(path), "replacements": replacements}]
        return {
            "description": {"text": sentence(fix.title)},
            "artifactChanges": changes,
            "properties": {"safe": fix.safe},
        }

    def _location(self, path: str, start: Place, end: Place, excerpt: str = "") -> Object:
        place: Object = {"artifactLocation": self._artifact(path), "region": _region(start, end)}
        if excerpt:
            place["properties"] = {"excerpt": excerpt}
        if start.page:
            place["properties"] = {**place.get("properties", {}), "page": start.page}
        return {"physicalLocation": place}

    def _artifact(self, path: str) -> Object:
        relative = self._relative(path)
        address = quote(relative, errors="surrogateescape")
        if relative.startswith("/"):
            return {"uri": f"file://{address}"}
        if relative[1:3] == ":/":
            return {"uri": f"file:///{relative[:2]}{address[4:]}"}
        return {"uri": address, "uriBaseId": "%SRCROOT%"}

    def _notification(self, level: str, words: str, path: str | None = None) -> Object:
        note: Object = {"level": level, "message": {"text": words}}
        if path:
            note["locations"] = [{"physicalLocation": {"artifactLocation": self._artifact(path)}}]
        return note


def _region(start: Place, end: Place) -> Object:
    region: Object = {"startLine": start.line, "startColumn": start.column}
    if (end.line, end.column) >= (start.line, start.column):
        region |= {"endLine": end.line, "endColumn": end.column}
    return region


def _semantic(version: str) -> str:
    parts = [*version.split("."), "0", "0"]
    return ".".join(part if part.isdecimal() else "0" for part in parts[:3])


def _rules(run: Run) -> list[Object]:
    """The rules that were asked, and any other that something was found by."""
    described = {rule.code: _described(rule) for rule in run.catalogue}
    found = [*run.findings(), *(each.finding for file in run.files for each in file.suppressed)]
    named: Mapping[str, Object] = {
        finding.rule: {
            "id": finding.rule,
            "name": _pascal(finding.name),
            **{key: {"text": finding.name} for key in ("shortDescription", "fullDescription", "help")},
        }
        for finding in found
    }
    return [{**named, **described}[code] for code in sorted({*named, *described})]


def _described(rule: Rule) -> Object:
    words = rule.name.replace("-", " ")
    what = f"{rule.why.strip()} {sentence(rule.fix) if rule.fix and '{' not in rule.fix else ''}".strip()
    return {
        "id": rule.code,
        "name": _pascal(rule.name),
        "shortDescription": {"text": sentence(words)},
        "fullDescription": {"text": sentence(rule.why.strip())},
        "help": {"text": f"{what}\nSource: {rule.source}"},
        "defaultConfiguration": {"level": LEVELS[rule.level]},
        "properties": {"tags": [rule.family, rule.pack]},
    }


def _pascal(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-"))
