"""A run with everything in it that a format has to bear: one of each, and words that mean to break out."""

from __future__ import annotations

from datetime import date
from io import StringIO

from pcdlint.finding import Edit, Fix, Suppressed
from pcdlint.outcome import Cell, FileReport, PaperInfo, TableView
from pcdlint.report import Style, writer
from pcdlint.run import Run, Trouble
from pcdlint.source import Place
from pcdlint.values import Span
from tests.report.runs import finding

WORDS = "]]> <script>alert(1)</script> %0A::error::x \x00\x1b[2J\u202e \"'& | `a` @someone #7 --> {0} £é𝄞"
PATH = "papers/a b,c:d%<e>\udce9.txt"

FAILURE = finding(
    path=PATH,
    message=WORDS,
    advice=WORDS,
    excerpt=WORDS,
    section=WORDS,
    source=WORDS,
    related=((WORDS, Place(1, 7), Place(1, 11)),),
    fix=Fix(WORDS, True, (Edit(Span(40, 44), WORDS, Place(3, 7), Place(3, 11)),)),
)
WARNING = finding(line=9, severity="warning", path=PATH, paragraph=None)
NOTE = finding(severity="info", path=PATH, start=Place(3, 7, 2), end=Place(4, 1, 2))
ASIDE = Suppressed(finding(line=5, path=PATH, excerpt="other"), WORDS, date(2026, 1, 2), "line 4")
LINES = {1: f"£400 {WORDS}", 3: "é𝄞 To £856 " + WORDS, 9: "• ••• £856"}
TABLE = TableView(
    WORDS,
    (
        (Cell("Item", Place(2, 1), Place(2, 5)), Cell("", Place(2, 6), Place(2, 6))),
        (Cell(WORDS, Place(3, 1), Place(3, 6)), Cell("£856", Place(3, 7), Place(3, 11))),
    ),
)
PAPER = PaperInfo(PATH, "text", "form", "signed", "PCD 1", WORDS, "2025-10-09")
FILES = (
    FileReport(PATH, (PAPER,), (FAILURE, WARNING, NOTE), LINES, (WORDS,), None,
               (TABLE,), (ASIDE,)),
    FileReport("clean.txt", (PAPER._replace(path="clean.txt"),), (), {}, (), None),
    FileReport("locked.pdf", (), (), {}, ("cannot be opened",), None),
    FileReport("notes.txt", (), (), {}, (), "not a decision paper"),
)  # fmt: skip
HOSTILE = Run(FILES, 75, "error", version="1")
REFUSED = Run((), 0, "error", (Trouble("rules.yaml", WORDS), Trouble(None, "no rule is called XYZ")), version="1")
CLEAN = Run(FILES[1:2], 75, "error", version="1")


def written(form: str, run: Run) -> str:
    """A run in a format."""
    out = StringIO()
    writer(form)(run, out, Style())
    return out.getvalue()
