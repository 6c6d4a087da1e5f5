"""Page numbers, running heads and ruled lines are no part of a paper."""

from __future__ import annotations

import pytest

from pcdlint.grammar.lines import logical_lines
from pcdlint.readers import read
from pcdlint.readers.furniture import without_furniture

ONE, TWO, SIX = ("\n\n".join(f"A sentence on {name} that number {n} says." for n in range(14)) for name in "abc")


def dropped(text: str) -> list[str]:
    left = without_furniture(text)
    assert len(left) == len(text)
    return [
        line for line, kept in zip(text.split("\n"), left.split("\n"), strict=True) if line.strip() and not kept.strip()
    ]


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("One.\n\nPage 1 of 2\n\nTwo.\n\nPage 2 of 2", ["Page 1 of 2", "Page 2 of 2"]),
        ("One.\n\n- 4 -\n\nTwo.", ["- 4 -"]),
        ("One.\n\n---\n\nTwo.", ["---"]),
        ("See page 4 of 7\n\nTwo.", []),
        ("Boats\n\n12\n\nCars\n\n7\n\nTotal\n\n19", []),
        ("One\n\n1\n\nTwo\n\n2\n\nThree\n\n3", []),
        (f"{ONE}\n\n1\n\n{TWO}\n\n2\n\n{SIX}\n\n3", ["1", "2", "3"]),
        (
            "PCD 1\n\nOne.\n\nPage 1 of 3\n\nPCD 1\n\nTwo.\n\nPage 2 of 3\n\nPCD 1\n\nThree.\n\nPage 3 of 3",
            ["Page 1 of 3", "PCD 1", "Page 2 of 3", "PCD 1", "Page 3 of 3"],
        ),
    ],
)
def test_what_is_dropped(text: str, gone: list[str]) -> None:
    assert dropped(text) == gone


def test_a_sentence_goes_on_over_lines_of_different_lengths() -> None:
    lines = [
        "The centres began the work on the first of July at the risk of all,",
        "because the Ministry would not wait until they were,",
    ]
    text = "\n".join([*lines, "and paid for it later in the year. The matter rests there, they"] * 4)
    assert len(list(logical_lines(read(text.encode(), "paper.txt")))) == 1


def test_two_spaces_between_words_are_one_and_wider_gaps_stay() -> None:
    source = read(b"Some  words  of a line.\n\na   b   1", "paper.txt")
    assert source.text.startswith("Some words of a line.")
    assert source.text.endswith("a   b   1")
    assert source.place(source.text.index("line")).column == 19
