"""What stands in quotation marks."""

from __future__ import annotations

import pytest

from pcdlint.quoting import quoted
from pcdlint.values import Span


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said: “It is HERE.”", True),
        ("He said: “It is.” It is HERE.", False),
        ("It is HERE. He said: “It is.”", False),
        ("He said: “It is. It is HERE, and no mark closes.", False),
        ("“One. He said: “It is.” It is HERE. He said: “No.”", False),
        ("He said:\n\n“It is old.\n\nIt is HERE.”", True),
        ('He said: "It is HERE."', True),
        ('He said: "It is." It is HERE.', False),
        ('He said: "It is." It is HERE. "No."', False),
        ('It is 6" long. It is HERE.', False),
        ("He said: ‘It is HERE.’", True),
        ("He said: ‘It isn’t HERE, it’s there.’", True),
        ("He said: ‘It is.’ It is HERE.", False),
        ("The officers’ boat is HERE.", False),
        ("The officers’ boat is HERE, and the crews’ is there.", False),
        ("He said: 'It is HERE.'", True),
        ("He said: 'It isn't HERE.'", True),
        ("He said: 'It is.' It is HERE.", False),
        ("The officers' boat is HERE, and the crews' is there.", False),
        ("It's HERE.", False),
        ("('HERE') it is.", True),
        ("HERE", False),
    ],
)
def test_quoted(text: str, inside: bool) -> None:
    at = text.index("HERE")
    assert quoted(text, Span(at, at + 4), Span(0, len(text))) is inside


def test_plain_marks_hold_for_their_paragraph_only() -> None:
    text = 'One " mark.\n\nIt is HERE.\n\nAnother " mark.'
    at = text.index("HERE")
    assert not quoted(text, Span(at, at + 4), Span(text.index("It"), text.index("Another")))
