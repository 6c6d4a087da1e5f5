"""Which lines a comment reaches, and which comments are none."""

from __future__ import annotations

import pytest

from pcdlint.api import Linter
from pcdlint.judge.comments import waivers
from pcdlint.readers import read
from tests.documents import word as w

HEAD = """DMPC Decision – PCD 1907

Title: A Boat for North Quay

Executive Summary:

{text}

Recommendation:

The Deputy Mayor for Policing and Crime is recommended to:

1. Approve a grant to the club.
"""
SAYS = '<!-- pcdlint: ignore DRF reason="agreed" -->'


def reaches(text: str, name: str = "a.md") -> list[tuple[int, int]]:
    """The lines from and to, for each comment in a paper whose text begins in line 7."""
    linter = Linter()
    papers = linter.papers(HEAD.format(text=text).encode("utf-8"), name)
    return [(waiver.first[0], waiver.last[0]) for waiver in waivers(papers)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{SAYS}\nOne boat.\n\nTwo boats.", [(8, 8)]),
        (f"{SAYS}\n\n\nOne boat.", [(10, 10)]),
        (f"{SAYS}\n{SAYS}\nOne boat.", [(9, 9), (9, 9)]),
        (f"One boat. {SAYS}\n\nTwo boats.", [(7, 7)]),
        (f"One\nboat. {SAYS}", [(8, 8)]),
        ("<!-- pcdlint: ignore DRF\n reason='a' -->\nOne boat.", [(9, 9)]),
        (f"```\n{SAYS}\n```", []),
        (f"~~~ html\n{SAYS}\n~~~\nOne boat. {SAYS}", [(10, 10)]),
        (f"Write `{SAYS}` above it.", []),
        (f"Write ``x ` {SAYS}`` above it.", []),
        (f"<!-- as in {SAYS}", []),
        ("<!-- pcdlint: ignore DRF reason=x", []),
        ("Write pcdlint: ignore DRF reason=x", []),
    ],
)
def test_reach(text: str, lines: list[tuple[int, int]]) -> None:
    assert reaches(text) == lines


def test_the_whole_file_only_from_its_top() -> None:
    whole = '<!-- pcdlint: ignore-file DRF reason="agreed" -->'
    linter = Linter()

    def faults(text: str) -> list[bool]:
        return [bool(each.fault) for each in waivers(linter.papers(text.encode("utf-8"), "a.md"))]

    paper = HEAD.format(text="One boat.")
    assert faults(f"{whole}\n{paper}") == [False]
    assert faults(paper + "\n" * 20 + whole) == [True]


def test_a_page_of_one_line_is_reached_block_by_block() -> None:
    paper = HEAD.format(text=f"One the the boat.\n\n{SAYS}\n\nTwo the the boats.\n\nThree the the boats.")
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in paper.split("\n\n")) + "</body></html>"
    result = Linter().data(page.replace("\n", " ").encode("utf-8"), "a.html")
    found = [f.excerpt for f in result.findings if f.name == "doubled-word"]
    assert (len(found), len(result.suppressed)) == (2, 1), result.errors


def test_a_script_of_a_page_holds_no_comment_of_ours() -> None:
    paper = HEAD.format(text="One boat.")
    body = "".join(f"<p>{line}</p>\n" for line in paper.split("\n\n"))
    page = f"<html><body><script>{SAYS}</script>\n{body}</body></html>"
    source = read(page.encode("utf-8"), "a.html")
    assert list(waivers(Linter().parse(source))) == []


def word(text: str, remark: str) -> bytes:
    """A Word file in which a paragraph has a comment."""
    lines = [w.para(line) for line in HEAD.format(text=text).splitlines() if line]
    at = next(i for i, line in enumerate(lines) if "boat" in line)
    lines[at] = w.para(w.remark(1, w.run(text)))
    return w.package("".join(lines), {"comments": w.comments({1: remark})})


def test_a_word_comment_reaches_its_paragraph() -> None:
    result = Linter().data(word("One the the boat.", "pcdlint: ignore doubled-word reason=“her name”"), "a.docx")
    assert [each.reason for each in result.suppressed] == ["her name"], result
    plain = Linter().data(word("One the the boat.", "About pcdlint: ignore doubled-word reason=x"), "a.docx")
    assert (len(plain.suppressed), "doubled-word" in {f.name for f in plain.findings}) == (0, True)


def test_what_a_word_file_shows_is_no_comment() -> None:
    text = "One the the boat. <!-- pcdlint: ignore-file DRF reason=x -->"
    assert not Linter().data(word(text, "Fine."), "a.docx").suppressed
