"""The report for programs."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

from pcdlint.report import FORMATS, Style, writer
from pcdlint.run import Run
from tests.report.runs import FIX, RELATED, TROUBLE, finding, run


def document(made: Run) -> Any:
    out = StringIO()
    writer("json")(made, out, Style())
    return json.loads(out.getvalue())


def test_the_whole_document() -> None:
    place = {"line": 3, "column": 7, "page": None}
    end = {"line": 3, "column": 11, "page": None}
    made = document(run(finding(fix=FIX, related=RELATED[:1])))
    assert made["version"] == "1"
    assert made["summary"] == {
        "checked": 1, "clean": 0, "skipped": 0, "unreadable": 0, "error": 1, "warning": 0, "info": 0, "suppressed": 0,
        "baseline": 0,
    }  # fmt: skip
    assert made["papers"] == [
        {
            "path": "boats.txt", "format": "text", "layout": "form", "stage": "signed",
            "reference": "PCD 1931", "title": "Two Boats", "date": "2025-10-09",
        }
    ]  # fmt: skip
    assert made["findings"] == [
        {
            "path": "boats.txt",
            "rule": "FIN001",
            "name": "table-total",
            "severity": "error",
            "message": "the parts come to £846, not £856",
            "start": place,
            "end": end,
            "section": "3. Financial Comments",
            "paragraph": "3.1",
            "excerpt": "£856",
            "related": [
                {
                    "message": "one of the parts",
                    "start": {"line": 1, "column": 7, "page": None},
                    "end": {"line": 1, "column": 11, "page": None},
                }
            ],
            "fix": {"title": "write £846", "safe": False, "edits": [{"start": place, "end": end, "text": "£846"}]},
            "advice": "correct the total",
            "source": "arithmetic",
        }
    ]
    assert made["errors"] == made["skipped"] == made["suppressed"] == []


def test_what_was_not_checked_stands_apart_from_findings() -> None:
    assert document(run(errors=("no",)))["errors"] == [{"path": "boats.txt", "message": "no"}]
    assert document(run(files=(), troubles=(TROUBLE,)))["errors"] == [
        {"path": "house/rules.yaml", "message": "line 4: [0].level: must be error"}
    ]
    skipped = document(run(skipped="no paper"))
    assert skipped["summary"]["skipped"] == 1
    assert skipped["skipped"] == [{"path": "boats.txt", "message": "no paper"}]


def test_every_format_has_a_writer() -> None:
    for name in FORMATS:
        out = StringIO()
        writer(name)(run(finding()), out, Style())
        assert out.getvalue()
