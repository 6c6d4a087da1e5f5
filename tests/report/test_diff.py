"""The diff of a paper: for programs as they apply it, for eyes in colour and harmless."""

from __future__ import annotations

from io import StringIO

import pytest

from pcdlint.report import Style
from pcdlint.report.diff import write


def diff(before: str, after: str, color: bool = False) -> str:
    out = StringIO()
    write("a.txt", before, after, out, Style(color=color))
    return out.getvalue()


@pytest.mark.parametrize(
    ("before", "after", "body"),
    [
        ("One\nTwo\n", "One\n2\n", " One\n-Two\n+2\n"),
        ("One\nTwo", "One\n2", " One\n-Two\n\\ No newline at end of file\n+2\n\\ No newline at end of file\n"),
        ("One\r\nTwo\r\n", "One\r\n2\r\n", " One\r\n-Two\r\n+2\r\n"),
        ("One\x0cTwo\n", "One\x0c2\n", "-One\x0cTwo\n+One\x0c2\n"),
    ],
)
def test_for_programs(before: str, after: str, body: str) -> None:
    head, _, rest = diff(before, after).partition(" @@\n")
    assert head.startswith("--- a.txt\n+++ a.txt\n@@ -1")
    assert rest == body


def test_no_difference_is_nothing() -> None:
    assert diff("One\n", "One\n") == ""


def test_for_eyes() -> None:
    lines = diff("One \x1b[2J\r\n", "Two\r\n", color=True).splitlines()
    assert lines[0] == "\x1b[1m--- a.txt\x1b[0m"
    assert lines[3:] == ["\x1b[31m-One �[2J\x1b[0m", "\x1b[32m+Two\x1b[0m"]
