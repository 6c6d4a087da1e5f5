"""The grammar is total: whatever lines come in whatever order, they parse and nothing is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pcdlint.grammar.lexer import lex
from pcdlint.grammar.tree import tree
from pcdlint.readers import read
from tests.grammar.words import papers, words

LINES = (
    *"""\
DMPC Decision – PCD 1
Title: A paper
Title:
Executive Summary:
Recommendation:
1. Introduction and background
- 2.1. A paragraph
2.2 Another paragraph of more words which goes on
and on in lower case
a. an item
(ii) an item
• a bullet
Table 1: Costs
| a | b |
|---|---|
Grants
1,000
2,500
-
Total
3,500
Deputy Mayor for Policing and Crime
I confirm I have considered whether or not I have any personal or prejudicial interest in this matter
The above request has my approval.
Signature
Date 08/04/2025
Date
Is the publication of Part 1 of this approval to be deferred? NO
If yes, for what reason:
Until what date:
Is there a Part 2 form – YES
Tick to confirm statement
Chief Executive Officer
Part 2 - This section refers to the details of the Part 2 business case which is NOT SUITABLE for MOPAC Publication.
The Government Security Classification marking for Part 2 is:
The paper will cease to be exempt in 2030.
Report on behalf of the Deputy Commissioner
MOPAC Investment Advisory & Monitoring meeting : 4th May 2021
Key information
Reference code: PCD 2
<table><tr><td>a</td><td>b</td></tr></table>
## **3. Financial Comments**
**bold**
£
[link](#)
""".splitlines(),
    "Item\t2025/26\tTotal",
    "A\t£1\t£1",
    "ORIGINATING OFFICER DECLARATION\tTick to confirm statement (✓)",
    "Legal Advice: The MPS legal team has been consulted on the proposal.\t✓",
    "",
    "   ",
    "\t",
    "\\checkmark",
)


@given(
    st.lists(st.sampled_from(LINES) | st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=40), max_size=60)
)
@settings(max_examples=300, deadline=None)
def test_any_lines_in_any_order_parse(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip("\0 \t\r\n\ufeff"):
        return
    source = read(("x\n" + text).encode("utf-8", "replace"), "paper.md")
    tokens = lex(source, words())
    assert [t.start_pos for t in tree(tokens).scan_values(lambda _: True)] == list(range(len(tokens)))
    for paper in papers("x\n" + text, "paper.md", "form"):
        for section in paper.sections:
            assert section.span.start <= section.span.end
            assert all(section.span.start <= p.span.start <= p.span.end for p in section.paragraphs)


@given(st.permutations(LINES))
@settings(max_examples=100, deadline=None)
def test_shuffled_papers_parse(lines: list[str]) -> None:
    assert papers("\n\n".join(lines))
