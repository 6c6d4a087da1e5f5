"""Which lines a comment reaches, and which comments are none."""

from __future__ import annotations

import pytest

from pcdlint.api import Linter
from pcdlint.judge.comments import waivers
from pcdlint.readers import read

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
