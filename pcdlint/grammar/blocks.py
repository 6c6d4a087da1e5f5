"""The tree of line tokens as blocks, and the blocks of a file as papers.

A file may hold more than one paper: a decision form with the report behind it, or
several forms. A new paper begins at a reference line or a report's head once the
paper in hand has got past its own front.
"""

from __future__ import annotations

from collections.abc import Sequence

from lark import Token, Tree

from pcdlint.grammar.tokens import LineToken

Node = Tree[Token] | Token


class Block:
    """An opener and what follows it; `opener` is None for what stands before any."""

    def __init__(
        self, kind: str, opener: LineToken | None, nodes: list[Node] | None = None, at: int | None = None
    ) -> None:
        self.kind, self.opener = kind, opener
        self.nodes: list[Node] = nodes or []
        self._at = at

    @property
    def first(self) -> int:
        """The index of its first token in the list of line tokens."""
        return place(self.nodes[0]) if self._at is None else self._at

    @property
    def last(self) -> int:
        """The index of its last token."""
        return last_place(self.nodes[-1]) if self.nodes else self.first


def blocks(root: Tree[Token], tokens: Sequence[LineToken]) -> list[Block]:
    """The blocks of a file in order; a sign-off's text behind its date is a block of its own."""
    found = [Block("front", None)]
    for child in root.children:
        if isinstance(child, Token) or child.data in ("paragraph", "item", "table", "flat"):
            found[0].nodes.append(child)
            continue
        opener, nodes = child.children[0], list(child.children[1:])
        block = Block(str(child.data), tokens[place(opener)], nodes, place(opener))
        found.append(block)
        if child.data == "signoff":
            tail = _tail(block, tokens)
            if tail:
                found.append(Block("front", None, tail))
    return [b for b in found if b.opener or b.nodes]


def _tail(block: Block, tokens: Sequence[LineToken]) -> list[Node]:
    """Take what stands behind the date of a sign-off out of it, unless the date itself stands there."""
    if not block.nodes or not isinstance(block.nodes[-1], Tree) or block.nodes[-1].data != "dated":
        return []
    dated = block.nodes[-1]
    date = tokens[place(dated.children[0])]
    keep = 1 if date.end - date.start >= 4 else 2
    tail: list[Node] = list(dated.children[keep:])
    block.nodes[-1] = Tree(dated.data, dated.children[:keep])
    return tail


def place(node: Node) -> int:
    """The index of a node's first token in the list of line tokens."""
    while isinstance(node, Tree):
        node = node.children[0]
    return node.start_pos or 0


def last_place(node: Node) -> int:
    """The index of a node's last token."""
    while isinstance(node, Tree):
        node = node.children[-1]
    return node.start_pos or 0


def split(found: Sequence[Block]) -> list[list[Block]]:
    """The blocks of each paper of a file."""
    papers: list[list[Block]] = [[]]
    for block in found:
        held = papers[-1]
        if _is_head(block) and _past_front(held, block.kind):
            begin: list[Block] = []
            while held and held[-1].kind in ("front", "field"):
                begin.insert(0, held.pop())
            papers.append(begin)
        papers[-1].append(block)
    return papers


def _is_head(block: Block) -> bool:
    """Whether a paper may begin here: with the line of its reference, a report's head or a page's key information."""
    page = block.kind == "marker" and block.opener is not None and block.opener.key == "key-information"
    return page or block.kind in ("reference", "report")


def _past_front(held: Sequence[Block], kind: str) -> bool:
    """Whether the paper in hand has its own sections or sign-offs, so that a new head is another paper's."""
    if kind == "report" and any(b.kind == "report" for b in held):
        return any(b.kind == "section" and b.opener and b.opener.key == "background-papers" for b in held)
    return sum(b.kind in ("section", "signoff", "declaration", "question") for b in held) >= 2
