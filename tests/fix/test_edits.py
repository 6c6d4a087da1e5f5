"""From the clean text to the file and back: exact or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcdlint.finding import Edit, Fix
from pcdlint.fix.edits import Replacement, Shift, in_file, replaced
from pcdlint.readers import read
from pcdlint.values import Span


@pytest.mark.parametrize(
    ("raw", "words", "new", "result"),
    [
        ("The the boat.", " the", "", "The boat."),
        ("A **the the** boat.", "the the", "the", "A **the** boat."),
        ("A **the** the boat.", " the boat", " ship", "A **the** ship."),
        ("A the **the** boat.", "the the", "the", None),
        ("A **boat**.", "boat", "ship", "A **ship**."),
        ("A [boat](http://example.org).", "boat", "ship", "A [ship](http://example.org)."),
        ("Boats &amp; ships.", "Boats &", "Boats and", None),
        ("Boats &amp; ships.", "&", "and", None),
        ("Boats & ships.", "&", "and", "Boats and ships."),
        ("Boats \\& ships.", "&", "and", None),
        ("The\u00a0boat.", "The boat", "The ship", None),
        ("The\u00a0boat.", "boat", "ship", "The\u00a0ship."),
        ("The\u00adboat.", "Theboat", "The boat", None),
        ("<b>The boat</b>.", "The boat", "A ship", "<b>A ship</b>."),
        ("The <i>boat</i>.", "The boat", "A ship", None),
        ("> The boat\n> leaks.", "boat", "ship", "> The ship\n> leaks."),
        ("> The boat\n> leaks.", "boat\n  leaks", "ship", None),
        ("One  boat.", "One boat", "A ship", None),
        ("| The boat | leaks |\n|---|---|\n| a | b |", "boat", "ship", "| The ship | leaks |\n|---|---|\n| a | b |"),
    ],
)
def test_words_are_replaced_where_they_stand_as_they_are(raw: str, words: str, new: str, result: str | None) -> None:
    source = read(raw.encode(), "paper.md")
    at = source.text.index(words)
    wanted = in_file(source, Fix("", True, (Edit(Span(at, at + len(words)), new),)))
    assert (replaced(raw, wanted) if wanted is not None else None) == result


@pytest.mark.parametrize(
    ("raw", "after", "result"),
    [
        ("The boat.", "The", "The old boat."),
        ("**The** boat.", "The", None),
        ("The **boat**.", "The", "The old **boat**."),
        ("The&nbsp;boat.", "The", "The old&nbsp;boat."),
    ],
)
def test_words_are_put_in_where_nothing_stands_between(raw: str, after: str, result: str | None) -> None:
    source = read(raw.encode(), "paper.md")
    at = source.text.index(after) + len(after)
    wanted = in_file(source, Fix("", True, (Edit(Span(at, at), " old"),)))
    assert (replaced(raw, wanted) if wanted is not None else None) == result


TEXT = "".join(chr(0x100 + number) for number in range(60))


@st.composite
def changes(draw: st.DrawFn) -> list[Replacement]:
    """Replacements that do not touch, in order; what is put in is nowhere in TEXT."""
    bounds = sorted(draw(st.sets(st.integers(0, len(TEXT)), max_size=10)))
    pairs = zip(bounds[::2], bounds[1::2], strict=False)
    return [Replacement(Span(start, end), draw(st.text("xyz", max_size=4))) for start, end in pairs]


@given(changes())
def test_what_stays_is_where_the_shift_says(wanted: list[Replacement]) -> None:
    text, shift = replaced(TEXT, wanted), Shift(wanted)
    for at, char in enumerate(TEXT):
        if not any(each.span.start <= at < each.span.end for each in wanted):
            assert text[shift.offset(at)] == char
        assert 0 <= shift.offset(at) <= len(text)
    assert shift.offset(len(TEXT)) == len(text)
