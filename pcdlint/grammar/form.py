"""The parts of the form around the sections: declarations, questions, sign-offs, the Part 2 block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from lark import Token, Tree

from pcdlint.grammar.blocks import Block, last_place, place
from pcdlint.grammar.days import read_field
from pcdlint.grammar.fold import fold, fold_label
from pcdlint.grammar.tokens import LineToken
from pcdlint.grammar.vocabulary import Vocabulary
from pcdlint.paper import Answer, Declaration, PartTwo, Signature
from pcdlint.patterns import pattern
from pcdlint.values import DateMention, Span

_TICK = pattern(
    r"[✓✔☑☒√✅🗹]|\[\s?[xX✓]\s?\]|(?:^|[\t\n])\s*(?:[xXPüþ\uf0fc]|[Yy]es|Y)\s*$|[.)]\s+[üþ\uf0fc]\s*$", re.MULTILINE
)
# "P", "ü" and "þ" are the ticks of fonts that a conversion lost.
_UNTICKED = pattern(r"[☐□❑❏]|\[\s\]")
_GLYPHS = pattern(r"[\s✓✔☑☒√✅☐□•\-*\[\]xX]*")


def tokens_of(block: Block, tokens: Sequence[LineToken]) -> list[LineToken]:
    """The line tokens of a block behind its opener."""
    found: list[LineToken] = []
    for node in block.nodes:
        found.extend(tokens[place(node) : last_place(node) + 1])
    return found


def declarations(
    text: str, block: Block, tokens: Sequence[LineToken], words: Vocabulary, lossy: bool
) -> tuple[Declaration, ...]:
    """The rows of the officer's declaration, one for each topic label, in order."""
    rows: list[Declaration] = []
    for token in tokens_of(block, tokens):
        if token.kind == "TICKS":
            continue
        label = _label(text, token, words)
        if label is not None:
            topic, span = label
            same = bool(rows) and rows[-1].topic == topic
            answered = bool(rows) and bool(text[rows[-1].span.start : rows[-1].span.end].strip(" :\t"))
            if not same or (answered and not _is_statement(text, token, words, topic)):
                rows.append(Declaration(topic, span, Span(span.end, token.end), None))
                continue
        if rows:
            rows[-1] = rows[-1]._replace(span=Span(rows[-1].span.start, token.end))
    return _ticks(text, rows, lossy)


def _label(text: str, token: LineToken, words: Vocabulary) -> tuple[str, Span] | None:
    glyphs = _GLYPHS.match(text, token.start, token.end)
    start = glyphs.end() if glyphs else token.start
    head = text[start : min(token.end, start + 60)]
    folded = fold_label(head)
    for label, topic in words.labels.items():
        if folded.startswith(label) and not folded[len(label) : len(label) + 1].isalnum():
            return topic, Span(start, start + _printed_length(head, label))
    return None


def _printed_length(head: str, label: str) -> int:
    """How many characters of `head` the folded label takes up."""
    for end in range(min(len(label) - 1, len(head)), len(head) + 1):
        if fold_label(head[:end]) == label:
            return end
    return min(len(label), len(head))


def _is_statement(text: str, token: LineToken, words: Vocabulary, topic: str) -> bool:
    line = fold(text[token.start : token.end])
    specs = (d for layout in words.layouts for d in layout.declarations if d.topic == topic)
    return any(choice in line for d in specs for choice in d.choices)


def _ticks(text: str, rows: Sequence[Declaration], lossy: bool) -> tuple[Declaration, ...]:
    seen = [bool(_TICK.search(_row_text(text, row))) for row in rows]
    if rows and not any(seen[:-1]):
        # A conversion that reads column by column puts all ticks behind the last row.
        ticks = len(_TICK.findall(_row_text(text, rows[-1])))
        seen = [True] * len(rows) if ticks >= len(rows) else seen
        lossy = lossy or ticks > 1
    shown = any(seen) or any(_UNTICKED.search(_row_text(text, row)) for row in rows)
    return tuple(
        row._replace(span=_statement(text, row.span), ticked=True if tick else False if shown and not lossy else None)
        for row, tick in zip(rows, seen, strict=True)
    )


def _statement(text: str, span: Span) -> Span:
    """The statement without the label's colon and the tick behind it."""
    start, end = span
    while start < end and text[start] in " :\t\n":
        start += 1
    while end > start and (text[end - 1] in " \t\n✓✔☑☒√✅☐□|" or (text[end - 1] in "Püþ" and text[end - 2] in " \t\n")):
        end -= 1
    return Span(start, end)


def _row_text(text: str, row: Declaration) -> str:
    line_start = text.rfind("\n", 0, row.label_span.start) + 1
    return text[line_start : row.span.end]


_BARE = pattern(r"(?:[^\w\n])*(?:yes|no)\b", re.IGNORECASE)
_CHOICE = pattern(r"\b(yes|no)\b", re.IGNORECASE)


def answer(text: str, block: Block, tokens: Sequence[LineToken], words: Vocabulary) -> Answer | None:
    """The question of a block with its answer, reason and date."""
    opener = block.opener
    if opener is None:
        return None
    line = Span(opener.start, opener.end)
    question = next(q for q in words.questions if q.name == opener.key)
    begin = _behind(text, line, question.asks)
    value, span = _choice(text, Span(begin, line.end))
    plain = [n for n in block.nodes if not (isinstance(n, Tree) and n.data == "detail")]
    if not value and plain:
        first = Span(tokens[place(plain[0])].start, tokens[last_place(plain[0])].end)
        if first.end - first.start <= 40 and _BARE.match(text, first.start, first.end):
            value, span = _choice(text, first)
    parts: dict[str, Span] = {}
    for node in block.nodes:
        if isinstance(node, Tree) and node.data == "detail":
            label = tokens[place(node)]
            starts = question.reason if label.kind == "REASON" else question.until
            parts.setdefault(label.kind, _detail(text, node, tokens, starts))
    return Answer(line, value, span, parts.get("REASON"), parts.get("UNTIL"))


def _behind(text: str, line: Span, asks: Sequence[str]) -> int:
    """Where the words of a question end on its line."""
    lowered = text[line.start : line.end].lower()
    last = [lowered.find(ask.split()[-1], max(len(ask) - 14, 0)) for ask in asks]
    ends = [at + len(ask.split()[-1]) for at, ask in zip(last, asks, strict=True) if at >= 0]
    return line.start + min(ends) if ends else line.start


def _choice(text: str, span: Span) -> tuple[str, Span]:
    """The answer in a span: `YES`, `NO`, `YES/NO` where both are left, or nothing."""
    found = list(_CHOICE.finditer(text, span.start, span.end))
    if not found:
        return "", Span(span.end, span.end)
    names = {m.group(1).upper() for m in found}
    whole = Span(found[0].start(), found[-1].end())
    if len(names) == 1:
        return names.pop(), whole
    ticked = [m for m in found if _boxed(text, m, span)]
    if len(ticked) == 1:
        return ticked[0].group(1).upper(), Span(ticked[0].start(), ticked[0].end())
    return "YES/NO", whole


def _boxed(text: str, match: re.Match[str], span: Span) -> bool:
    """Whether a word of a choice is the ticked one; its box stands before or behind it, as the first word's does."""
    first = _CHOICE.search(text, span.start, span.end)
    leads = first is not None and re.search(r"[☐□☒☑✓✔]\s*$", text[span.start : first.start()]) is not None
    if leads:
        return re.search(r"[☒☑✓✔]\s*$", text[max(span.start, match.start() - 3) : match.start()]) is not None
    return re.match(r"\s*[☒☑✓✔]", text[match.end() : min(span.end, match.end() + 3)]) is not None


def _detail(text: str, node: Tree[Token], tokens: Sequence[LineToken], starts: Sequence[str]) -> Span:
    label = tokens[place(node)]
    line = text[label.start : label.end]
    colon = line.find(":")
    width = next((len(s) for s in starts if fold(line).startswith(s)), len(line))
    begin = label.start + (colon + 1 if colon >= 0 else min(width, len(line)))
    while begin < label.end and text[begin] in " \t?:-–":
        begin += 1
    if begin < label.end or len(node.children) < 2:
        return Span(begin, label.end)
    child = node.children[1]
    return Span(tokens[place(child)].start, tokens[last_place(child)].end)


def signature(
    text: str, block: Block, tokens: Sequence[LineToken], dates: Sequence[DateMention], role: str
) -> Signature:
    """A sign-off block with its date."""
    opener = block.opener
    assert opener is not None
    inner = tokens_of(block, tokens)
    end = inner[-1].end if inner else opener.end
    kinds = {t.kind for t in inner}
    signed, printed = _signed(text, block, tokens, dates)
    return Signature(
        role,
        Span(opener.line_start, end),
        signed,
        printed,
        statement="STATEMENT" in kinds,
        approval="APPROVAL" in kinds,
    )


def _signed(
    text: str, block: Block, tokens: Sequence[LineToken], dates: Sequence[DateMention]
) -> tuple[date | None, Span | None]:
    """The date of a sign-off and where it is printed; the date is None where what is printed is none."""
    node = next((n for n in block.nodes if isinstance(n, Tree) and n.data == "dated"), None)
    if node is None:
        return None, None
    lines = tokens[place(node) : last_place(node) + 1]
    for line in lines[:2]:
        found = next((d for d in dates if line.start <= d.span.start < line.end and d.kind == "day"), None)
        if found is not None:
            return found.first, found.span
    first = lines[0]
    if len(lines) > 1 and (day := read_field(text[lines[1].start : lines[1].end])) is not None:
        return day, Span(lines[1].start, lines[1].end)
    if any(c.isdigit() for c in text[first.start : first.end]):
        return read_field(text[first.start : first.end].lstrip(" :")), Span(first.start, first.end)
    return None, None


def part_two(text: str, block: Block, tokens: Sequence[LineToken]) -> PartTwo:
    """The block that says why Part 2 is withheld."""
    inner = tokens_of(block, tokens)
    start = block.opener.line_start if block.opener else inner[0].line_start
    end = inner[-1].end if inner else start
    marking: Span | None = None
    ends: Span | None = None
    reasons: list[Span] = []
    withheld = False
    for i, token in enumerate(inner):
        if token.kind == "MARKING" and marking is None:
            colon = text.find(":", token.start, token.end)
            behind = Span(colon + 1, token.end) if colon >= 0 else Span(token.end, token.end)
            follows = inner[i + 1] if i + 1 < len(inner) and inner[i + 1].kind == "TEXT" else None
            empty = not text[behind.start : behind.end].strip()
            marking = Span(follows.start, follows.end) if empty and follows else behind
        elif token.kind == "ENDS":
            ends = Span(token.start, token.end)
            withheld = False
        elif token.kind == "REASONS":
            withheld = True
            reasons.append(Span(token.start, token.end))
        elif withheld:
            reasons.append(Span(token.start, token.end))
    return PartTwo(Span(start, end), marking, tuple(reasons), ends)


def role_signatures(found: Sequence[Signature]) -> Iterator[Signature]:
    """One sign-off a role: a heading used twice is told by its statement, approval or date."""
    best: dict[str, Signature] = {}
    for one in found:
        held = best.get(one.role)
        if held is None or _weight(one) > _weight(held):
            best[one.role] = one
    yield from (one for one in found if best[one.role] is one)


def _weight(one: Signature) -> int:
    return 2 * (one.date_span is not None) + one.statement + one.approval
