"""A paper as pcdlint understood it, for people who ask why a rule spoke: plain data, and the file line by line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from pcdlint.paper import Answer, Paper, Section, Signature, Table
from pcdlint.values import Span


def plain(papers: Sequence[Paper]) -> dict[str, Any]:
    """The first paper's fields, and `papers` with those of each. Raises ValueError for no paper."""
    if not papers:
        raise ValueError("no paper to show")
    each = [_paper(paper) for paper in papers]
    return {"path": papers[0].source.path, "format": papers[0].source.format, **each[0], "papers": each}


def _paper(paper: Paper) -> dict[str, Any]:
    return {
        "reference": paper.reference,
        "title": paper.title,
        "layout": paper.layout.name,
        "stage": paper.stage,
        "date": paper.date.isoformat() if paper.date else None,
        "sections": [_section(paper, section) for section in paper.sections],
        "declarations": [
            {"topic": d.topic, "text": _words(paper, d.span), "ticked": d.ticked} for d in paper.declarations
        ],
        "deferral": paper.deferral.value if paper.deferral else None,
        "deferral_details": _details(paper, paper.deferral),
        "part2": paper.part2.value if paper.part2 else None,
        "part2_details": _part_two(paper),
        "signatures": [_signature(paper, signature) for signature in paper.signatures],
    }


def _section(paper: Paper, section: Section) -> dict[str, Any]:
    return {
        "key": section.key,
        "number": section.number,
        "heading": section.heading,
        "line": _line(paper, section.span.start),
        "paragraphs": [
            {"number": p.number, "text": _words(paper, p.span), "line": _line(paper, p.span.start)}
            for p in section.paragraphs
        ],
        "tables": [_table(paper, table) for table in section.tables],
    }


def _table(paper: Paper, table: Table) -> dict[str, Any]:
    return {
        "number": table.number,
        "caption": _words(paper, table.caption) if table.caption else None,
        "line": _line(paper, table.span.start),
        "rows": [[_words(paper, cell) for cell in row] for row in table.rows],
    }


def _details(paper: Paper, answer: Answer | None) -> dict[str, Any] | None:
    if answer is None:
        return None
    return {
        "line": _line(paper, answer.span.start),
        "reason": _words(paper, answer.reason) if answer.reason else None,
        "until": _words(paper, answer.until) if answer.until else None,
    }


def _part_two(paper: Paper) -> dict[str, Any] | None:
    """The question's place, and what the block about Part 2 says where there is one."""
    block = paper.part2_block
    if paper.part2 is None and block is None:
        return None
    return {
        "line": _line(paper, (paper.part2 or block).span.start),  # type: ignore[union-attr]
        "marking": _words(paper, block.marking) if block and block.marking else None,
        "reasons": [_words(paper, reason) for reason in block.reasons] if block else [],
        "ends": _words(paper, block.ends) if block and block.ends else None,
    }


def _signature(paper: Paper, signature: Signature) -> dict[str, Any]:
    return {
        "role": signature.role,
        "date": signature.signed.isoformat() if signature.signed else None,
        "date_text": _words(paper, signature.date_span) if signature.date_span else None,
        "statement": signature.statement,
        "approval": signature.approval,
        "line": _line(paper, signature.span.start),
    }


def _words(paper: Paper, span: Span) -> str:
    return " ".join(paper.text(span).split())


def _line(paper: Paper, offset: int) -> int:
    return paper.source.place(offset).line


def lines(papers: Sequence[Paper]) -> Iterator[tuple[int, str, str]]:
    """Every line of the file: its number, what pcdlint took it for ("" for more of the same), its text."""
    if not papers:
        raise ValueError("no paper to show")
    source = papers[0].source
    taken = {number: " + ".join(words) for number, words in _taken(papers).items()}
    for number, text in enumerate(source.raw.split("\n"), 1):
        if number < len(source.origin.starts) or text:
            yield number, taken.get(number, ""), text


def _taken(papers: Sequence[Paper]) -> dict[int, list[str]]:
    """Line numbers of the file with what begins there."""
    found: dict[int, list[str]] = {}
    for paper in papers:
        for span, words in _marks(paper):
            line = found.setdefault(_line(paper, span.start), [])
            if words not in line:
                line.append(words)
    return found


def _marks(paper: Paper) -> Iterator[tuple[Span, str]]:
    """What stands in a paper, with the span at whose first line to say so."""
    yield paper.reference_span or paper.span, f"paper ({paper.layout.name})"
    if paper.title_span:
        yield paper.title_span, "title"
    for section in paper.sections:
        yield from _section_marks(paper, section)
    if paper.declarations_span:
        yield paper.declarations_span, "declarations"
    for declaration in paper.declarations:
        tick = {True: "ticked", False: "not ticked", None: "tick unknown"}[declaration.ticked]
        yield declaration.label_span, f"{declaration.topic or 'unknown topic'}: {tick}"
    for signature in paper.signatures:
        yield signature.span, f"signature {signature.role}"
        if signature.date_span:
            yield signature.date_span, f"signed {signature.signed.isoformat() if signature.signed else '?'}"
    for name, answer in (("deferral", paper.deferral), ("part2", paper.part2)):
        if answer:
            yield answer.span, f"{name}: {answer.value or 'no answer'}"
    if paper.part2_block:
        yield paper.part2_block.span, "part2 block"


def _section_marks(paper: Paper, section: Section) -> Iterator[tuple[Span, str]]:
    name = f"section {section.key or '?'}" + (" (heading lost)" if section.lost else "")
    yield section.heading_span or section.span, name
    starts = [table.span.start for table in section.tables]
    for paragraph in section.paragraphs:
        i = bisect_right(starts, paragraph.span.start) - 1
        if i >= 0 and paragraph.span.start < section.tables[i].span.end:
            continue
        what = "item" if paragraph.item else "paragraph"
        yield paragraph.number_span or paragraph.span, f"{what} {paragraph.number or ''}".rstrip()
    for table in section.tables:
        rows = len(table.rows)
        yield table.span, f"table of {rows} row{'' if rows == 1 else 's'}" + (", flattened" if table.flat else "")
