"""Logical lines to line tokens: what each line is, by the pack's vocabulary and where it stands.

The lexer is a small state machine, because the same words mean different things in
different parts of the form ("Legal Advice" heads a row of the declaration and may head
a section). It promises the grammar that openers and their parts come in an order that parses.
"""

from __future__ import annotations

import re

from pcdlint.grammar.ahead import heads_appendix, is_titled
from pcdlint.grammar.flat import mark_flat_tables
from pcdlint.grammar.fold import fold_label, holds, label_of, plain
from pcdlint.grammar.lines import Logical, logical_lines
from pcdlint.grammar.scanned import figure, scanned_heading
from pcdlint.grammar.tokens import LineToken
from pcdlint.grammar.vocabulary import Question, Vocabulary
from pcdlint.patterns import pattern
from pcdlint.source import Source

_BULLET = pattern(r"[-*•●▪◦–]\s+|[o]\s+(?=\S)|[\uf0b7\uf0a7\uf0d8\uf0fc]\s*")
_DOTTED = pattern(r"(\d{1,3}(?:\.\d{1,3})+)(?: ?\.)?\)?(?:\s+|(?=[A-Z\[“\"'£]))")
_PLAIN = pattern(r"(\d{1,3}) ?[.)]\s+")
_HEAD_NUMBER = pattern(r"(?:[Ss]ection )?(\d{1,2})(?:\.0)?(?: ?[.):–-])?\s+(?=[A-Z])")
_LETTER = pattern(r"\(?([a-z]|[ivx]{2,5})[.)]\s+|\((\d{1,2}|[a-z]|[ivx]{2,5})\)\s*")
_CAPTION = pattern(r"(?:Table|Figure|Chart)\s+(\d{1,2}|[A-Z])\s*(?:[:.–—-]\s*\S|$)")
_DATE_LINE = pattern(r"[_.…\s]*dated?(?![A-Za-z])", re.IGNORECASE)
_LATE_DATE = pattern(r"\bDated?\b")
_YEARS = pattern(r"\s+\d{4}(?:\s?[-/]\s?\d{2,4})?\W*$|\s+\d{4}-\d{4}\d?$")
_NEXT_ITEM = ("; and", "; or")
_HEAD = 260


def lex(source: Source, words: Vocabulary) -> list[LineToken]:
    """The line tokens of a source, in order."""
    machine = _Machine(source.text, words)
    for line in logical_lines(source, words.opens_line):
        machine.take(line)
    return mark_flat_tables(source.text, machine.tokens)


class _Machine:
    def __init__(self, text: str, words: Vocabulary) -> None:
        self.text, self.plain, self.words = text, plain(text), words
        self.tokens: list[LineToken] = []
        self.state = "front"
        self.question: Question | None = None
        self.seen: set[str] = set()
        self.declared = self.closed = False
        self.references: set[str] = set()

    def take(self, line: Logical) -> None:
        """Turn one logical line into one token, or two (a label and the text behind it)."""
        folded = " ".join(self.plain[line.start : min(line.end, line.start + _HEAD)].casefold().split())
        for reader in (self._opener, self._inside, self._body):
            if reader(line, folded):
                return

    def _add(self, kind: str, line: Logical, start: int | None = None, end: int | None = None, **more: object) -> bool:
        begin = line.start if start is None else start
        stop = line.end if end is None else end
        token = LineToken(kind, begin, stop, line.start, level=line.level, strong=line.strong, table=line.table, **more)  # type: ignore[arg-type]
        self.tokens.append(token)
        return True

    def _rest(self, line: Logical, colon: int) -> None:
        """Add the text behind a label on the same line."""
        start = line.start + colon + 1
        while start < line.end and self.text[start] in " \t":
            start += 1
        if start < line.end:
            self._add("TEXT", line, start)

    # openers: lines that begin a block whatever the state

    def _opener(self, line: Logical, folded: str) -> bool:
        words = self.words
        if len(folded) < 120 and self._reference(line, folded):
            return True
        label = label_of(folded) if len(folded) <= 120 else ""
        if label in words.role_headings and not line.table:
            self.state = "signoff"
            return self._add("ROLE", line, key=words.role_headings[label])
        if self._declaration_heading(line, folded, label) or self._question(line, folded):
            return True
        if self.state not in ("declaration", "part2") and holds(folded, words.part2_opens):
            self.state = "part2"
            self._add("PART2", line, line.start, line.start)
            return self._inside(line, folded)
        return self._heading(line, folded, label) or self._report_or_field(line, folded) or self._appendix(line)

    def _reference(self, line: Logical, folded: str) -> bool:
        if not folded.startswith(self.words.leads) or len(folded) > 80:
            return False
        if folded in self.references and not is_titled(self.plain, line.end, self.words.fields):
            return True  # a running head
        self.references.add(folded)
        self._new_paper()
        return self._add("REFERENCE", line)

    def _new_paper(self) -> None:
        self.state = "front"
        self.seen = set()
        self.declared = self.closed = False

    def _declaration_heading(self, line: Logical, folded: str, label: str) -> bool:
        words = self.words
        first = fold_label(folded.split("tick to")[0]) if "tick to" in folded else label
        if first in words.declaration_headings:
            self.state, self.declared = "declaration", True
            return self._add("DECLARATION", line)
        if folded.startswith(words.tick_headings):
            opened = self.state == "declaration"
            self.state = "declaration"
            return self._add("TICKS" if opened else "DECLARATION", line)
        return False

    def _question(self, line: Logical, folded: str) -> bool:
        for question in self.words.questions:
            if holds(folded, question.asks):
                self.state, self.question = "question", question
                return self._add("QUESTION", line, key=question.name)
        return False

    def _heading(self, line: Logical, folded: str, label: str) -> bool:
        if self.state == "declaration" and (not label or self._declares(label)):
            return False
        if self._whole_heading(line, label):
            return True
        colon = self.text.find(":", line.start, line.start + 60)
        if colon > 0 and not line.table and not _BULLET.match(self.text, line.start, line.end):
            return self._inline_heading(line, colon - line.start)
        return False

    def _whole_heading(self, line: Logical, label: str) -> bool:
        text = self.text
        start = line.start
        bullet = _BULLET.match(text, start, line.end)
        if bullet:
            start = bullet.end()
        head = _HEAD_NUMBER.match(text, start, line.end)
        if bullet and not head:
            return False
        if head or bullet:
            label = fold_label(text[(head.end() if head else start) : line.end][:120])
        if not label or "\t" in text[start : line.end].strip():
            return False
        head, label = scanned_heading(text, start, line.end, head, label, self.words.shapes)
        if label in self.words.markers:
            if self.words.markers[label] == "key-information":
                self._new_paper()
            self.state = "body"
            return self._add("MARKER", line, key=self.words.markers[label])
        key = self.words.headings.get(label) or self.words.headings.get(_YEARS.sub("", label))
        if key is None:
            return self._unknown_heading(line, head)
        if key in self.seen and not head and not line.level:
            return False
        self.state = "body"
        return self._numbered_heading("HEADING", line, head, key)

    def _unknown_heading(self, line: Logical, head: re.Match[str] | None) -> bool:
        """A heading that no layout knows: the format says so, and it has a number of its own."""
        if not line.level or not head or line.end - head.end() > 90 or self.state == "declaration":
            return False
        self.state = "body"
        return self._numbered_heading("HEADING", line, head, "")

    def _numbered_heading(self, kind: str, line: Logical, head: re.Match[str] | None, key: str) -> bool:
        self.seen.add(key)
        if head is None:
            return self._add(kind, line, key=key)
        (start, end), number = head.span(1), figure(head[1])
        return self._add(kind, line, head.end(), key=key, number=number, number_start=start, number_end=end)

    def _inline_heading(self, line: Logical, colon: int) -> bool:
        head = _HEAD_NUMBER.match(self.text, line.start, line.end)
        start = head.end() if head else line.start
        label = fold_label(self.text[start : line.start + colon])
        if label in self.words.markers:
            self.state = "body"
            self._add("MARKER", line, end=line.start + colon, key=self.words.markers[label])
        elif label in self.words.headings and self.state != "declaration":
            self.state = "body"
            self._add("HEADING", line, start, line.start + colon, key=self.words.headings[label])
        else:
            return False
        self._rest(line, colon)
        return True

    def _report_or_field(self, line: Logical, folded: str) -> bool:
        words = self.words
        if self.state != "declaration" and not line.table and folded.split(" ", 1)[0] in words.report_words:
            for start, key in words.report_markers.items():
                if folded.startswith(start) and len(folded) < 200:
                    self._new_paper()
                    return self._add("REPORT", line, key=key)
        cut = self.text.find(":", line.start, line.start + 40)
        tab = self.text.find("\t", line.start, line.start + 40)
        cut = cut if cut > 0 else tab
        if cut > 0 and self.state in ("front", "body"):
            field = words.fields.get(fold_label(self.text[line.start : cut]))
            if field and (self.state == "front" or field != "title"):
                self._add("FIELD", line, end=cut, key=field)
                self._rest(line, cut - line.start)
                return True
        return False

    def _appendix(self, line: Logical) -> bool:
        heads = self.closed and heads_appendix(self.plain, line.start, line.end, self.words.report_markers)
        return heads and not line.table and self._add("HEADING", line)

    # parts: lines that mean something only inside a block of their own

    def _inside(self, line: Logical, folded: str) -> bool:
        if self.state == "declaration":
            return self._add("DECLARED", line)
        if self.state == "question" and self.question:
            for kind, starts in (("REASON", self.question.reason), ("UNTIL", self.question.until)):
                if folded.startswith(starts):
                    return self._add(kind, line)
        if self.state == "part2":
            for kind, name in (("MARKING", "marking"), ("ENDS", "ends"), ("REASONS", "reasons")):
                if holds(folded, self.words.part2[name]):
                    return self._add(kind, line)
        return self._signing(line, folded)

    def _signing(self, line: Logical, folded: str) -> bool:
        for phrase, role, kind in self.words.phrases:
            if phrase in folded:
                if self.state != "signoff":
                    self.state = "signoff"
                    self._add("ROLE", line, line.start, line.start, key=role)
                return self._add(kind.upper(), line)
        if self.state != "signoff":
            return False
        date_label = self._date_label(line, folded)
        if date_label >= 0:
            self.state, self.closed = "body", self.declared
            return self._add("DATE", line, line.start + date_label)
        if folded.startswith(self.words.signature_labels) or folded.endswith(self.words.signature_labels):
            return self._add("SIGNATURE", line)
        return False

    def _date_label(self, line: Logical, folded: str) -> int:
        """Where on a sign-off line the date's label stands, or -1."""
        if line.end - line.start > 160 or not holds(folded, self.words.date_labels):
            return -1
        begin = _DATE_LINE.match(self.text, line.start, line.end)
        if begin:
            return begin.end() - line.start
        if folded.startswith(self.words.signature_labels):
            late = _LATE_DATE.search(self.text, line.start, line.end)
            return late.end() - line.start if late else -1
        return -1

    # the body: numbered paragraphs, items, tables, text

    def _body(self, line: Logical, folded: str) -> bool:
        text = self.text
        if line.table:
            return self._add("ROW", line)
        start = line.start
        bullet = _BULLET.match(text, start, line.end)
        if bullet:
            start = bullet.end()
        dotted = _DOTTED.match(text, start, line.end)
        if dotted:
            return self._numbered("NUMBERED", line, dotted, dotted.group(1))
        if not line.level and _CAPTION.match(text, start, line.end) and line.end - start < 150:
            return self._add("CAPTION", line, start)
        item = _PLAIN.match(text, start, line.end) or _LETTER.match(text, start, line.end)
        if item:
            return self._numbered("ITEM", line, item, item.group(1) or item.group(2))
        if bullet:
            return self._add("ITEM", line, start)
        if self._goes_on(line):
            return self._add("MORE", line)
        return self._add("TEXT", line)

    def _numbered(self, kind: str, line: Logical, match: re.Match[str], number: str) -> bool:
        group = match.lastindex or 1
        return self._add(
            kind, line, match.end(), number=number, number_start=match.start(group), number_end=match.end(group)
        )

    def _goes_on(self, line: Logical) -> bool:
        """A line that carries on the sentence which a page break cut."""
        if not self.tokens or self.tokens[-1].kind not in ("TEXT", "NUMBERED", "ITEM", "MORE") or line.strong:
            return False
        before = self.tokens[-1]
        tail = self.text[before.start : before.end].rstrip()
        if not tail or tail[-1] in ".!?:;" or tail.endswith(_NEXT_ITEM) or before.strong or before.level or line.level:
            return False
        first = self.text[line.start]
        return first.islower() and len(tail) > 30

    def _declares(self, label: str) -> bool:
        return any(label.startswith(name) for name in self.words.labels)
