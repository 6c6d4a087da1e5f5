"""Asking every rule about a paper, once, and turning its hits into findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from pcdlint.finding import LEVELS, Edit, Finding, Fix, Hit, masked
from pcdlint.message import fill
from pcdlint.paper import Paper
from pcdlint.quoting import quoted
from pcdlint.registers.facts import Facts
from pcdlint.rules.pack import Rule
from pcdlint.source import Source
from pcdlint.values import Span

Check = Callable[[Paper, Mapping[str, Any], Facts], Iterable[Hit]]
_EXCERPT = 160


class Crash(NamedTuple):
    """A rule that failed on a paper: our fault, never the paper's."""

    rule: str
    message: str


@cache
def check_of(kind: str) -> Check:
    """The function of a kind of check: `pcdlint/checks/<kind>.py`."""
    check: Check = import_module(f"pcdlint.checks.{kind.replace('-', '_')}").check
    return check


def applies(rule: Rule, paper: Paper, facts: Facts) -> bool:
    """Whether a rule is for a paper of this layout, stage and date.

    A published paper whose date is not known is asked by rules without dates only.
    """
    if rule.layouts and paper.layout.name not in rule.layouts:
        return False
    if rule.stages and paper.stage not in rule.stages:
        return False
    return facts.asks(rule.since, rule.until, paper.stage)


def run(paper: Paper, rules: Iterable[Rule], facts: Facts) -> Iterator[Finding | Crash]:
    """Every finding of a paper, rule by rule. A rule that fails gives a `Crash`; the others still run."""
    for rule in rules:
        if not applies(rule, paper, facts):
            continue
        try:
            yield from [_finding(paper, rule, hit) for hit in _hits(paper, rule, facts)]
        except Exception as error:
            yield Crash(rule.code, f"rule {rule.code} failed on this paper ({type(error).__name__}: {error})")


def _hits(paper: Paper, rule: Rule, facts: Facts) -> list[Hit]:
    """What the check of a rule says, each hit with its level.

    What it would not say if the registers held nothing from memory is never more than info, whatever the check
    makes of it; what it would say then in other words is said in those.
    """
    check = check_of(rule.check)
    hits = [hit._replace(level=_level(rule, hit)) for hit in check(paper, rule.options, facts)]
    if all(hit.level == LEVELS[0] for hit in hits):
        return hits
    sure = [hit._replace(level=_level(rule, hit)) for hit in check(paper, rule.options, facts.surely)]
    there = {hit.span: hit for hit in reversed(sure)}
    return [hit if hit in sure else there.get(hit.span, hit._replace(level=LEVELS[0])) for hit in hits]


def _level(rule: Rule, hit: Hit) -> str:
    return min(rule.level, hit.level or rule.level, key=LEVELS.index)


def _finding(paper: Paper, rule: Rule, hit: Hit) -> Finding:
    source = paper.source
    home = paper if paper.form is None or paper.span.start <= hit.span.start < paper.span.end else paper.form
    section = home.section_at(hit.span.start)
    paragraph = home.paragraph_at(hit.span.start)
    return Finding(
        path=source.path,
        rule=rule.code,
        name=rule.name,
        severity=hit.level or rule.level,
        message=fill(rule.message, hit.values),
        span=hit.span,
        start=source.place(hit.span.start),
        end=source.place(max(hit.span.end, hit.span.start)),
        section=" ".join(filter(None, (section.number and f"{section.number}.", section.heading))) if section else None,
        paragraph=paragraph.number if paragraph else None,
        excerpt=excerpt(paper, hit.span, hit.hidden),
        related=tuple(
            (r.message, source.place(r.span.start), source.place(max(r.span.end, r.span.start))) for r in hit.related
        ),
        fix=_fix(paper, hit.fix) if hit.fix else None,
        source=rule.source,
        advice=fill(rule.fix, hit.values) if rule.fix else hit.fix.title if hit.fix else "",
        hidden=tuple((source.place(h.start), source.place(h.end)) for h in hit.hidden),
    )


def _fix(paper: Paper, fix: Fix) -> Fix | None:
    """A fix with its places in the file; none where it would touch a quotation."""
    if any(quoted(paper.source.text, edit.span, paper.around(edit.span.start)) for edit in fix.edits):
        return None
    return fix._replace(edits=tuple(_placed(paper.source, edit) for edit in fix.edits))


def _placed(source: Source, edit: Edit) -> Edit:
    raw = source.written(edit.span)
    return edit if raw is None else edit._replace(start=source.spot(raw.start), end=source.spot(raw.end))


def excerpt(paper: Paper, span: Span, hidden: Iterable[Span] = ()) -> str:
    """The words of a span on one line, cut where they are many, what is `hidden` of them masked."""
    text = paper.text(Span(span.start, min(span.end, span.start + 2 * _EXCERPT)))
    for part in hidden:
        first, last = (min(max(at - span.start, 0), len(text)) for at in part)
        text = text[:first] + masked(text[first:last]) + text[last:]
    words = " ".join(text.split())
    return words if len(words) <= _EXCERPT else words[: _EXCERPT - 1].rstrip() + "…"
