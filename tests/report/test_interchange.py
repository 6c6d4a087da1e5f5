"""What is particular to each format for other tools."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree

import pytest

from pcdlint.report.markdown import MOST, text
from tests.report.hostile import CLEAN, HOSTILE, PATH, REFUSED, WORDS, written
from tests.report.runs import finding, run

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def test_github_commands_stay_on_their_line_and_in_their_values() -> None:
    *commands, aside, counts = written("github", HOSTILE).splitlines()
    found = [COMMAND.fullmatch(line) for line in commands]
    assert [match and match[1] for match in found] == ["error", "error", "error", "warning", "notice"]
    keys = [pair.split("=")[0] for pair in found[2][2].split(",")]  # type: ignore[index]
    assert keys == ["file", "line", "col", "endLine", "endColumn", "title"]
    assert "%250A" in found[2][3]  # type: ignore[index]
    assert "c%3Ad%25" in found[2][2]  # type: ignore[index]
    assert aside.startswith("pcdlint: suppressed in ")
    assert "2 things could not be checked" in counts


def test_gitlab_issues_have_what_gitlab_asks_for() -> None:
    issues = json.loads(written("gitlab", HOSTILE))
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith("./")
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert [issue["severity"] for issue in issues] == ["blocker", "blocker", "major", "minor", "info"]
    assert issues[1]["description"] == "Not checked (2 of 2): Cannot be opened."
    assert json.loads(written("gitlab", CLEAN)) == []


def test_junit_agrees_with_the_gate() -> None:
    root = ElementTree.fromstring(written("junit", HOSTILE))
    assert root.attrib == {"name": "pcdlint", "tests": "8", "failures": "1", "errors": "2"}
    assert [suite.get("skipped") for suite in root] == ["1", "0", "0", "1"]
    assert [len(suite) for suite in root] == [5, 1, 1, 1]
    stricter = ElementTree.fromstring(written("junit", HOSTILE._replace(fail_level="info")))
    assert stricter.get("failures") == "3"
    assert ElementTree.fromstring(written("junit", REFUSED)).get("errors") == "2"


def test_words_come_out_of_xml_as_they_went_in_but_for_what_it_cannot_hold() -> None:
    failure = ElementTree.fromstring(written("junit", HOSTILE)).find(".//failure")
    assert failure is not None
    assert (failure.get("message") or "").startswith("]]> <script>alert(1)</script> %0A::error::x �")


def test_checkstyle() -> None:
    root = ElementTree.fromstring(written("checkstyle", HOSTILE))
    errors = root.findall("file/error")
    assert [error.get("source") for error in errors] == [
        "pcdlint.not-checked", "pcdlint.FIN001", "pcdlint.FIN001", "pcdlint.FIN001", "pcdlint.not-checked",
    ]  # fmt: skip
    assert (errors[1].get("line"), errors[1].get("column"), errors[1].get("severity")) == ("3", "7", "error")
    assert "not checked: 2 -->" in written("checkstyle", HOSTILE)


def test_rdjson_counts_bytes() -> None:
    made = json.loads(written("rdjson", HOSTILE))
    assert set(made) == {"source", "severity", "diagnostics"}
    unread, _, first, hidden, note = made["diagnostics"]
    assert unread["code"] == {"value": "not-checked"}
    assert first["location"]["range"] == {"start": {"line": 3, "column": 11}, "end": {"line": 3, "column": 16}}
    assert first["suggestions"] == [{"range": first["location"]["range"], "text": WORDS}]
    assert hidden["location"]["range"] == {"start": {"line": 9}, "end": {"line": 9}}
    assert note["location"]["range"]["end"] == {"line": 4, "column": 1}


def test_jsonl_ends_with_its_counts() -> None:
    lines = [json.loads(line) for line in written("jsonl", HOSTILE).splitlines()]
    assert [line["type"] for line in lines] == [
        "paper", "paper", "finding", "finding", "finding", "suppressed", "skipped", "error", "error", "summary",
    ]  # fmt: skip
    assert (lines[-1]["errors"], lines[-1]["error"]) == (2, 1)


def test_concise_is_a_line_each() -> None:
    lines = written("concise", HOSTILE).splitlines()
    assert lines[1] == f"{PATH}:9:7: warning FIN001 the parts come to £846, not £856".replace("\udce9", "�")
    assert "locked.pdf: not checked: cannot be opened" in lines
    assert len(lines) == 7


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a | b", "a &#124; b"),
        ("<b> & `c`", "&#60;b&#62; &#38; &#96;c&#96;"),
        ("@someone in #12", "@<!-- -->someone in #<!-- -->12"),
        ("see www.x.org or http://x", "see www<!-- -->.x.org or http:<!-- -->//x"),
        ("two\nlines", "two lines"),
        ("a_b *c* ~d~ [e](f) ![g]", "a&#95;b &#42;c&#42; &#126;d&#126; &#91;e&#93;(f) &#33;&#91;g&#93;"),
    ],
)
def test_markdown_shows_words_as_they_are(words: str, shown: str) -> None:
    assert text(words) == shown


def test_markdown_is_a_table_with_four_columns() -> None:
    rows = [line for line in written("markdown", HOSTILE).splitlines() if line.startswith("|")]
    assert [row.count("|") for row in rows] == [5] * 5
    assert [row.split()[1] for row in rows[2:]] == ["error", "warning", "info"]


def test_markdown_has_room_in_a_comment() -> None:
    made = written("markdown", run(*(finding(line) for line in range(1, 1000))))
    assert len(made) < MOST + 1000
    assert re.search(r"\n\d+ more findings have no room here\.\n", made)
