"""The figures of a paper for a reviewer: its sums of money, and every sum that was checked, right ones too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, TextIO

from pcdlint.checks import same_quantity, sentence_sums, table_sums
from pcdlint.checks._sums import computed, printed_like, working
from pcdlint.figures.mentions import Mention
from pcdlint.figures.results import Miss, Sum
from pcdlint.paper import Paper

Checked = tuple[Sum, Miss | None]
"""A sum, and the miss if it misses."""


def write(papers: Sequence[Paper], form: str, out: TextIO) -> None:
    """Write the figures of the papers of one file as `json` or as `text`."""
    if form == "json":
        import json

        json.dump(plain(papers), out, ensure_ascii=False, indent=2)
        out.write("\n")
    else:
        for paper in papers:
            out.writelines(f"{line}\n" for line in _text(paper))


def plain(papers: Sequence[Paper]) -> dict[str, Any]:
    """`papers`, each with `sums` and `ledger`. Money is text, so that no digit is lost."""
    return {
        "path": papers[0].source.path if papers else None,
        "papers": [
            {
                "reference": paper.reference,
                "layout": paper.layout.name,
                "sums": [_sum(paper, *checked) for checked in sums(paper)],
                "ledger": [_entry(paper, mention) for mention in same_quantity.mentions(paper)],
            }
            for paper in papers
        ],
    }


def sums(paper: Paper) -> list[Checked]:
    """Every sum of the tables, the sentences and the ledger that was checked, in the order of the paper."""
    reports = [r for _, r in table_sums.reports(paper)] + list(sentence_sums.reports(paper))
    reports.append(same_quantity.report(paper))
    found: list[Checked] = [(s, None) for r in reports for s in r.checked]
    found += [(m.sum, m) for r in reports for m in r.misses]
    return sorted(found, key=lambda checked: checked[0].stated.span)


def _sum(paper: Paper, one: Sum, miss: Miss | None) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "line": _line(paper, one.stated.span.start),
        "holds": miss is None,
        "stated": one.stated.printed,
        "parts": [{"printed": p.printed, "sign": p.sign, "line": _line(paper, p.span.start)} for p in one.parts],
        "low": str(one.computed.low),
        "high": str(one.computed.high),
        "difference": str(one.difference),
        "certainty": miss.certainty if miss else None,
        "suggestion": miss.suggestion if miss else None,
    }


def _entry(paper: Paper, mention: Mention) -> dict[str, Any]:
    amount = mention.amount
    return {
        "printed": mention.printed,
        "line": _line(paper, amount.span.start),
        "section": mention.section,
        "value": str(amount.value),
        "low": str(amount.low),
        "high": str(amount.high),
        "per": amount.per,
        "qualifier": amount.qualifier,
        "table": mention.table,
    }


def _text(paper: Paper) -> Iterator[str]:
    checked = sums(paper)
    wrong = sum(miss is not None for _, miss in checked)
    yield f"{paper.reference or 'without a reference'} ({paper.layout.title})"
    yield f"{len(checked)} sums checked, {wrong} of them wrong or doubtful"
    for one, miss in checked:
        yield f"  line {_line(paper, one.stated.span.start):>4}  {_verdict(miss):<8}  {_shown(one)}{_apart(one, miss)}"
    yield "sums of money, and the lines that give them"
    for mentions in _ledger(same_quantity.mentions(paper)):
        lines = ", ".join(str(_line(paper, m.amount.span.start)) for m in mentions)
        yield f"  {mentions[0].printed:>14}  {lines}"
    yield ""


def _verdict(miss: Miss | None) -> str:
    return "right" if miss is None else "doubtful" if miss.certainty == "low" else "wrong"


def _shown(one: Sum) -> str:
    if one.kind in ("product", "yearly"):
        return f"{one.stated.printed} = {' × '.join(p.printed for p in one.parts)} ({one.kind})"
    if one.kind == "share":
        return f"{one.stated.printed} = {' of '.join(p.printed for p in one.parts)} ({one.kind})"
    return f"{one.stated.printed} = {working(one.parts)} ({one.kind})"


def _apart(one: Sum, miss: Miss | None) -> str:
    if miss is None:
        return ""
    likely = f"; most likely {miss.suggestion}" if miss.suggestion else ""
    return f": they make {computed(one)}, {printed_like(one.stated.printed, abs(one.difference))} apart{likely}"


def _ledger(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions by value, the greatest first."""
    by_value: dict[tuple[Decimal, Decimal], list[Mention]] = {}
    for mention in mentions:
        by_value.setdefault((mention.amount.value, mention.grain), []).append(mention)
    return [held for _, held in sorted(by_value.items(), key=lambda item: -item[0][0])]


def _line(paper: Paper, offset: int) -> int:
    return paper.source.place(offset).line
