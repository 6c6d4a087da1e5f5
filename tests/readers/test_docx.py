"""Word: what a person sees of a paper once every tracked change is taken over."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from pcdlint.readers import read
from pcdlint.readers.docx.names import STRICT, TRANSITIONAL
from pcdlint.source import Source
from tests.documents import word as w


def source(*blocks: str, **parts: str) -> Source:
    return read(w.package("".join(blocks), parts), "paper.docx")


def seen(*blocks: str, **parts: str) -> list[str]:
    """The lines of the text of a Word file."""
    found = source(*blocks, **parts)
    return [found.text[line.start : line.end] for line in found.lines]


RUNS = [
    (w.run("one ") + w.run("two"), "one two"),
    ("<w:r><w:t>kept</w:t><w:t> bare </w:t></w:r>", "keptbare"),
    (w.run("a\u00a0b\u2011c so\u00adft zero\u200bwidth"), "a b-c soft zerowidth"),
    ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t></w:r>", "a b-cd"),
    (w.run("seen ") + w.run("hidden", "<w:vanish/>") + w.run("shown", '<w:vanish w:val="0"/>'), "seen shown"),
    (w.run("title", "<w:caps/>"), "TITLE"),
    (w.run("m") + w.run("2", '<w:vertAlign w:val="superscript"/>'), "m²"),
    (w.run("1") + w.run("st", '<w:vertAlign w:val="superscript"/>'), "1st"),
    (w.run("was ") + w.deleted("£85,000") + w.inserted(w.run("£95,000")), "was £95,000"),
    (w.deleted("from here", "moveFrom") + w.inserted(w.run("to here"), "moveTo"), "to here"),
    (w.inserted(w.run("kept ") + w.deleted("gone")), "kept "),
    ('<w:hyperlink r:id="x">' + w.run("a link") + "</w:hyperlink>", "a link"),
    ("<w:smartTag>" + w.run("a place") + "</w:smartTag>", "a place"),
    (
        "<w:r><w:ruby><w:rt>" + w.run("no") + "</w:rt><w:rubyBase>" + w.run("base") + "</w:rubyBase></w:ruby></w:r>",
        "base",
    ),
    ("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>", "x=2"),
    (w.run("see ") + w.complex_field(" REF _Ref1 \\r \\h ", "2.2") + w.run("."), "see 2.2."),
    ('<w:fldSimple w:instr=" REF x ">' + w.run("3.1") + "</w:fldSimple>", "3.1"),
    (w.complex_field(" REF x ", "Error! Reference source not found."), "Error! Reference source not found."),
    (w.complex_field(" XE ", None) + w.run("text"), "text"),
    (w.complex_field(" MACROBUTTON NoMacro [Click here and type]", None), "[Click here and type]"),
    (w.complex_field(" SYMBOL 252 \\f Wingdings ", None), "✓"),
    (
        w.complex_field(" IF ", None).replace(
            " IF </w:instrText></w:r>", " IF </w:instrText></w:r>" + w.complex_field("DATE", "in")
        ),
        "",
    ),
    (w.control(w.run("Click or tap here to enter text."), "<w:showingPlcHdr/>"), "Click or tap here to enter text."),
    (w.control(w.run("NO"), '<w:dropDownList><w:listItem w:value="NO"/></w:dropDownList>'), "NO"),
    (w.check_box(True) + w.check_box(False), "☒☐"),
    (w.control("", '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'), "☒"),
    (
        w.symbol("F0FE") + w.symbol("F0FC") + w.symbol("F0A8") + w.symbol("F06F") + w.symbol("0052", "Wingdings 2"),
        "☑✓☐☐☑",
    ),
    (w.run("\u00fc", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), "✓"),
    (w.form_box(True) + w.form_box(False), "☒☐"),
    (w.complex_field(" FORMTEXT ", "4 May 2026"), "4 May 2026"),
    (
        w.complex_field(
            " FORMDROPDOWN ",
            None,
            '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="YES"/><w:listEntry w:val="NO"/></w:ddList>'
            "</w:ffData>",
        ),
        "NO",
    ),
]


@pytest.mark.parametrize(("runs", "text"), RUNS)
def test_runs(runs: str, text: str) -> None:
    assert seen(w.para(w.run("|") + runs)) == ["|" + text]


def test_a_field_that_never_ends_hides_its_paragraph_only() -> None:
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF</w:instrText></w:r>'
    assert seen(w.para(w.run("one") + broken + w.run("lost")), w.para("two")) == ["one", "two"]


def test_a_break_begins_a_line_and_an_empty_paragraph_none() -> None:
    found = source(w.para("<w:r><w:t>Name</w:t><w:br/><w:t>Date</w:t></w:r>"), w.para(), w.para("next"))
    assert found.text == "Name\nDate\n\nnext"
    assert [found.place(line.start)[:2] for line in found.lines] == [(1, 1), (2, 1), (4, 1)]


NUMBERED = [
    ("by style", w.para("Head", "Heading1") + w.para("One", "Numbered") + w.para("Two", "Numbered"), "1. 1.1. 1.2."),
    (
        "by a style based on one",
        w.para("H", "Heading1") + w.para("x", "Numbered") + w.para("y", "Lettered") * 2,
        "1. 1.1. (a) (b)",
    ),
    ("directly", w.para("x", listed=(1, 0)) + w.para("x", listed=(1, 1)) + w.para("x", listed=(1, 3)), "1. 1.1. (i)"),
    (
        "a deeper level begins again",
        (w.para("H", "Heading1") + w.para("x", "Numbered") * 2) * 2,
        "1. 1.1. 1.2. 2. 2.1. 2.2.",
    ),
    ("the style's number taken off", w.para("H", "Heading1", (0, 0)) + w.para("H", "Heading1"), "- 1."),
    ("one counter for each ground", w.para("x", listed=(3, 0)) * 2 + w.para("x", listed=(4, 0)) * 2, "1. 2. 3. 4."),
    ("a start of its own", w.para("x", listed=(3, 0)) * 2 + w.para("x", listed=(5, 0)) * 2, "1. 2. 1. 2."),
    ("a level of its own", w.para("x", listed=(6, 0)) * 2, "[A] [B]"),
    (
        "never begins again",
        w.para("x", listed=(7, 0))
        + w.para("x", listed=(7, 1))
        + w.para("x", listed=(7, 0))
        + w.para("x", listed=(7, 1)),
        "I I.a II II.b",
    ),
    ("legal numbers", w.para("x", listed=(8, 0)) * 2 + w.para("x", listed=(8, 1)), "I. II. 2.1"),
    ("bullets", w.para("x", listed=(2, 0)) + w.para("x", listed=(2, 1)) + w.para("x", listed=(2, 2)), "• o ▪"),
    ("through a list style", w.para("x", listed=(9, 0)) * 2, "1. 2."),
    ("a parent not used yet", w.para("x", "Numbered"), "1.1."),
    ("other forms", "".join(w.para("x", listed=(10, n)) for n in range(5)), "01 1st First One A"),
    ("a list that is not there", w.para("x", listed=(77, 0)) + w.para("x", listed=(3, 8)), "- -"),
    (
        "empty bullets are not seen, empty numbers are",
        w.para("", listed=(2, 0)) + w.para("", listed=(3, 0)) + w.para("x", listed=(3, 0)),
        "1. 2.",
    ),
]
LISTS = w.numbering(
    {
        **w.NUMBERING,
        7: w.level(0, "upperRoman", "%1") + w.level(1, "lowerLetter", "%1.%2", '<w:lvlRestart w:val="0"/>'),
        8: w.level(0, "upperRoman", "%1.") + w.level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        9: '<w:numStyleLink w:val="MyList"/>',
        10: "".join(
            w.level(n, form, f"%{n + 1}")
            for n, form in enumerate(("decimalZero", "ordinal", "ordinalText", "cardinalText", "upperLetter"))
        ),
    },
    '<w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    '</w:lvlOverride></w:num><w:num w:numId="6"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0">'
    + w.level(0, "upperLetter", "[%1]")
    + "</w:lvlOverride></w:num>",
)
LIST_STYLE = (
    '<w:style w:type="numbering" w:styleId="MyList"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
)


@pytest.mark.parametrize(("case", "blocks", "labels"), NUMBERED, ids=[case for case, _, _ in NUMBERED])
def test_numbers(case: str, blocks: str, labels: str) -> None:
    lines = seen(blocks, numbering=LISTS, styles=w.STYLES + LIST_STYLE)
    shown = [line.split(" ")[0] if " " in line or line[-1:] == "." else "-" for line in lines]
    assert " ".join(shown) == labels


def test_a_deleted_paragraph_is_not_counted() -> None:
    gone = w.para(w.deleted("gone"), "Numbered", properties=w.DELETED_MARK)
    assert seen(w.para("H", "Heading1"), w.para("a", "Numbered"), gone, w.para("b", "Numbered")) == [
        "1. H",
        "1.1. a",
        "1.2. b",
    ]


def test_a_deleted_end_joins_two_paragraphs_under_the_second_ones_number() -> None:
    first = w.para("begun ", "Heading1", properties=w.DELETED_MARK)
    assert seen(first, w.para("and ended", "Numbered")) == ["1.1. begun and ended"]


def test_hidden_paragraphs_are_not_counted() -> None:
    hidden = w.para(w.run("h", "<w:vanish/>"), "Numbered", properties="<w:rPr><w:vanish/></w:rPr>")
    assert seen(hidden, w.para("b", "Numbered")) == ["1.1. b"]


def test_circles_of_styles_and_lists_end() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/>'
        '<w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>'
    )
    assert seen(w.para("x", "A"), styles=styles, numbering=w.numbering({9: '<w:numStyleLink w:val="L"/>'})) == ["x"]


def test_headings_and_bold_lines() -> None:
    found = source(
        w.para("Level two", "Heading2"),
        w.para("By outline", properties='<w:outlineLvl w:val="3"/>'),
        w.para(w.run("All ", "<w:b/>") + w.run("bold", '<w:rStyle w:val="Strong"/>')),
        w.para(w.run("Half ", "<w:b/>") + w.run("bold")),
        w.para("no heading", "Heading2", properties='<w:outlineLvl w:val="9"/>'),
    )
    assert [(line.level, line.strong) for line in found.lines] == [
        (2, False),
        (4, False),
        (0, True),
        (0, False),
        (0, True),
    ]


MERGED = w.table(
    w.row(w.cell("Project", '<w:vMerge w:val="restart"/>'), w.cell("By year", '<w:gridSpan w:val="2"/>'), "Total"),
    w.row(w.cell("hidden", "<w:vMerge/>"), "2026/27", "2027/28", ""),
    w.row("Boats", w.para("£1") + w.para("£2"), w.check_box(True), w.symbol("F0A8")),
    w.row("gone", "", "", "", properties=w.inserted("", "del")),
    w.control(w.row("Last", w.control(w.cell("£3")))),
    columns=4,
)


def test_tables_are_grids() -> None:
    found = source(w.para("before"), MERGED, w.para("after"), w.table(w.row("a", "b")))
    rows = [(line.table, found.text[line.start : line.end].split("\t")) for line in found.lines]
    assert rows == [
        (0, ["before"]),
        (1, ["Project", "By year", "", "Total"]),
        (1, ["", "2026/27", "2027/28", ""]),
        (1, ["Boats", "£1 £2", "☒", "☐"]),
        (1, ["Last", "£3"]),
        (0, ["after"]),
        (2, ["a", "b"]),
    ]


def test_a_frame_of_one_cell_is_no_table_and_a_table_in_a_cell_comes_behind() -> None:
    inner = w.table(w.row("x", "y"))
    frame = w.table(w.row(w.cell(w.para("Head", "Heading1") + w.para("text", "Numbered"))), columns=1)
    outer = w.table(w.row("a", w.cell(inner + w.para("b"))), w.row("c", "d"))
    found = source(frame, outer)
    lines = [(line.table, found.text[line.start : line.end]) for line in found.lines]
    assert lines == [(0, "1. Head"), (0, "1.1. text"), (1, "a\tb"), (1, "c\td"), (2, "x\ty")]


def test_a_cell_shows_its_number_or_tick_alone() -> None:
    found = seen(w.table(w.row(w.cell(w.para(listed=(3, 0))), "x"), w.row(w.cell(w.para(listed=(3, 0))), "y")))
    assert found == ["1.\tx", "2.\ty"]


def test_footnotes_stand_behind_their_list_and_do_not_stick_to_words() -> None:
    lines = seen(
        w.para(w.run("priority") + w.note("footnote", 2) + w.run(" and") + w.note("endnote", 5), listed=(2, 0)),
        w.para("more", listed=(2, 0)),
        w.para("Next"),
        footnotes=w.notes("footnote", {2: "The plan."}),
        endnotes=w.notes("endnote", {5: "The end."}),
    )
    assert lines == ["• priority¹ andⁱ", "• more", "¹ The plan.", "ⁱ The end.", "Next"]


def test_text_boxes_once() -> None:
    assert seen(w.para(w.run("anchor") + w.text_box(w.para("in the box")))) == ["anchor", "in the box"]


def test_controls_around_blocks_and_comments_between_them() -> None:
    block = w.control(w.para("one") + w.control(w.para("two")))
    assert seen('<w:commentRangeStart w:id="1"/>', block, '<w:commentRangeEnd w:id="1"/>') == ["one", "two"]


def test_notes_of_changes_comments_and_margins() -> None:
    found = source(
        w.para(w.run("was ") + w.deleted("85") + w.inserted(w.run("9")) + w.inserted(w.run("5"))),
        w.para(w.remark(1, w.run("this total"))),
        comments=w.comments({1: "Please check."}),
        header=w.para("OFFICIAL"),
        footer=w.para(w.run("Page ") + w.complex_field(" PAGE ", "1")),
    )
    assert [(note.kind, found.slice(note.span), note.words) for note in found.notes] == [
        ("tracked-deletion", "", "85"),
        ("tracked-insertion", "95", ""),
        ("comment", "this total", "Please check."),
        ("header", "", "OFFICIAL"),
        ("footer", "", "Page 1"),
    ]
    assert "OFFICIAL" not in found.text


def test_strict_files_and_other_prefixes() -> None:
    data = w.package(w.para("H", "Heading1"))
    strict = _rewritten(data, TRANSITIONAL.encode(), STRICT.encode())
    other = _rewritten(data, b"<w:", b"<x:", b"</w:", b"</x:", b" w:", b" x:", b"xmlns:w=", b"xmlns:x=")
    assert [read(each, "p.docx").text for each in (strict, other)] == ["1. H", "1. H"]


def _rewritten(data: bytes, *pairs: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as held:
        files = {name: held.read(name) for name in held.namelist()}
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        files = {name: text.replace(old, new) if name.startswith("word/") else text for name, text in files.items()}
    return w.zipped(files)


@pytest.fixture(scope="module")
def made_up(corpus: Path) -> Iterator[Path]:
    folder = corpus / "documents"
    if not (folder / "A.truth.json").is_file():
        pytest.skip(f"no documents with their truth in {folder}")
    return folder


@pytest.mark.parametrize("name", ["A.docx", "A-tracked.docx"])
def test_a_paper_with_its_truth(made_up: Path, name: str) -> None:
    truth = json.loads((made_up / "A.truth.json").read_text(encoding="utf-8"))
    found = read((made_up / name).read_bytes(), name)
    lines = [found.text[line.start : line.end] for line in found.lines if not line.table]
    wanted = [" ".join(f"{p['num'] or ''} {p['text']}".split()) for p in truth["paras"]]
    missed = [line for line in wanted if line not in {" ".join(each.replace("¹", "").split()) for each in lines}]
    assert not missed
    assert [note.words for note in found.notes if note.kind == "header"] == [truth["header"]]
    grids: dict[int, list[list[str]]] = {}
    for line in found.lines:
        if line.table:
            grids.setdefault(line.table, []).append(found.text[line.start : line.end].split("\t"))
    first, second = grids.values()
    assert first == [[cell or "" for cell in row] for row in truth["tables"][0]["rows"]]
    assert [row[1] == "☒" for row in second[1:]] == [ticked for _, ticked, _ in truth["ticks"]]
