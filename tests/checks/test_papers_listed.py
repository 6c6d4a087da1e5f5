"""Decisions and appendices relied on: once each, with every mention."""

from __future__ import annotations

from tests.checks.findings import found, words

BODY = """DMPC Decision – PCD 2311

1. Introduction and background

1.1. It follows PCD 2207 and PCD2207, see Appendix 2.

2. Issues for consideration

2.1. PCD 2311 goes on where PCD 2207 ended.

8. Background/supporting papers

"""


def test_a_decision_is_told_once_with_its_other_mentions() -> None:
    (one,) = found("STR020", BODY + "8.1. Letter of 4 May 2026.")
    assert words(BODY, one) == "PCD 2207"
    assert [place.line for _, place, _ in one.related] == [5, 9]


def test_none_is_told_at_the_none_and_nowhere_else() -> None:
    text = BODY + "None."
    assert found("STR020", text) == found("STR021", text) == []
    (one,) = found("STR022", text)
    assert words(text, one) == "None."
    assert "PCD 2207 and Appendix 2" in one.message
    assert [place.line for _, place, _ in one.related] == [5, 5]


def test_a_number_alone_lists_it() -> None:
    assert found("STR020", BODY + "8.1. River patrols, first year (2207).") == []


def test_an_entry_by_title_alone_may_be_it() -> None:
    assert [f.severity for f in found("STR020", BODY + "8.1. The decision on river patrols.")] == ["info"]


def test_an_appendix_in_the_file_needs_no_list() -> None:
    attached = BODY + "8.1. PCD 2207 Patrols.\n\nAppendix 2: Patrols by day\n\nTwelve."
    assert found("STR021", attached) == []
    assert len(found("STR021", BODY + "8.1. PCD 2207 Patrols.")) == 1
