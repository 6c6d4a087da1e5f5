"""Copies of Word files with tracked changes: accepted they are as wanted, rejected as they were."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pcdlint.finding import Edit
from pcdlint.fix.edits import replaced, replacements
from pcdlint.readers import read
from pcdlint.review.changes import BOXED, CONTROL, FIELD, TRACKED, UNUSUAL, Changes
from pcdlint.values import Span
from tests.documents import word as w
from tests.review.test_docx import BODY, PAPER, PARTS
from tests.review.tracked import MAIN, changes, ids, looks, parts, settled

TEXT = read(PAPER, "p.docx").text
SPLIT = w.package(
    w.para(
        w.run("The contract is let under the Procurement ")
        + w.run("Act", "<w:b/>")
        + '<w:bookmarkStart w:id="77" w:name="x"/><w:bookmarkEnd w:id="77"/>'
        + w.run(" 2022", "<w:i/>")
        + w.run(" & more.")
    )
)


def edit_of(data: bytes, words: str, new: str) -> Edit:
    at = read(data, "p.docx").text.index(words)
    return Edit(Span(at, at + len(words)), new)


def checked(data: bytes, *edits: Edit) -> bytes:
    """The copy, of which all is tried that must hold for any."""
    made = Changes(data)
    assert [made.hindrance(edit) for edit in edits] == [None] * len(edits)
    copy = made.tracked(edits)
    text = read(data, "p.docx").text
    wanted = replaced(text, replacements(edits))
    assert read(copy, "p.docx").text == wanted
    assert read(settled(copy, accept=True), "p.docx").text == wanted
    rejected = settled(copy, accept=False)
    assert read(rejected, "p.docx").text == text
    assert list(looks(rejected)) == list(looks(data))
    before, after = parts(data), parts(copy)
    assert {name for name in after if before.get(name) != after[name]} <= {MAIN}
    assert list(before) == list(after)
    assert len(set(ids(copy))) == len(ids(copy))
    return copy


@pytest.mark.parametrize(
    ("words", "new", "tracked"),
    [
        ("boats", "ships", [("-", "boats"), ("+", "ships")]),
        ("<of boats>", "<of & ships>", [("-", "<of boats>"), ("+", "<of & ships>")]),
        (" & rising", "", [("-", " & rising")]),
        ("Head", "Arms", [("-", "Head"), ("+", "Arms")]),
        ("Head & shoulders", "", [("-", "Head & shoulders")]),
        ("far", "near", [("-", "far"), ("+", "near")]),
        ("rich", "poor", [("-", "rich"), ("+", "poor")]),
        ("bare", "bear", [("-", "bare"), ("+", "bear")]),
        ("Boats", "Ships", [("-", "Boats"), ("+", "Ships")]),
        ("old remark", "new", [("-", "old remark"), ("+", "new")]),
        ("item", "items", [("-", "item"), ("+", "items")]),
    ],
)
def test_words_are_struck_out_and_put_in(words: str, new: str, tracked: list[tuple[str, str]]) -> None:
    assert changes(checked(PAPER, edit_of(PAPER, words, new))) == tracked


def test_words_are_put_in_between_others() -> None:
    at = TEXT.index(" <of boats>")
    assert changes(checked(PAPER, Edit(Span(at, at), " & more"))) == [("+", " & more")]


def test_several_in_one_run() -> None:
    edits = [edit_of(PAPER, words, new) for words, new in (("The", "A"), ("boats", "ships"), (" & rising", ""))]
    copy = checked(PAPER, *reversed(edits))
    assert changes(copy) == [("-", "The"), ("+", "A"), ("-", "boats"), ("+", "ships"), ("-", " & rising")]


def test_words_over_several_runs_keep_their_looks() -> None:
    copy = checked(SPLIT, edit_of(SPLIT, "Procurement Act 2022", "Police Act 1996"))
    assert changes(copy) == [("-", "Procurement "), ("+", "Police Act 1996"), ("-", "Act"), ("-", " 2022")]
    assert ids(copy) == ["78", "79", "80", "81"]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("£95,000", TRACKED),
        ("was £95,000", TRACKED),
        ("2.2.", FIELD),
        ("1.2.", BOXED),
        ("words inside", BOXED),
        ("A note", BOXED),
        ("☒", CONTROL),
        ("bare\nafter", BOXED),
        ("shoulders\n\n1.1.", BOXED),
        ("Boats\t£1", BOXED),
        ("softhyphen", BOXED),
    ],
)
def test_what_cannot_be_changed_without_guessing_is_not(words: str, reason: str) -> None:
    assert Changes(PAPER).hindrance(edit_of(PAPER, words, "other")) in (reason, UNUSUAL)


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<w:r><w:t> bare </w:t></w:r>", UNUSUAL),
        ("<w:r><w:t>bare<!-- x --></w:t></w:r>", UNUSUAL),
        ('<w:r><w:rPr><w:caps/></w:rPr><w:t>bare</w:t></w:r>', UNUSUAL),
        (w.run("bare", '<w:rPrChange w:id="9" w:author="A"><w:rPr/></w:rPrChange>'), TRACKED),
        (w.control(w.run("bare"), "<w:text/>"), CONTROL),
        (f'<w:fldSimple w:instr=" REF x ">{w.run("bare")}</w:fldSimple>', FIELD),
    ],
)  # fmt: skip
def test_words_written_in_unusual_ways_stay(inside: str, reason: str) -> None:
    data = w.package(w.para(w.run("some ") + inside + w.run(" more")))
    found = read(data, "p.docx").text
    at = found.lower().index("bare")
    assert Changes(data).hindrance(Edit(Span(at, at + 4), "x")) == reason


def test_a_copy_can_be_changed_again() -> None:
    copy = checked(PAPER, edit_of(PAPER, "The cost", "A cost"))
    again = Changes(copy).tracked([edit_of(copy, "boats", "ships")])
    assert read(settled(again, accept=False), "p.docx").text == TEXT
    assert changes(again) == [("-", "The cost"), ("+", "A cost"), ("-", "boats"), ("+", "ships")]
    assert Changes(copy).hindrance(edit_of(copy, "A cost", "B")) == TRACKED


ANY = w.package(BODY, PARTS)


@settings(max_examples=80)
@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(0, 12), st.sampled_from(["", "x", " & <y>"]))))
def test_any_edits(drawn: list[tuple[int, int, str]]) -> None:
    made = Changes(ANY)
    edits: list[Edit] = []
    for start, length, new in sorted(drawn):
        edit = Edit(Span(start, min(start + length, len(TEXT))), new)
        free = not edits or edits[-1].span.end < start
        # A paragraph without words is no line of the text any more.
        if free and (length or new) and made.hindrance(edit) is None and not _whole_line(edit):
            edits.append(edit)
    copy = checked(ANY, *edits)
    ElementTree.fromstring(parts(copy)[MAIN])


def _whole_line(edit: Edit) -> bool:
    start, end = edit.span
    return TEXT[start - 1 : start] in ("", "\n", "\t", " ") and TEXT[end : end + 1] in ("", "\n", "\t")
