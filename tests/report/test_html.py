"""The page: whole, harmless, readable without script and network."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from pcdlint.outcome import Cell, TableView
from pcdlint.report.article import _drawn
from pcdlint.report.html import STYLE_SHEET
from pcdlint.report.marked import Mark, pieces
from pcdlint.report.markup import VOID
from pcdlint.run import Run
from pcdlint.source import Place
from tests.report.hostile import CLEAN, HOSTILE, REFUSED, WORDS, written
from tests.report.runs import RELATED, finding, run


class Page(HTMLParser):
    """Tags that are opened and closed as they should be, attributes, and the words between."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def marked(self, tag: str, class_: str) -> int:
        return sum(1 for name, values in self.tags if name == tag and class_ in (values.get("class") or "").split())


@pytest.mark.parametrize("made", [HOSTILE, REFUSED, CLEAN])
def test_a_whole_page_that_does_nothing(made: Run) -> None:
    page = Page(written("html", made))
    names = {tag for tag, _ in page.tags}
    assert {"html", "title", "main", "h1", "header", "footer"} <= names
    assert not names & {"script", "link", "img", "iframe", "object", "form", "base"}
    assert ("html", {"lang": "en-GB"}) in page.tags
    for _, values in page.tags:
        assert not [key for key in values if key.startswith("on") or key in ("src", "style")]
        assert (values.get("href") or "#").startswith("#")
    assert not re.search(r"url\(|@import|//", STYLE_SHEET.read_text(encoding="utf-8"))


def test_names_are_given_once_and_every_link_and_label_has_its_end() -> None:
    page = Page(written("html", HOSTILE))
    names = [values["id"] for _, values in page.tags if "id" in values]
    assert len(names) == len(set(names))
    for _, values in page.tags:
        for key in ("aria-labelledby", "for"):
            assert values.get(key) is None or values[key] in names
        if "href" in values:
            assert (values["href"] or "").removeprefix("#") in names


def test_what_was_not_checked_comes_first() -> None:
    text = Page(written("html", HOSTILE)).text
    assert text.index("Not checked: 2 things could not be checked") < text.index("Papers checked")
    assert "locked.pdf: Cannot be opened." in text


def test_a_finding_with_its_line() -> None:
    page = written("html", run(finding(related=RELATED)))
    assert '<span class="text">Total <mark class="main">£856</mark></span>' in page
    assert '<mark class="other">£400</mark>' in page
    assert "The parts come to £846, not £856." in page
    assert "</strong>Correct the total.</p>" in page


def test_the_table_stands_instead_of_its_lines() -> None:
    page = Page(written("html", HOSTILE))
    assert page.marked("td", "wrong") == 2  # the two findings at that place
    assert page.marked("table", "drawn") == 2
    assert "£400" in page.text  # a related line outside the table


def test_a_heading_of_a_table_stands_over_its_figures() -> None:
    where = (Place(1, 1), Place(1, 2))
    rows = tuple(tuple(Cell(text, *where) for text in row) for row in (("Item", "Total"), ("Boats", "£400")))
    drawn = str(_drawn(TableView("", rows), finding()))
    assert re.findall(r"<th ([^>]*)>(Item|Total)", drawn) == [
        ('scope="col"', "Item"),
        ('scope="col" class="num"', "Total"),
    ]


def test_every_level_and_family_has_a_box_and_a_rule() -> None:
    page = written("html", HOSTILE)
    boxes = re.findall(r'<input type="checkbox" id="([\w-]+)" checked>', page)
    assert boxes == ["level-error", "level-warning", "level-info", "family-FIN"]
    for box in boxes:
        assert f"body:has(#{box}:not(:checked)) .finding.{box}{{display:none}}" in page


def test_hidden_words_stay_hidden() -> None:
    assert "• ••• <mark" in written("html", HOSTILE)


@pytest.mark.parametrize(
    ("line", "marks", "expected"),
    [
        ("Total £856 due", [Mark(6, 10, "main")], "Total [£856] due"),
        ("Total £856 due", [Mark(6, 10, "main"), Mark(0, 5, "other")], "[Total] [£856] due"),
        ("  Date", [Mark(6, 6, "main")], "Date[]"),
        ("Date due", [Mark(5, 5, "main")], "Date []due"),
        ("Date", [Mark(9, 12, "main")], "Date"),
        ("a" * 300 + "wrong" + "b" * 300, [Mark(300, 305, "main")], f"…{'a' * 160}[wrong]{'b' * 255}…"),
    ],
)
def test_pieces_of_a_line(line: str, marks: list[Mark], expected: str) -> None:
    assert "".join(f"[{p.text}]" if p.mark else p.text for p in pieces(line, marks)) == expected


def test_words_are_shown_and_not_obeyed() -> None:
    assert "<script>alert(1)</script>" in Page(written("html", HOSTILE)).text
    assert WORDS not in written("html", HOSTILE)


COLOURS = re.compile(r"--(\w+):(#[0-9a-f]{6})")


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("name", "ground"),
    [
        ("ink", "#ffd6d1"), ("ink", "#ffe6c2"), ("quiet", "#f4f5f6"), ("red", "#ffffff"), ("red", "#ffd6d1"),
        ("red", "#f4f5f6"), ("amber", "#fff3e0"), ("amber", "#ffe6c2"), ("blue", "#eaf2fa"), ("blue", "#d8e8f6"),
        ("green", "#e8f5ee"),
    ],
)  # fmt: skip
def test_colours_can_be_told_apart(name: str, ground: str) -> None:
    colour = dict(COLOURS.findall(STYLE_SHEET.read_text(encoding="utf-8")))[name]
    dark, light = sorted((luminance(colour), luminance(ground)))
    assert (light + 0.05) / (dark + 0.05) >= 4.5
