"""What holds for every format alike, over one run with everything in it."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree

import pytest

from pcdlint.report import FORMATS
from tests.report.hostile import CLEAN, HOSTILE, REFUSED, written

JSON = ("json", "sarif", "gitlab", "rdjson")
XML = ("junit", "checkstyle")
RUNS = (HOSTILE, REFUSED, CLEAN)
NO_ROOM = ("checkstyle", "gitlab", "rdjson")
"""Formats without a place for what was suppressed."""


@pytest.mark.parametrize("form", FORMATS)
def test_every_finding_and_every_trouble_is_there(form: str) -> None:
    made = written(form, HOSTILE)
    assert all(word in made for word in ("FIN001", "annot be opened", "locked.pdf"))
    assert "o rule is called XYZ" in written(form, REFUSED)


@pytest.mark.parametrize("form", FORMATS)
def test_a_run_with_something_unchecked_does_not_look_like_a_clean_one(form: str) -> None:
    def told(made: str) -> bool:
        return any(word in made for word in ("ot checked", "not-checked", "was checked:", '"error",', '"errors": ['))

    assert told(written(form, REFUSED))
    assert written(form, CLEAN) != written(form, CLEAN._replace(files=HOSTILE.files[1:3]))


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in NO_ROOM])
def test_what_was_suppressed_is_listed_with_its_reason(form: str) -> None:
    assert "suppress" in written(form, HOSTILE).lower()
    assert "2026" in written(form, HOSTILE)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("run", RUNS)
def test_the_same_run_gives_the_same_report(form: str, run: object) -> None:
    assert written(form, run) == written(form, run)  # type: ignore[arg-type]


@pytest.mark.parametrize("form", JSON)
@pytest.mark.parametrize("run", RUNS)
def test_json_loads(form: str, run: object) -> None:
    assert json.loads(written(form, run)) is not None  # type: ignore[arg-type]


@pytest.mark.parametrize("form", XML)
@pytest.mark.parametrize("run", RUNS)
def test_xml_parses(form: str, run: object) -> None:
    text = written(form, run)  # type: ignore[arg-type]
    assert len(ElementTree.fromstring(text.encode("utf-8"))) > 0


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in ("json", "jsonl", *JSON)])
def test_control_characters_do_not_get_through(form: str) -> None:
    assert not {"\x00", "\x1b"} & set(written(form, HOSTILE))


@pytest.mark.parametrize("form", ["text", "concise", "github", "junit", "checkstyle", "html", "markdown", "jsonl"])
def test_counts_are_said(form: str) -> None:
    made = " ".join(written(form, HOSTILE).split())
    assert any(sign in made for sign in ("1 warning", "warning: 1", ">Warnings<", 'failures="1"', '"warning": 1'))
