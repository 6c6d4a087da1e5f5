"""Line tokens to a tree by `grammars/paper.lark` (LALR)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from lark import Lark, Token, Tree
from lark.lexer import Lexer

from pcdlint.grammar.tokens import LineToken
from pcdlint.grammars import parser


class _Given(Lexer):
    """Hands the line tokens to lark; a token's `start_pos` is its place in the list."""

    def __init__(self, lexer_conf: Any) -> None:
        """Nothing to prepare: the lines are tokens already."""

    def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[Token]:
        for i, kind in enumerate(lexer_state):
            yield Token(kind, kind, i)


@cache
def _grammar() -> Lark:
    return parser("paper", start="paper", lexer=_Given)


def tree(tokens: Sequence[LineToken]) -> Tree[Token]:
    """The tree of a file's line tokens; it exists for every sequence that the lexer gives."""
    return _grammar().parse([t.kind for t in tokens])
