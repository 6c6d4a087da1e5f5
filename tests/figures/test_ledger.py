"""One quantity with two values, and two quantities that only look alike."""

import re

import pytest

from pcdlint.figures.amounts import scan_amounts
from pcdlint.figures.ledger import check_ledger, sound_figures
from pcdlint.figures.mentions import Mention
from pcdlint.figures.sentences import check_sentences
from pcdlint.values import Amount, Span


def mentions(*pairs: tuple[str, str]):
    """Mentions of (section, sentence) pairs, laid one after the other; "|" before a section is a table's row."""
    text = "\n\n".join(words for _, words in pairs)
    found, at = [], 0
    for section, words in pairs:
        inside = Span(at, at + len(words))
        for a in scan_amounts(words):
            amount = Amount(Span(a.span.start + at, a.span.end + at), *a[1:])
            label = words.split("\t")[0] if section.startswith("|") else ""
            found.append(Mention(text, amount, section.lstrip("|"), inside, label=label))
        at += len(words) + 2
    return found


def told(*pairs: tuple[str, str], low: bool = False):
    """The figures blamed, as printed, with what they should read."""
    misses = check_ledger(mentions(*pairs)).misses
    return [(m.sum.stated.printed, m.suggestion) for m in misses if low or m.certainty != "low"]


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
        Mention(text, amount, str(i), line)
        for i, line in enumerate(lines)
        for amount in amounts
        if line.start <= amount.span.start < line.end
    ]
    assert [m.sum.stated.printed for m in check_ledger(found).misses] == ["£240,100"]
    assert "£240,100" not in [m.sum.stated.printed for m in check_ledger(found, sound).misses]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        (
            [("summary", "The building is valued at £11.5m."), ("financial", "The valuation of £12.5m is of 2018.")],
            [("£12.5m", "£11.5m")],
        ),
        ([("summary", "A grant of £50,000 goes to Alder."), ("financial", "Birch has £55,000 for music.")], []),
        (
            [
                ("summary", "Grants above £50,000 need approval."),
                ("issues", "Two are above £50,000."),
                ("|financial", "Grants above £50,010\t£158,000"),
            ],
            [("£50,010", "£50,000")],
        ),
        ([("summary", "The cost is £1.37m for the sobriety scheme."), ("issues", "It is £1.365m in full.")], []),
    ],
)
def test_hints_are_for_information_at_least(pairs, expected):
    assert told(*pairs, low=True) == expected


def kinds(*pairs: tuple[str, str]):
    return [m.sum.kind for m in check_ledger(mentions(*pairs)).misses]


def test_a_yearly_figure_called_a_total():
    yearly = ("summary", "The interpreting contract costs £487,000 a year.")
    assert kinds(yearly, ("r", "Approve the interpreting contract at a total value of £487,000 for three years.")) == [
        "yearly-total"
    ]
    assert kinds(yearly, ("r", "Approve the interpreting contract at a total value of £487,000 for one year.")) == []


def test_one_figure_rounded_in_two_ways():
    text = "The river patrol grant is £1.84m. The river patrol has £1.8m in the bank."
    found = [Mention(text, a, "summary", Span(0, len(text))) for a in scan_amounts(text)]
    (miss,) = check_ledger(found).misses
    assert (miss.sum.kind, miss.certainty, miss.sum.stated.printed) == ("rounded", "low", "£1.8m")
