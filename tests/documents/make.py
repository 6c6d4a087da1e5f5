"""Makes the Word files of this folder out of the papers in `examples`, and PDF and HTML files out of those.

    python tests/documents/make.py            # the .docx files: needs nothing but Python
    python tests/documents/make.py --convert  # their .pdf and .html too: needs LibreOffice (soffice on the path)

All are kept in the repository, so that the tests need neither. Each paper is laid out in two ways: `styled` as
a template does it (numbers in styles, ticks and answers in content controls), `direct` as it grows by hand (lists
put on by hand, ticks of symbol fonts and old form fields, bold lines as headings, changes still tracked).
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]
sys.path.insert(0, str(ROOT))

from tests.documents import word as w  # noqa: E402

PAPERS = ("good-form", "bad-form", "draft-form", "form-with-report")
LAYOUTS = ("styled", "direct")
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s+(?=\S)")
_BULLET = re.compile(r"[-•]\s+")
_HEADING = re.compile(r"\d{1,2}\.\s+[A-Z][^.;:]{3,60}$")
_TICK = re.compile(r"(?:[✓✔☒]|\\checkmark)$")
_ANSWER = re.compile(r"(.*(?:deferred\?|form –) )(YES|NO)$")
_ITEMS, _OUTLINE, _BULLETS = 3, 1, 2


def blocks(text: str) -> Iterator[list[str]]:
    """The lines of a paper one by one; the rows of a table together."""
    rows: list[str] = []
    for line in text.splitlines():
        if "\t" in line:
            rows.append(line)
            continue
        if rows:
            yield rows
            rows = []
        if line.strip() and line.strip() != "--":
            yield [line]
    if rows:
        yield rows


class Maker:
    """Lays a paper out. Word counts: a number that Word would not count is typed, as people do."""

    def __init__(self, layout: str) -> None:
        self.styled = layout == "styled"
        self.ticks = 0
        self.lists = 0
        self.counts = [0, 0]
        self.item = 0
        self.overrides: list[str] = []

    def body(self, text: str) -> str:
        """The paper as the XML of a body."""
        return "".join(
            self.table(lines) if "\t" in lines[0] else self.line(lines[0], last)
            for lines, last in _with_last(blocks(text))
        )

    def line(self, line: str, before: str) -> str:
        bullet = _BULLET.match(line)
        if bullet:
            return w.para(self.words(line[bullet.end() :]), listed=(_BULLETS, 0))
        match = _NUMBER.match(line)
        if match is None or len(match.group(1)) > 5 or not line[match.end()].isupper():
            return self.unnumbered(line)
        words, numbers = line[match.end() :], [int(part) for part in match.group(1).split(".")]
        if len(numbers) == 1 and not _HEADING.match(line):
            return self.listed(words, numbers[0], line)
        counted = numbers == [self.counts[0] + 1] or numbers == [self.counts[0], self.counts[1] + 1]
        if not counted:
            return w.para(self.words(line), "Heading2" if len(numbers) == 1 else "")
        self.counts = [*numbers, 0][:2]
        level = len(numbers) - 1
        gone = w.para(w.deleted("A line that was taken out."), listed=(_OUTLINE, 1), properties=w.DELETED_MARK)
        if self.styled:
            return w.para(self.words(words), ("Heading1", "Numbered")[level])
        look = w.run(words, "<w:b/>") if level == 0 else self.words(words)
        return (gone if level and numbers[1] == 2 else "") + w.para(look, listed=(_OUTLINE, level))

    def listed(self, words: str, number: int, line: str) -> str:
        """An item of a numbered list; the first begins a list of its own."""
        if number == 1:
            self.lists, self.item = self.lists + 1, 0
            self.overrides.append(
                f'<w:num w:numId="{100 + self.lists}"><w:abstractNumId w:val="{_ITEMS}"/><w:lvlOverride w:ilvl="0">'
                '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )
        if number != self.item + 1:
            return w.para(self.words(line))
        self.item = number
        return w.para(self.words(words), listed=(100 + self.lists, 0))

    def unnumbered(self, line: str) -> str:
        answer = _ANSWER.match(line)
        if answer and self.styled:
            return w.para(w.run(answer.group(1)) + w.control(w.run(answer.group(2)), "<w:dropDownList/>"))
        date = re.match(r"(Date )(.+)$", line)
        if date and self.styled:
            return w.para(w.run(date.group(1)) + w.control(w.run(date.group(2)), "<w:date/>"))
        if len(line) < 80 and (line.endswith(":") or line.istitle() or line.isupper()) and not line.startswith("If "):
            return w.para(line, "Heading2") if self.styled else w.para(w.run(line, "<w:b/>"))
        return w.para(self.words(line))

    def words(self, text: str) -> str:
        """Runs of a text: whole, or in scraps and with a change that is still tracked."""
        if self.styled or len(text) < 60:
            return w.run(text)
        cut = text.index(" ", 30)
        return w.run(text[:cut]) + w.deleted(" once") + w.run(text[cut : cut + 9]) + w.inserted(w.run(text[cut + 9 :]))

    def table(self, rows: Sequence[str]) -> str:
        cells = [row.split("\t") for row in rows]
        width = max(map(len, cells))
        declared = "tick to confirm" in rows[0].lower()
        return w.table(
            *(
                w.row(
                    *(
                        self.cell(text, declared and n > 0 and at == width - 1 and row[0].endswith("."))
                        for at, text in enumerate(_filled(row, width))
                    )
                )
                for n, row in enumerate(cells)
            ),
            columns=width,
        )

    def cell(self, text: str, tick: bool) -> str:
        if not tick:
            return w.cell(w.para(text.strip()))
        ticked = bool(_TICK.search(text.strip()))
        self.ticks += 1
        if self.styled:
            return w.cell(w.para(w.check_box(ticked)))
        if self.ticks % 2:
            return w.cell(w.para(w.symbol("F0FC" if ticked else "F0A8")))
        return w.cell(w.para(w.form_box(ticked)))


def _filled(row: Sequence[str], width: int) -> list[str]:
    return [*row, *[""] * (width - len(row))]


def _with_last(found: Iterator[list[str]]) -> Iterator[tuple[list[str], str]]:
    last = ""
    for lines in found:
        yield lines, last
        last = lines[-1]


def made(paper: str, layout: str) -> bytes:
    """The Word file of a paper of `examples` in one of LAYOUTS."""
    maker = Maker(layout)
    body = maker.body((ROOT / "examples" / f"{paper}.txt").read_text(encoding="utf-8"))
    lists = w.numbering(w.NUMBERING, "".join(maker.overrides))
    return w.package(body, {"numbering": lists, "footer": w.para(w.run("Page ") + w.complex_field(" PAGE ", "1"))})


def main(arguments: Sequence[str]) -> None:
    """Write the files; with `--convert` also what LibreOffice makes of the styled ones."""
    for paper in PAPERS:
        for layout in LAYOUTS:
            (FOLDER / f"{paper}-{layout}.docx").write_bytes(made(paper, layout))
    if "--convert" in arguments:
        styled = [str(FOLDER / f"{paper}-styled.docx") for paper in PAPERS]
        for form in ("pdf", "html"):
            subprocess.run(
                ["soffice", "--headless", "--convert-to", form, "--outdir", str(FOLDER), *styled], check=True
            )


if __name__ == "__main__":
    main(sys.argv[1:])
