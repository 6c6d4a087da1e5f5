"""Suppressions: findings in; those that stand and those set aside with a reason out.

What is wrong with a suppression (no reason, over, of no use, not understood) is a finding too, made by the
rules whose check is `suppression`: the engine cannot ask them, because they are about what the others found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pcdlint.finding import Finding, Suppressed
from pcdlint.judge.comments import waivers as written
from pcdlint.judge.waiver import Waiver
from pcdlint.message import fill
from pcdlint.paper import Paper
from pcdlint.rules.pack import Rule
from pcdlint.values import Span

CHECK = "suppression"


class Judged(NamedTuple):
    """Findings that stand, and those that were suppressed."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()
    ends: bool = False
    """Whether a suppression has a last day, so that another day may judge otherwise."""


class Asked(NamedTuple):
    """The rules as suppressions see them: `all` of the packs, those that `ran` through, in their levels."""

    all: tuple[Rule, ...]
    ran: tuple[Rule, ...]


def suppress(
    papers: Sequence[Paper], findings: Iterable[Finding], asked: Asked, configured: Sequence[Waiver], today: date
) -> Judged:
    """Judge the findings of one file by the suppressions in it and those `configured` for it."""
    findings = tuple(findings)
    waivers = (*written(papers), *configured)
    if not waivers:
        return Judged(findings)
    return _Bench(papers[0].source.path, waivers, asked, today).judged(findings)


class _Bench:
    """The suppressions of one file, and what became of each."""

    def __init__(self, path: str, waivers: Sequence[Waiver], asked: Asked, today: date) -> None:
        self.path = path
        self.waivers = waivers
        self.today = today
        self.mandatory = frozenset(rule.code for rule in asked.all if rule.mandatory)
        self.rules: Mapping[str, Rule] = {rule.options["fault"]: rule for rule in asked.ran if rule.check == CHECK}
        self.known = _terms(asked.all)
        ran = {rule.code for rule in asked.ran}
        self.silent = {term for term, codes in self.known.items() if not codes <= ran}
        self.used: list[set[str]] = [set() for _ in waivers]
        self.refused: list[set[str]] = [set() for _ in waivers]
        self.late: list[set[str]] = [set() for _ in waivers]

    def judged(self, findings: Sequence[Finding]) -> Judged:
        kept: list[Finding] = []
        suppressed: list[Suppressed] = []
        for finding in findings:
            waiver = self.waiver(finding)
            if waiver is None:
                kept.append(finding)
            else:
                suppressed.append(Suppressed(finding, waiver.reason, waiver.until, waiver.where, waiver.external))
        for number, waiver in enumerate(self.waivers):
            kept.extend(self.faults(number, waiver))
        kept.sort(key=lambda finding: finding.order)
        return Judged(tuple(kept), tuple(suppressed), any(waiver.until for waiver in self.waivers))

    def waiver(self, finding: Finding) -> Waiver | None:
        """The suppression that sets a finding aside; notes what each one that means it is good for."""
        chosen = None
        for number, waiver in enumerate(self.waivers):
            word = waiver.named(finding)
            if word is None or waiver.fault or not waiver.covers(finding):
                continue
            self.used[number].add(word.lower())
            if finding.rule in self.mandatory:
                self.refused[number].add(finding.rule)
            elif self.over(waiver):
                self.late[number].add(word)
            elif waiver.reason and chosen is None:
                chosen = waiver
        return chosen

    def never(self, word: str) -> set[str]:
        """The rules that a word means, if none of them can be suppressed."""
        codes = self.known.get(word.lower(), set())
        return codes if codes <= self.mandatory else set()

    def over(self, waiver: Waiver) -> bool:
        return waiver.until is not None and waiver.until < self.today

    def faults(self, number: int, waiver: Waiver) -> Iterable[Finding]:
        """What is wrong with a suppression, the gravest first; what is not understood has no other fault."""
        unknown = [word for word in waiver.rules if word.lower() not in self.known]
        unused = [
            word
            for word in waiver.rules
            if word.lower() not in self.used[number] | self.silent and word not in unknown and not self.never(word)
        ]
        if waiver.fault:
            yield from self.finding("not-understood", waiver, waiver.rules)
            return
        if unknown:
            yield from self.finding("no-such-rule", waiver, unknown)
        if not waiver.reason:
            yield from self.finding("no-reason", waiver, waiver.rules)
        if refused := sorted(self.refused[number].union(*map(self.never, waiver.rules))):
            yield from self.finding("mandatory", waiver, refused)
        if self.over(waiver) and (not waiver.external or self.late[number]):
            yield from self.finding("expired", waiver, waiver.rules)
        elif unused and waiver.exact and waiver.reason:
            yield from self.finding("unused", waiver, unused)

    def finding(self, fault: str, waiver: Waiver, rules: Sequence[str]) -> Iterable[Finding]:
        rule = self.rules.get(fault)
        if rule is None:
            return
        values = {
            "rules": list(rules),
            "where": waiver.where,
            "until": waiver.until,
            "reason": waiver.reason,
            "fault": waiver.fault,
        }
        yield Finding(
            path=self.path,
            rule=rule.code,
            name=rule.name,
            severity=rule.level,
            message=fill(rule.message, values),
            span=Span(0, 0),
            start=waiver.start,
            end=waiver.end,
            section=None,
            paragraph=None,
            excerpt="",
            related=(),
            fix=None,
            source=rule.source,
            advice=fill(rule.fix, values) if rule.fix else "",
        )


def _terms(rules: Iterable[Rule]) -> dict[str, set[str]]:
    """What rules answer to, in small letters, with the codes that each term means."""
    known: dict[str, set[str]] = {}
    for rule in rules:
        for term in (rule.code, rule.name, rule.family):
            known.setdefault(term.lower(), set()).add(rule.code)
    return known
