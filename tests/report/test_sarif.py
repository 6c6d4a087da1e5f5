"""SARIF 2.1.0: its required structure, held in a schema of what we write; stable fingerprints; suppressions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pcdlint.rules.pack import Rule
from pcdlint.run import Run
from tests.report.hostile import CLEAN, HOSTILE, REFUSED, written
from tests.report.runs import finding, run

TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
ONE = {"type": "integer", "minimum": 1}
ARTIFACT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["uri"],
    "properties": {"uri": {"pattern": r"^[A-Za-z0-9_.~!$&'()*+,;=:@/%-]+$"}, "uriBaseId": {"const": "%SRCROOT%"}},
}
LOCATION = {
    "type": "object",
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": ARTIFACT,
                "region": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["startLine"],
                    "properties": dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), ONE),
                },
                "properties": {"type": "object"},
            },
        }
    },
}
REPLACEMENT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["deletedRegion", "insertedContent"],
    "properties": {
        "deletedRegion": LOCATION["properties"]["physicalLocation"]["properties"]["region"],  # type: ignore[index]
        "insertedContent": {"required": ["text"], "properties": {"text": {"type": "string"}}},
    },
}
FIX = {
    "type": "object",
    "additionalProperties": False,
    "required": ["description", "artifactChanges"],
    "properties": {
        "description": TEXT,
        "artifactChanges": {
            "type": "array",
            "minItems": 1,
            "items": {
                "required": ["artifactLocation", "replacements"],
                "properties": {
                    "artifactLocation": ARTIFACT,
                    "replacements": {"type": "array", "minItems": 1, "items": REPLACEMENT},
                },
            },
        },
        "properties": {"type": "object"},
    },
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
RESULT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["message", "ruleId", "ruleIndex", "level", "locations", "partialFingerprints"],
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": TEXT,
        "locations": {"type": "array", "items": LOCATION, "minItems": 1},
        "relatedLocations": {"type": "array", "items": LOCATION},
        "partialFingerprints": {"type": "object", "additionalProperties": {"pattern": "^[0-9a-f]{32}$"}},
        "fixes": {"type": "array", "items": FIX},
        "suppressions": {
            "type": "array",
            "items": {"required": ["kind"], "properties": {"kind": {"enum": ["inSource", "external"]}}},
        },
    },
}
NOTIFICATION = {"type": "object", "required": ["message"], "properties": {"level": LEVEL, "message": TEXT}}
RULE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "name": {"pattern": "^[A-Za-z0-9]+$"},
        **dict.fromkeys(("shortDescription", "fullDescription", "help"), TEXT),
        "defaultConfiguration": {"properties": {"level": LEVEL}},
        "properties": {"properties": {"tags": {"type": "array", "uniqueItems": True}}},
    },
}
INVOCATION = {
    "required": ["executionSuccessful"],
    "properties": {"toolExecutionNotifications": {"type": "array", "items": NOTIFICATION}},
}
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "required": ["tool"],
                "properties": {
                    "tool": {"properties": {"driver": {"properties": {"rules": {"type": "array", "items": RULE}}}}},
                    "columnKind": {"const": "unicodeCodePoints"},
                    "invocations": {"type": "array", "items": INVOCATION},
                    "results": {"type": "array", "items": RESULT},
                    "artifacts": {"items": {"properties": {"location": ARTIFACT}}, "uniqueItems": True},
                },
            },
        },
    },
}


def log(made: Run) -> Any:
    document = json.loads(written("sarif", made))
    jsonschema.validate(document, SCHEMA)
    return document["runs"][0]


@pytest.mark.parametrize("made", [HOSTILE, REFUSED, CLEAN])
def test_structure(made: Run) -> None:
    one = log(made)
    for result in one["results"]:
        assert one["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    prints = [json.dumps(result["partialFingerprints"]) for result in one["results"]]
    assert len(prints) == len(set(prints))


@pytest.mark.parametrize(("made", "successful", "notes"), [(HOSTILE, False, 2), (REFUSED, False, 2), (CLEAN, True, 0)])
def test_a_run_that_could_not_check_everything_was_not_successful(made: Run, successful: bool, notes: int) -> None:
    one = log(made)
    assert one["invocations"][0]["executionSuccessful"] is successful
    levels = [note["level"] for note in one["invocations"][0]["toolExecutionNotifications"]]
    assert levels.count("error") == notes == one["properties"]["summary"]["errors"]
    assert levels.count("note") == sum(1 for file in made.files if file.skipped)


def test_what_is_suppressed_is_a_result_that_says_so() -> None:
    aside = [result for result in log(HOSTILE)["results"] if "suppressions" in result]
    assert len(aside) == 1
    assert aside[0]["suppressions"][0]["kind"] == "inSource"
    assert aside[0]["suppressions"][0]["justification"].endswith("(until 2026-01-02)")


def test_fingerprints_do_not_move_with_lines() -> None:
    before, after = (log(run(finding(line)))["results"][0]["partialFingerprints"] for line in (3, 30))
    assert before == after


def test_rules_are_described() -> None:
    rule = Rule("FIN001", "table-total", "table-sums", "error", "{sum}", "Money must add up.", "arithmetic", "core")
    described = log(run(finding(), catalogue=(rule,)))["tool"]["driver"]["rules"]
    assert described == [
        {
            "id": "FIN001",
            "name": "TableTotal",
            "shortDescription": {"text": "Table total."},
            "fullDescription": {"text": "Money must add up."},
            "help": {"text": "Money must add up.\nSource: arithmetic"},
            "defaultConfiguration": {"level": "error"},
            "properties": {"tags": ["FIN", "core"]},
        }
    ]


def test_paths_are_from_the_root_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "papers").mkdir()
    monkeypatch.chdir(tmp_path / "papers")
    inside, outside = tmp_path / "papers" / "a b.txt", tmp_path.parent / "elsewhere.txt"
    for path, uri in (("a b.txt", "papers/a%20b.txt"), (str(inside), "papers/a%20b.txt"), ("../c.txt", "c.txt")):
        where = log(run(finding(path=path)))["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
        assert where == {"uri": uri, "uriBaseId": "%SRCROOT%"}
    far = log(run(finding(path=str(outside))))["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert far["uri"].startswith("file:///")
    assert "uriBaseId" not in far
