"""Copies of Word files with comments: on the very words, and nothing else changed."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pcdlint.readers import read
from pcdlint.review.docx import Remark, annotate
from pcdlint.values import Span
from tests.documents import word as w

BOX = w.text_box(w.para("words inside"))
BODY = (
    w.para("Head & shoulders", "Heading1")
    + w.para(w.run("The cost <of boats> is £9,000 & rising", "<w:i/>"), "Numbered")
    + w.para(w.run("It was ") + w.deleted("£8") + w.inserted(w.run("£95,000 in all")) + w.run(" in May."), "Numbered")
    + w.para(w.run("See ") + w.complex_field(" REF x ", "2.2") + w.run(".") + w.note("footnote", 1), "Numbered")
    + w.para(w.run("soft\u00adhyphen, zero\u200bwidth") + "<w:r><w:tab/><w:t>bare</w:t><w:br/><w:t>after</w:t></w:r>")
    + w.para(w.run("Ticked ") + w.check_box(True) + w.control(w.run("rich words here")))
    + w.para(w.run("link to ") + f'<w:hyperlink w:anchor="x">{w.run("a far place")}</w:hyperlink>')
    + w.table(w.row("Boats", "£1"), w.row(w.check_box(False), w.para(w.remark(4, w.run("old remark")))))
    + w.para(w.run("box") + BOX)
    + w.para("item", listed=(2, 0))
    + w.para(listed=(3, 0))
)
PARTS = {"comments": w.comments({4: "Mine."}), "footnotes": w.notes("footnote", {1: "A note."})}
PAPER = w.package(BODY, PARTS, extra={"word/media/image1.png": bytes(range(256)) * 9})


def commented(data: bytes, *spans: Span) -> tuple[bytes, list[str]]:
    """The copy, and the words that each of its new comments is on."""
    copy = annotate(data, [Remark(span, (f"R{n}", "says & <does>")) for n, span in enumerate(spans)])
    before, after = read(data, "p.docx"), read(copy, "p.docx")
    assert (after.text, after.lines) == (before.text, before.lines)
    notes = {note.words: after.slice(note.span) for note in after.notes if note.kind == "comment"}
    return copy, [notes[f"R{n} says & <does>"] for n in range(len(spans))]


def span_of(data: bytes, words: str) -> Span:
    at = read(data, "p.docx").text.index(words)
    return Span(at, at + len(words))


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("£9,000", "£9,000"),
        ("<of boats> is", "<of boats> is"),
        ("9,000 & ris", "9,000 & ris"),
        ("£95,000", "£95,000"),
        ("was £95,000 in", "was £95,000 in"),
        ("2.2", "2.2"),
        ("hyphen, zerow", "hyphen, zerow"),
        ("bare\nafter", "bare\nafter"),
        ("rich words", "rich words"),
        ("☒", "☒"),
        ("far", "far"),
        ("£1", "£1"),
        ("☐", "☐"),
        ("old rem", "old rem"),
        ("1.2.", "It was £95,000 in all in May."),
        ("1.1. The cost", "The cost"),
        ("• it", "it"),
        ("A note", "¹"),
        ("shoulders\n\n1.1. The", "shoulders\n\n1.1. The"),
    ],
)
def test_on_the_very_words(words: str, on: str) -> None:
    assert commented(PAPER, span_of(PAPER, words))[1] == [on]


def test_words_of_a_text_box_are_remarked_on_where_the_box_hangs() -> None:
    copy, _ = commented(PAPER, span_of(PAPER, "words inside"))
    text = _parts(copy)["word/document.xml"].decode()
    inside = text[text.index("<w:txbxContent>") : text.rindex("</w:txbxContent>")]
    assert "comment" not in inside


def test_where_there_are_no_words_the_words_before_take_the_comment() -> None:
    data = w.package(w.para("Some words.") + w.para(listed=(3, 0)))
    end = len(read(data, "p.docx").text)
    assert commented(data, Span(end, end))[1] == ["Some words."]


def test_comments_that_overlap() -> None:
    spans = [
        span_of(PAPER, words) for words in ("The cost", "cost <of", "cost", "The cost <of boats> is £9", "t <of boats>")
    ]
    assert commented(PAPER, *spans)[1] == ["The cost", "cost <of", "cost", "The cost <of boats> is £9", "t <of boats>"]


def test_nothing_else_changes() -> None:
    before, after = _parts(PAPER), _parts(commented(PAPER, span_of(PAPER, "£9,000"))[0])
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml", "word/comments.xml"}
    assert after["word/comments.xml"].startswith(before["word/comments.xml"].rpartition(b"</")[0])


def test_the_first_comment_of_a_file() -> None:
    data = w.package(w.para("Some words."))
    after = _parts(commented(data, span_of(data, "words"))[0])
    new = {name for name, text in after.items() if _parts(data).get(name) != text}
    assert new == {"word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert b'w:author="pcdlint"' in after["word/comments.xml"]


def test_a_file_without_remarks_stays_as_it_is() -> None:
    assert annotate(PAPER, []) == PAPER


def test_a_paper_without_words_gets_no_comment() -> None:
    data = w.package(w.para())
    assert b"comment" not in _parts(annotate(data, [Remark(Span(0, 0), ("R0",))]))["word/document.xml"]


PLAIN = w.package(BODY.replace(BOX, ""), PARTS)
TEXT = read(PLAIN, "p.docx").text


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 60)), min_size=1, max_size=4))
def test_any_spans(spans: list[tuple[int, int]]) -> None:
    _, on = commented(PLAIN, *(Span(start, min(start + length, len(TEXT))) for start, length in spans))
    assert all(on)


def _parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as held:
        return {name: held.read(name) for name in held.namelist()}
