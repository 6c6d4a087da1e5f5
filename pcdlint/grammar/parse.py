"""A source to its papers: the one way in to everything in this package."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple, TypeVar

from pcdlint.figures.amounts import scan_amounts
from pcdlint.grammar import form, front
from pcdlint.grammar.blocks import Block, blocks, split
from pcdlint.grammar.citations import scan_citations
from pcdlint.grammar.dates import scan_dates
from pcdlint.grammar.lexer import lex
from pcdlint.grammar.references import scan_references
from pcdlint.grammar.sections import sections
from pcdlint.grammar.tokens import LineToken, openers
from pcdlint.grammar.tree import tree
from pcdlint.grammar.vocabulary import Vocabulary
from pcdlint.layout import Layout
from pcdlint.paper import Paper, Signature
from pcdlint.source import Source
from pcdlint.values import Amount, Citation, DateMention, Reference, Span

V = TypeVar("V", Amount, Citation, DateMention, Reference)


def parse(
    source: Source,
    words: Vocabulary,
    stage: str | None = None,
    fallback: str | None = None,
    shorts: frozenset[str] = frozenset(),
) -> tuple[Paper, ...]:
    """The papers of a file, none where it shows too little of any layout to be a decision paper.

    `stage` overrides the stage that the sign-offs show; `fallback` names the layout by which to
    read a fragment (an example of a rule) all the same; `shorts` are the short forms of instruments
    that are known without being introduced ("DPA 2018"). Total: no input makes it fail.
    """
    tokens = lex(source, words)
    citations = scan_citations(source.text, shorts)
    values = _Values(
        scan_amounts(source.text), scan_dates(source.text), citations, scan_references(source.text, citations)
    )
    papers: list[Paper] = []
    parts = [_Part(source, words, tokens, part, fallback) for part in split(blocks(tree(tokens), tokens)) if part]
    parts = [p for p in parts if p.layout is not None]
    for i, part in enumerate(parts):
        start = part.start if i else 0
        end = parts[i + 1].start if i + 1 < len(parts) else len(source.text)
        paper = part.paper(Span(start, end), values, stage)
        if papers and part.attached:
            paper = _behind(papers[-1].form or papers[-1], paper)
        papers.append(paper)
    return tuple(papers)


def is_torn(source: Source, words: Vocabulary) -> bool:
    """Whether a file that is no paper holds something that only papers do: part of one, or one badly damaged."""
    kinds = ("REFERENCE", "QUESTION", "DECLARATION", "ROLE", "REPORT")
    return any(token.kind in kinds for token in lex(source, words))


class _Values(NamedTuple):
    """What stands inside the sentences of a file, each kind in order."""

    amounts: Sequence[Amount]
    dates: Sequence[DateMention]
    citations: Sequence[Citation]
    references: Sequence[Reference]


def _cut(values: Sequence[V], span: Span) -> tuple[V, ...]:
    first = bisect_left(values, span.start, key=lambda v: v.span.start)
    last = bisect_left(values, span.end, key=lambda v: v.span.start)
    return tuple(values[first:last])


class _Part:
    """The blocks of one paper and what they say of it."""

    def __init__(
        self, source: Source, words: Vocabulary, tokens: Sequence[LineToken], held: list[Block], fallback: str | None
    ) -> None:
        self.fallback = fallback
        self.source, self.words, self.tokens, self.held = source, words, tokens, held
        self.tokens_in = tokens[held[0].first : held[-1].last + 1]
        self.start = self.tokens_in[0].line_start
        self.kinds = openers(self.tokens_in)
        self.attached = any(b.kind == "report" for b in held)
        self.layout = self._layout()

    def _layout(self) -> Layout | None:
        """The layout that most marks speak for, if marks and known sections together are evidence enough."""

        def marks(layout: Layout) -> int:
            return len(self.words.marks[layout.name] & self.kinds)

        best = max(self.words.layouts, key=marks)
        known = sum(1 for s in best.sections if s.key in self.kinds)
        if marks(best) + known >= self.words.evidence:
            return best
        return next((layout for layout in self.words.layouts if layout.name == self.fallback), None)

    def paper(self, inside: Span, values: _Values, stage: str | None) -> Paper:
        """The paper, with the values of the file that stand `inside` it."""
        dates = values.dates
        assert self.layout is not None
        text, held, tokens, words = self.source.text, self.held, self.tokens, self.words
        signatures = tuple(form.role_signatures([self._signature(b, dates) for b in held if b.kind == "signoff"]))
        declared = next((b for b in held if b.kind == "declaration"), None)
        answers = {
            b.opener.key: form.answer(text, b, tokens, words)
            for b in reversed(held)
            if b.kind == "question" and b.opener
        }
        withheld = next((b for b in held if b.kind == "part2"), None)
        reference, reference_span = front.reference(text, held, tokens, words.series)
        title = front.title(text, held, tokens)
        dated = self._date(signatures, dates)
        return Paper(
            source=self.source,
            layout=self.layout,
            span=inside,
            stage=stage or _stage(self.layout, signatures, words.roles[0].name if words.roles else ""),
            reference=reference,
            reference_span=reference_span,
            title=" ".join(text[title.start : title.end].split()) if title else "",
            title_span=title,
            date=dated,
            as_of=dated,
            sections=sections(text, held, tokens, self.layout, inside.end),
            declarations=form.declarations(text, declared, tokens, words, self._loses_ticks()) if declared else (),
            declarations_span=self._span(declared) if declared else None,
            signatures=signatures,
            deferral=answers.get("deferral"),
            part2=answers.get("part2"),
            part2_block=form.part_two(text, withheld, tokens) if withheld else None,
            amounts=_cut(values.amounts, inside),
            dates=_cut(values.dates, inside),
            citations=_cut(values.citations, inside),
            references=_cut(values.references, inside),
        )

    def _loses_ticks(self) -> bool:
        """Whether a tick that is not seen says nothing: on pages without them, and where a scan was read by machine."""
        lossy = self.layout.lossy if self.layout else frozenset()
        return "ticks" in lossy or any(note.kind == "ocr" for note in self.source.notes)

    def _signature(self, block: Block, dates: Sequence[DateMention]) -> Signature:
        return form.signature(self.source.text, block, self.tokens, dates, block.opener.key if block.opener else "")

    def _span(self, block: Block) -> Span:
        assert block.opener is not None
        inner = form.tokens_of(block, self.tokens)
        return Span(block.opener.line_start, inner[-1].end if inner else block.opener.end)

    def _date(self, signatures: Sequence[Signature], dates: Sequence[DateMention]) -> date | None:
        """The date of the first sign-off in the order of the pack's roles, else the page's own."""
        for role in self.words.roles:
            for one in signatures:
                if one.role == role.name and one.signed:
                    return one.signed
        return front.field_date(self.held, self.tokens, dates, "date-signed")


def _stage(layout: Layout, signatures: Sequence[Signature], decider: str) -> str:
    """The stage that a paper's sign-offs show: `decider` is the role whose signature decides."""
    if "signatures" in layout.lossy and "dates" in layout.lossy:
        return "published"
    signed = {s.role for s in signatures if s.date_span}
    if decider in signed:
        return "signed"
    return "submission" if signed else "draft"


def _behind(form_paper: Paper, report: Paper) -> Paper:
    """A report attached to a form shares the form's stage, and its law is that of the form's date."""
    return replace(report, as_of=report.date or form_paper.date, stage=form_paper.stage, form=form_paper)
