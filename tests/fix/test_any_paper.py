"""Random papers with planted slips: once fixed they are as if nobody had slipped, byte for byte."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from pcdlint.fix.mend import mend
from pcdlint.rules.compiled import examples
from tests.fix.papers import linter, paper, safe
from tests.fix.test_bytes import CODECS, encoded

SENTENCES = [
    "The fleet of the club has six boats.",
    "Nobody repaired the jetty in winter.",
    "A crew of nine rows past the lighthouse each morning.",
    "Two engines were bought from the yard at Quillon.",
    "Sails dry in the loft, where it is warm.",
    "Ropes and buoys belong to the harbour master.",
]
RULES = ("DRF012", "DRF013", "DRF014", "DRF015", "LEG001", "LEG002", "LEG003")
PROVEN = [
    (example.text, example.fixed)
    for code in RULES
    for example in examples()[code].bad
    if example.fixed and "\n" not in example.text
]
"""What rules say of themselves: a text, and what it is when fixed."""


SLIPS = {
    "a word twice": lambda right: right.replace(" the ", " the the "),
    "a bold word twice": lambda right: right.replace(" the ", " **the the** "),
    "a space": lambda right: right.replace(".", " ."),
    "two stops": lambda right: right.replace(".", ".."),
    "nothing": lambda right: right,
}


@st.composite
def slips(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Sentences with a slip and without: no two alike, for to repeat oneself is a slip of its own."""
    said = []
    for right in draw(st.lists(st.sampled_from(SENTENCES), min_size=1, unique=True)):
        name = draw(st.sampled_from(sorted(SLIPS)))
        bold = right.replace(" the ", " **the** ") if "bold" in name else right
        said.append((SLIPS[name](right), bold))
    said += draw(st.lists(st.sampled_from(PROVEN), max_size=3, unique=True))
    return draw(st.permutations(said))


@cache
def sure(slip: tuple[str, str]) -> bool:
    """Whether an example is put right without a person looking."""
    return mend(linter(), paper(slip[0]).encode(), "paper.md", safe).data == paper(slip[1]).encode()


@settings(max_examples=50)
@given(slips(), st.sampled_from(sorted(CODECS)), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_fixed_they_are_as_they_should_be(said: list[tuple[str, str]], codec: str, newline: str, ends: bool) -> None:
    said = [each for each in said if each not in PROVEN or sure(each)]

    def file(texts: list[str]) -> bytes:
        text = paper(*texts).replace("\n", newline)
        return encoded(text if ends else text.rstrip(), codec)

    wrong, right = file([slip for slip, _ in said]), file([without for _, without in said])
    made = mend(linter(), wrong, "paper.md", safe)
    assert (made.data or wrong) == right
    assert {finding.rule for finding in made.after.findings} <= {finding.rule for finding in made.before.findings}
    again = mend(linter(), right, "paper.md", safe)
    assert (again.data, again.left) == (None, ())
