"""PDF files: what a page shows, read in order."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcdlint.api import Linter, Options
from pcdlint.readers import read
from pcdlint.readers.pdf import OCR, places
from pcdlint.readers.pdf.compose import reading
from pcdlint.readers.pdf.page import Glyph, Page, View
from pcdlint.source import Source
from pcdlint.values import Span
from tests.conftest import ROOT
from tests.readers.pdf_maker import grid, line, lines, pdf, text

FOLDER = ROOT / "tests" / "documents" / "pdf"
LOOKS = {
    "plain": "good-form", "serif": "good-form", "dense": "good-form", "wide": "good-form", "unruled": "good-form",
    "bad": "bad-form", "draft": "draft-form", "report": "form-with-report",
}  # fmt: skip
FILLING = "Words that fill a row of the page from its left side to its right one, so that more"


def source(data: bytes) -> Source:
    return read(data, "paper.pdf")


def texts(data: bytes) -> list[str]:
    found = source(data)
    return [found.text[each.start : each.end] for each in found.lines]


def printed(name: str) -> list[str]:
    """The lines of an example as a document shows them, tabs of table rows kept."""
    rows = (ROOT / "examples" / f"{name}.txt").read_text(encoding="utf-8").replace("\\checkmark", "✓").split("\n")
    return [re.sub(" +", " ", row.strip(" ")) for row in rows if row.strip() and row.strip() != "--"]


@pytest.mark.parametrize("look", LOOKS)
def test_a_laid_out_paper_reads_as_its_text(look: str) -> None:
    want = printed(LOOKS[look])
    if look == "unruled":  # a heading over columns without figures may be a sentence
        want = [row.replace("DECLARATION\t", "DECLARATION ") for row in want]
    got = texts((FOLDER / f"{look}.pdf").read_bytes())
    assert got == want


@pytest.mark.parametrize("look", LOOKS)
def test_a_laid_out_paper_has_the_findings_of_its_text(look: str) -> None:
    linter = Linter(Options())
    written = linter.path(ROOT / "examples" / f"{LOOKS[look]}.txt")
    drawn = linter.path(FOLDER / f"{look}.pdf")
    assert not drawn.errors
    assert sorted((f.rule, f.message) for f in drawn.findings) == sorted((f.rule, f.message) for f in written.findings)


def test_headers_and_footers_are_notes() -> None:
    found = read((FOLDER / "serif.pdf").read_bytes(), "serif.pdf")
    assert [(note.kind, note.words) for note in found.notes] == [("header", "OFFICIAL"), ("footer", "1")]
    assert "OFFICIAL\n" not in found.text.split("Part 2 is:")[0]


def test_pages_are_known() -> None:
    found = source(pdf(lines(700, "The first page of the two."), lines(700, "The second page of the two.")))
    assert [found.place(found.text.index(word)).page for word in ("first", "second")] == [1, 2]
    assert found.place(found.text.index("second")) == (2, 5, 2)


@pytest.mark.parametrize(
    ("rows", "want"),
    [
        ((FILLING, "words follow."), [f"{FILLING} words follow."]),
        (("A short row.", "Another one."), ["A short row.", "Another one."]),
        ((FILLING, "2. An item of its own"), [f"{FILLING} 2. An item of its own"]),
        ((f"{FILLING[:-1]}.", "2. An item of its own"), [f"{FILLING[:-1]}.", "2. An item of its own"]),
        ((f"{FILLING[:-4]}deci-", "sion, and a decision here."), [f"{FILLING[:-4]}decision, and a decision here."]),
        ((f"{FILLING[:-4]}long-", "term plans."), [f"{FILLING[:-4]}long-term plans."]),
        ((f"{FILLING[:-4]}2025-", "26 and on."), [f"{FILLING[:-4]}2025-26 and on."]),
        ((f"{FILLING[:-4]}and/", "or not."), [f"{FILLING[:-4]}and/or not."]),
    ],
)
def test_rows_of_a_paragraph_are_joined(rows: tuple[str, ...], want: list[str]) -> None:
    assert texts(pdf(lines(760, FILLING) + lines(700, *rows)))[1:] == want


def test_a_page_break_in_a_sentence_is_healed() -> None:
    first = lines(760, FILLING, FILLING) + text(300, 40, "Page 1")
    second = lines(760, "words are needed. A new sentence.") + text(300, 40, "Page 2")
    assert texts(pdf(first, second)) == [f"{FILLING} {FILLING} words are needed. A new sentence."]


def test_a_number_before_hanging_rows() -> None:
    content = text(72, 700, "1.1.") + lines(700, FILLING[:60], FILLING[:60], "and ends.", x=100)
    content += lines(760, FILLING)
    content += text(72, 630, "1.2.") + text(100, 630, "Next.")
    found = texts(pdf(content))
    assert found[1].startswith("1.1. Words that")
    assert found[-1] == "1.2. Next."


def test_a_raised_figure_is_no_part_of_the_word() -> None:
    content = text(72, 700, "the plan") + text(112.5, 704, "12", 6.5) + text(123, 700, "was made by the board")
    assert texts(pdf(content)) == ["the plan¹² was made by the board"]


def test_footnotes_stand_behind_the_section() -> None:
    page = text(72, 700, "A claim") + text(108.2, 704, "1", 6.5) + text(72, 670, "A Heading", 16, "F2")
    page += text(72, 640, "More text.") + line(72, 120, 216, 120)
    page += text(72, 108, "1", 6) + text(78, 104, "Where it is said", 9)
    assert texts(pdf(page)) == ["A claim¹", "¹ Where it is said", "A Heading", "More text."]


def test_headings_are_told_by_their_look() -> None:
    page = text(72, 760, "A Large Title", 20) + text(72, 700, "2. Numbered heading", 11, "F2")
    page += text(72, 660, "A bold line", 11, "F2") + lines(640, FILLING, "plain.")
    found = source(pdf(page))
    assert [(each.level, each.strong) for each in found.lines] == [(2, False), (2, False), (0, True), (0, False)]


def test_a_drawn_table_with_merged_cells() -> None:
    page = line(72, 700, 372, 700) + line(172, 680, 372, 680) + line(72, 660, 372, 660) + line(72, 640, 372, 640)
    page += line(72, 700, 72, 640) + line(172, 700, 172, 640) + line(272, 680, 272, 640) + line(372, 700, 372, 640)
    page += text(80, 670, "Item") + text(180, 686, "Years") + text(180, 666, "2025/26") + text(280, 666, "2026/27")
    page += text(80, 646, "Boats") + text(180, 646, "£1,000") + text(280, 646, "£2,000")
    found = source(pdf(lines(780, "Before.") + page + lines(600, "After.")))
    assert found.text == "Before.\nItem\tYears\t\n\t2025/26\t2026/27\nBoats\t£1,000\t£2,000\nAfter.\n"
    assert [each.table for each in found.lines] == [0, 1, 1, 1, 0]


def test_a_table_drawn_as_thin_boxes_cell_by_cell() -> None:
    """As Word draws one: each side of each cell a filled box half a point thick, the corners apart."""
    xs, ys = (72, 172, 272, 372), (700, 680, 660)
    page = b""
    for x0, x1 in pairwise(xs):
        page += b"".join(b"%g %g %g 0.48 re f\n" % (x0 + 0.48, y, x1 - x0 - 0.48) for y in ys)
    for y1, y0 in pairwise(ys):
        page += b"".join(b"%g %g 0.48 %g re f\n" % (x, y0 + 0.48, y1 - y0 - 0.48) for x in xs)
    words = (("Item", "2025/26", "2026/27"), ("Boats and oars", "£1", "£2"))
    page += b"".join(text(xs[j] + 6, ys[i] - 14, word) for i, row in enumerate(words) for j, word in enumerate(row))
    assert texts(pdf(page)) == ["Item\t2025/26\t2026/27", "Boats and oars\t£1\t£2"]


def test_a_frame_is_no_table() -> None:
    page = grid((60, 540), (720, 660)) + lines(700, "A statement in a frame.", "Another one.")
    assert [each.table for each in source(pdf(page)).lines] == [0, 0]


def test_a_table_without_an_outer_border() -> None:
    page = line(72, 680, 372, 680) + line(172, 700, 172, 660) + line(272, 700, 272, 660)
    words = (("Item", "2025/26", "2026/27"), ("Boats and oars", "£1", "£2"))
    page += b"".join(
        text(78 + 100 * j, 686 - 20 * i, word) for i, row in enumerate(words) for j, word in enumerate(row)
    )
    assert texts(pdf(page)) == ["Item\t2025/26\t2026/27", "Boats and oars\t£1\t£2"]


def test_a_heading_table_on_every_page_is_a_header() -> None:
    head = grid((72, 272, 472), (820, 800)) + text(80, 806, "OFFICIAL") + text(280, 806, "PCD 7")
    found = source(pdf(*(head + lines(700, f"Page {word} has its own words.") for word in ("one", "two", "six"))))
    assert found.text == "Page one has its own words.\nPage two has its own words.\nPage six has its own words.\n"
    assert [(note.kind, note.words) for note in found.notes] == [("header", "OFFICIAL PCD 7")]


def test_a_table_goes_on_over_the_page() -> None:
    head = text(80, 106, "Item") + text(180, 106, "Cost")
    first = grid((72, 172, 272), (120, 100, 80)) + head + text(80, 86, "Boats on the river") + text(180, 86, "£1")
    second = grid((72, 172, 272), (780, 760, 740)) + text(80, 766, "Item") + text(180, 766, "Cost")
    second += text(80, 746, "Oars") + text(180, 746, "£2")
    found = source(pdf(first, second))
    assert found.text == "Item\tCost\nBoats on the river\t£1\nOars\t£2\n"
    assert {each.table for each in found.lines} == {1}


def test_words_in_a_cell_are_joined_and_cut_figures_made_whole() -> None:
    page = grid((72, 132, 232), (700, 660, 620)) + text(77, 685, "£1,180,00") + text(77, 672, "0")
    page += lines(685, "Two rows of", "one cell", x=140, pitch=13) + text(77, 645, "£2") + text(140, 645, "x")
    assert texts(pdf(page)) == ["£1,180,000\tTwo rows of one cell", "£2\tx"]


def test_columns_without_lines() -> None:
    rows = (("Item", "2025/26", "2026/27"), ("Boats", "£1,000", "£2,000"), ("Oars", "", "£200"))
    page = b"".join(text(72 + 120 * j, 700 - 16 * i, w) for i, row in enumerate(rows) for j, w in enumerate(row) if w)
    assert texts(pdf(page)) == ["Item\t2025/26\t2026/27", "Boats\t£1,000\t£2,000", "Oars\t\t£200"]


@pytest.mark.parametrize(
    ("font", "code", "want"),
    [("F3", "3", "✓"), ("F3", "o", "☐"), ("F4", "\u00fc", "✓"), ("F4", "\u00fe", "☑"), ("F4", "\u00a8", "☐")],
)
def test_ticks_of_symbol_fonts(font: str, code: str, want: str) -> None:
    assert texts(pdf(text(72, 700, "Legal Advice: the team was asked.") + text(400, 700, code, 11, font))) == [
        f"Legal Advice: the team was asked.\t{want}"
    ]


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_turned_page_reads_the_same(turns: int) -> None:
    data = pdf(lines(700, FILLING, "words follow."), page=b"/Rotate %d" % (90 * turns))
    assert texts(data) == [f"{FILLING} words follow."]


def test_places_are_boxes_on_the_page() -> None:
    data = pdf(lines(760, "Other."), lines(700, FILLING, "words follow."))
    found = source(data)
    at = found.text.index("so that")
    ((marked,),) = places(data, [Span(at, found.text.index("follow") + 6)])
    assert marked.page == 2
    assert len(marked.boxes) == 2
    left, bottom, _, top = marked.boxes[1]
    assert (round(left), bottom < 686 < top) == (72, True)


def test_an_ocr_layer_is_known() -> None:
    image = (
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>"
        b"stream\n0\nendstream"
    )
    hidden = b"".join(text(72, 700 - 14 * i, "Words under the picture of a page", 11, "F1", 3) for i in range(4))
    found = source(pdf(b"q 595 0 0 842 0 0 cm /X Do Q " + hidden, extra=[image]))
    assert found.text.startswith("Words under")
    assert OCR in [note.kind for note in found.notes]


def test_unseen_text_is_not_read() -> None:
    assert texts(pdf(lines(700, "Text that is seen here.") + text(72, 600, "secret", 11, "F1", 3))) == [
        "Text that is seen here."
    ]


_GLYPHS = st.lists(
    st.tuples(
        st.sampled_from("abcXYZ019.,-£☒¹ "), st.integers(0, 110), st.integers(0, 60), st.sampled_from((6, 11, 20))
    ),
    max_size=60,
)


@given(_GLYPHS)
def test_no_character_is_lost_or_made(placed: list[tuple[str, int, int, int]]) -> None:
    glyphs = [Glyph(c, x * 5.0, x * 5.0 + 5, 100 + y * 10.0, size, False, 1) for c, x, y, size in placed]
    solid = [Glyph("w", 5.0 * i, 5.0 * i + 5, 100, 11, False, 1) for i in range(30)]
    found = reading([Page(1, View(0, 0, 600, 800, 0), [*glyphs, *solid], [], [], False, False)])
    plain = str.maketrans("⁰¹⁹", "019")
    said = "".join(laid.words.text for laid in found.lines).translate(plain)
    put = "".join(g.text for g in (*glyphs, *solid)).translate(plain)
    assert sorted(said.replace(" ", "").replace("\t", "")) == sorted(put.replace(" ", ""))
    assert all(len(laid.words.text) == len(laid.words.marks) for laid in found.lines)


def test_a_text_run_does_not_load_pdfium() -> None:
    script = (
        "import sys; from pcdlint.api import Linter; Linter().text('DMPC Decision'); "
        "print([m for m in sys.modules if 'pdf' in m])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


CORPUS = Path(os.environ.get("PCDLINT_CORPUS", ROOT.parent / "shared")) / "documents"


@pytest.mark.skipif(not (CORPUS / "A.pdf").exists(), reason="no corpus: set PCDLINT_CORPUS to the folder that holds it")
def test_the_corpus_is_read_as_a_person_sees_it() -> None:
    truth = json.loads((CORPUS / "A.truth.json").read_text(encoding="utf-8"))
    got = texts((CORPUS / "A.pdf").read_bytes())
    plain = {row.replace("¹", "") for row in got}
    paragraphs = [f"{p['num'] or ''} {p['text']}".strip().replace("\u00a0", " ") for p in truth["paras"]]
    rows = ["\t".join(cell or "" for cell in row) for row in truth["tables"][0]["rows"]]
    ticks = [
        next(row for row in got if row.startswith(label) and "\t" in row).endswith("☒") == ticked
        for label, ticked, _ in truth["ticks"]
    ]
    marks = [*(p in plain for p in paragraphs), *(row in plain for row in rows), *ticks]
    assert sum(marks) >= 0.98 * len(marks)
