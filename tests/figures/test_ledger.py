"""One quantity with two values, and two quantities that only look alike."""

import re

import pytest

from pcdlint.figures.amounts import scan_amounts
from pcdlint.figures.ledger import Statement, check_ledger, sound_figures
from pcdlint.figures.sentences import check_sentences
from pcdlint.values import Amount, Span


def statements(*pairs: tuple[str, str]):
    """Statements of (section, sentence) pairs, laid one after the other; "|" before a section is a table's row."""
    found, at = [], 0
    for section, text in pairs:
        moved = tuple(Amount(Span(a.span.start + at, a.span.end + at), *a[1:]) for a in scan_amounts(text))
        found.append(Statement(section.lstrip("|"), Span(at, at + len(text)), text, moved, section.startswith("|")))
        at += len(text) + 1
    return found


def told(*pairs: tuple[str, str]):
    """The figures blamed, as printed, with what they should read."""
    return [(m.sum.stated.printed, m.suggestion) for m in check_ledger(statements(*pairs)).misses]


SAME = [
    ("summary", "Approval is sought for a total value of £1,838,598 for diversion work."),
    ("financial", "The total value of £1,838,598 is met from the diversion budget."),
]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        (SAME, []),
        (
            [*SAME, ("recommendations", "Approve a total value of £1,883,598 for diversion.")],
            [("£1,883,598", "£1,838,598")],
        ),
        ([*SAME, ("recommendations", "Approve a total value of £1.84m for diversion.")], []),
        ([*SAME, ("recommendations", "Approve a total value of £1.48m for diversion.")], [("£1.48m", "£1.84m")]),
        ([*SAME, ("issues", "Legal costs of £12,500 are met by the force.")], []),
        (
            [
                ("summary", "Accept a Home Office grant of £330,000 for the pilot."),
                ("issues", "The Home Office grant of £330,000 funds the pilot."),
                ("recommendations", "Accept a Home Office grant of £330,070 for the pilot."),
            ],
            [("£330,070", "£330,000")],
        ),
        (
            [
                ("summary", "A grant of £40,000 goes to Alder House for sport."),
                ("issues", "A grant of £140,000 goes to Birch Lodge for music."),
                ("financial", "Alder House has £40,000."),
            ],
            [],
        ),
        (
            [
                ("summary", "The unit costs £487,000 in 2024/25."),
                ("issues", "The unit costs £497,000 in 2025/26."),
                ("financial", "In 2024/25 the unit costs £487,000."),
            ],
            [],
        ),
        (
            [
                ("summary", "The value rises from £2,364,000 to £2,384,000."),
                ("financial", "The original value was £2,364,000."),
                ("issues", "The new value is £2,384,000."),
            ],
            [],
        ),
        (
            [
                ("summary", "Approve £214,904 for the Alder contract."),
                ("|financial", "Alder\t£241,904"),
                ("|issues", "Alder again\t£241,904"),
            ],
            [("£214,904", "£241,904")],
        ),
        ([("summary", "It costs £487,000 per annum."), ("issues", "It costs £478,000 in all.")], []),
        ([("summary", "Grants of £50,000 or above need approval."), ("issues", "Grants of £60,000 were made.")], []),
    ],
)
def test_ledger(pairs, expected):
    assert told(*pairs) == expected


def test_a_figure_that_a_sum_bears_out_is_no_slip():
    whole = "Of the £420,500 budget, £180,400 is for pay and £240,100 for kit."
    text = f"{whole}\nWe have £240,400 for kit.\nThe kit costs £240,400."
    amounts = scan_amounts(text)
    lines = [Span(m.start(), m.end()) for m in re.finditer(r".+", text)]
    sound = sound_figures(check_sentences(text, lines, amounts).checked)
    assert {text[s.start : s.end] for s in sound} == {"£420,500", "£180,400", "£240,100"}
    found = [
        Statement(str(i), s, text[s.start : s.end], tuple(a for a in amounts if s.start <= a.span.start < s.end))
        for i, s in enumerate(lines)
    ]
    assert [m.sum.stated.printed for m in check_ledger(found).misses] == ["£240,100"]
    assert "£240,100" not in [m.sum.stated.printed for m in check_ledger(found, sound).misses]
