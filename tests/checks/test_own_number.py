"""The number of a paper beside that of its file."""

from __future__ import annotations

import pytest

from tests.checks.findings import found, words

PAPER = "DMPC Decision – {}\n\nTitle: Boats\n\nExecutive Summary:\n\nBoats leak."


@pytest.mark.parametrize(
    ("number", "file", "other"),
    [
        ("PCD 1859", "pcd_1859.txt", None),
        ("PCD 1859", "2025/PCD 1895 Boats.txt", "1895"),
        ("PCD 1859", "pcd1859_signed_2025-06-10.txt", None),
        ("PCD 72", "PCD 072.txt", None),
        ("PCD 1859", "PCD 2025-06-10 boats.txt", None),
        ("PCD 1859", "boats.txt", None),
        ("PCD 1859", "answer to pcd 1700 and pcd 1859.txt", None),
        ("DMPCD 2014 66", "dmpcd_2014_66_readers.txt", None),
        ("DMPCD 2014 67", "DMPCD 2014 66.txt", "2014 66"),
        ("PCD [TBC]", "PCD 1859.txt", None),
    ],
)
def test_the_name_of_the_file(number: str, file: str, other: str | None) -> None:
    text = PAPER.format(number)
    hits = found("STR026", text, name=file)
    assert [f"its file has {other}" in f.message for f in hits] == ([True] if other else [])
    assert all(words(text, f) == number for f in hits)
