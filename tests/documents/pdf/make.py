"""Makes the PDF files of this folder out of the papers in `examples`, and of none but these.

Needs LibreOffice (`soffice` on the path) and, in an environment of its own, python-docx:

    python -m venv /tmp/make && /tmp/make/bin/pip install python-docx
    /tmp/make/bin/python tests/documents/pdf/make.py tests/documents/pdf

The PDF files are kept in the repository, so that the tests need neither. Each variant lays a paper
out as another officer would: other margins, letters, numbers and headers.
"""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

EXAMPLES = Path(__file__).parents[3] / "examples"
NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*\.?|[-•])\s+")
HEADING = re.compile(r"\d{1,2}\.\s+[A-Z][^.]{3,60}$")
BOLD = re.compile(r"(?:Executive Summary|Recommendation|PART I|Deputy Mayor for Policing and Crime|Chief Executive "
                  r"Officer|Public access|Part 1 Deferral|DMPC Decision|Title)[^.]*$")  # fmt: skip


@dataclass(frozen=True)
class Look:
    """How a paper is laid out. `rules`: tables have lines; `spacing`: points behind a paragraph."""

    font: str = "Liberation Sans"
    size: float = 11
    margin: float = 2.5
    spacing: float = 8
    line: float = 1.0
    justified: bool = False
    hanging: float = 1.0
    rules: bool = True
    landscape: bool = False
    header: str = ""
    footer: str = ""


LOOKS = {
    "plain": ("good-form", Look(footer="PCD 1907  Page {page}")),
    "serif": ("good-form", Look("Liberation Serif", 12, 3.0, 12, 1.5, True, 1.27, header="OFFICIAL", footer="{page}")),
    "dense": ("good-form", Look("DejaVu Sans", 9, 1.8, 4, 1.0, False, 0, header="PCD July 2020")),
    "wide": ("good-form", Look(landscape=True, footer="Page {page} of {pages}")),
    "unruled": ("good-form", Look(rules=False, landscape=True)),
    "bad": ("bad-form", Look(header="DMPC Decision", footer="Page {page}")),
    "draft": ("draft-form", Look("Liberation Serif", 11, 2.2, 6, 1.15, True, 1.5)),
    "report": ("form-with-report", Look(hanging=1.0, footer="{page}")),
}


def main(folder: Path) -> None:
    """Make every variant in `folder`."""
    for name, (paper, look) in LOOKS.items():
        word = folder / f"{name}.docx"
        _document((EXAMPLES / f"{paper}.txt").read_text(encoding="utf-8"), look).save(str(word))
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(word)]
        subprocess.run(command, check=True, capture_output=True)
        word.unlink()


def _document(text: str, look: Look) -> Any:
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = look.font, Pt(look.size)
    page = document.sections[0]
    page.page_width, page.page_height = (Cm(29.7), Cm(21.0)) if look.landscape else (Cm(21.0), Cm(29.7))
    page.left_margin = page.right_margin = Cm(look.margin)
    for part, words in ((page.header, look.header), (page.footer, look.footer)):
        for piece in re.split(r"(\{pages?\})", words):
            _piece(part.paragraphs[0], piece)
    rows: list[list[str]] = []
    for line in [*text.replace("\\checkmark", "✓").split("\n"), ""]:
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            _table(document, rows, look)
            rows = []
        if line.strip() and line.strip() != "--":
            _paragraph(document, line.strip(), look)
    return document


def _piece(paragraph: Any, piece: str) -> None:
    if not piece.startswith("{"):
        paragraph.add_run(piece)
        return
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE" if piece == "{page}" else "NUMPAGES")
    paragraph._p.append(field)


def _paragraph(document: Any, line: str, look: Look) -> None:
    number = NUMBER.match(line)
    heading = HEADING.match(line) or BOLD.match(line)
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.space_after, form.space_before, form.line_spacing = Pt(look.spacing), Pt(0), look.line
    form.keep_with_next = bool(heading)
    if look.justified and not heading:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if number and look.hanging:
        form.left_indent, form.first_line_indent = Cm(look.hanging), Cm(-look.hanging)
        line = f"{number.group(1)}\t{line[number.end() :]}"
    paragraph.add_run(line).bold = bool(heading)


def _table(document: Any, rows: list[list[str]], look: Look) -> None:
    table = document.add_table(len(rows), max(len(row) for row in rows))
    if look.rules:
        table.style = "Table Grid"
    for i, row in enumerate(rows):
        for j, words in enumerate(row):
            cell = table.cell(i, j).paragraphs[0]
            cell.add_run(words).bold = i == 0
            cell.paragraph_format.space_after = Pt(2)
            if re.fullmatch(r"-?£[\d,]+", words):
                cell.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph().paragraph_format.space_after = Pt(2)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
