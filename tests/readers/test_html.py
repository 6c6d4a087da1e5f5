"""Pages: main part only, blocks as lines, rows with tabs, places in the file."""

from __future__ import annotations

import pytest

from pcdlint.readers import read

PAGE = """<!DOCTYPE html><html><head><title>No</title><style>p {}</style></head><body>
<nav><a href="/">Home</a></nav><header>Site</header>
<main><h1>A &amp; B</h1><p>First
 line of <b>words</b>.</p>
<ul><li>one</li><li><p>two</p></li></ul>
<table><caption>Table 1: Costs</caption><tr><th>Item</th><th>£</th></tr>
<tr><td><p>Staff</p></td><td>1,000</td></tr></table>
<ol><li>Section<ol><li>Paragraph</li></ol></li></ol>
<p><input type="checkbox" checked> yes</p></main><footer>End</footer></body></html>"""


def lines() -> list[str]:
    source = read(PAGE.encode(), "page.html")
    return [source.text[line.start : line.end] for line in source.lines]


def test_what_a_person_sees_of_a_page() -> None:
    assert lines() == [
        "A & B",
        "First line of words.",
        "• one",
        "• two",
        "Table 1: Costs",
        "Item\t£",
        "Staff\t1,000",
        "1. Section",
        "1.1. Paragraph",
        "☒ yes",
    ]


def test_the_reader_is_chosen_by_content_before_suffix() -> None:
    assert read(PAGE.encode(), "page.txt").format == "html"
    assert read(b"words only", "page.html").format == "html"
    assert read(b"words only", "page").format == "text"


@pytest.mark.parametrize("word", ["First", "words", "Staff", "1,000", "Paragraph"])
def test_places(word: str) -> None:
    source = read(PAGE.encode(), "page.html")
    place = source.place(source.text.index(word))
    assert PAGE.split("\n")[place.line - 1][place.column - 1 :].startswith(word)


@pytest.mark.parametrize("page", ["<html>", "<html><body><p", "<html><table><td>a<td>b", "<html></main></ul></td>x"])
def test_broken_pages_are_read(page: str) -> None:
    assert read(page.encode(), "p.html").format == "html"


@pytest.mark.parametrize(
    ("lists", "marks"),
    [
        ("<ol><li>A<ol><li>B<li>C</ol><li>D<ol><li>E</ol></ol>", ["1.", "1.1.", "1.2.", "2.", "2.1."]),
        (
            "<ol><li>A<ol><li>B</ol></ol><ul><li>x</ul><ol><ol><li>C</ol><li>D<ol><li>E</ol></ol>",
            ["1.", "1.1.", "•", "1.2.", "2.", "2.1."],
        ),
        ("<ol><li>A</ol><p>words</p><ol><li>B</ol>", ["1.", "1."]),
        ('<ol start="4"><li>A<li value="7">B<li>C</ol>', ["4.", "7.", "8."]),
        ('<ol type="a"><li>A<li>B</ol><ol type="i"><li>A<li>B</ol>', ["(a)", "(b)", "(i)", "(ii)"]),
    ],
)
def test_numbers_of_lists(lists: str, marks: list[str]) -> None:
    source = read(f"<html><body>{lists}</body></html>".encode(), "p.html")
    words = [source.text[line.start : line.end].split(" ")[0] for line in source.lines]
    assert [word for word in words if word != "words"] == marks


def test_the_running_head_of_a_saved_document_is_no_text() -> None:
    page = b'<html><body><div title="header"><div>MARKED</div><p>x</p></div><p>Body</p></body></html>'
    assert read(page, "p.html").text.strip() == "Body"


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ("<tr><td colspan=2>a<td>b<tr><td>1<td>2<td>3", ["a||b", "1|2|3"]),
        ("<tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e", ["a|b", "|c", "d|e"]),
        ("<tr><td>a<td rowspan=2>b<tr><td>c", ["a|b", "c|"]),
        ("<tr><td rowspan=2 colspan=2>a<td>b<tr><td>c", ["a||b", "||c"]),
    ],
)
def test_cells_that_span(rows: str, cells: list[str]) -> None:
    source = read(f"<html><body><table>{rows}</table></body></html>".encode(), "p.html")
    assert [source.text[line.start : line.end].replace("\t", "|") for line in source.lines] == cells
