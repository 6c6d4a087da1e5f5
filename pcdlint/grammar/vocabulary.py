"""The words by which a line is known, made from a pack's layouts for quick look-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from pcdlint.grammar.fold import fold, fold_label, label_of, shape_of
from pcdlint.layout import DeclarationSpec, Layout, SectionSpec


class Role(NamedTuple):
    """A signatory of the form, in the order of authority: the first one decides."""

    name: str
    title: str


class Question(NamedTuple):
    """A question of the form with the folded starts of the lines that go with it."""

    name: str
    asks: tuple[str, ...]
    reason: tuple[str, ...]
    until: tuple[str, ...]


class Vocabulary(NamedTuple):
    """Every heading, label and phrase of a pack's layouts, folded."""

    layouts: tuple[Layout, ...]
    marks: Mapping[str, frozenset[str]]
    """Layout name to the kinds of block that speak for it."""
    evidence: int
    headings: Mapping[str, str]
    markers: Mapping[str, str]
    shapes: Mapping[str, str]
    """What a bad scan makes of a heading or marker, and what it was."""
    fields: Mapping[str, str]
    series: tuple[str, ...]
    leads: tuple[str, ...]
    roles: tuple[Role, ...]
    role_headings: Mapping[str, str]
    questions: tuple[Question, ...]
    answers: Mapping[str, str]
    part2_opens: tuple[str, ...]
    part2: Mapping[str, tuple[str, ...]]
    signature_labels: tuple[str, ...]
    date_labels: tuple[str, ...]
    declaration_headings: frozenset[str]
    tick_headings: tuple[str, ...]
    labels: Mapping[str, str]
    """Declaration label to topic, longest label first."""
    report_markers: Mapping[str, str]
    report_words: frozenset[str]
    """The first words of the report markers: what a line must begin with to be looked at."""
    phrases: tuple[tuple[str, str, str], ...]
    """Phrases that sign-offs are known by: (phrase, role, STATEMENT or APPROVAL)."""
    starts: tuple[str, ...]
    """Folded starts of lines that begin a part of the form, however the text is wrapped."""

    def opens_line(self, line: str) -> bool:
        """Whether a line is a heading, a label or a question of the form."""
        folded = fold(line)
        if folded.startswith(self.starts):
            return True
        label = label_of(folded)
        return label in self.headings or label in self.markers or label in self.role_headings


def vocabulary(data: Mapping[str, Any]) -> Vocabulary:
    """Build the vocabulary from the plain data of a pack's `layouts.yaml`."""
    layouts = _layouts(data.get("layouts", ()))
    labels = {fold_label(name): d.topic for layout in layouts for d in layout.declarations for name in d.labels}
    signatures = data.get("signatures", ())
    part2 = data.get("part2-block", {})
    declaration = data.get("declaration", {})
    reference = data.get("reference", {})
    reports = data.get("report-markers", {})
    headings = {fold_label(a): s.key for layout in reversed(layouts) for s in layout.sections for a in s.aliases}
    markers = _by_label(data.get("markers", {}))
    return Vocabulary(
        layouts=layouts,
        marks={str(entry["name"]): frozenset(entry["marks"]) for entry in data.get("layouts", ())},
        evidence=int(data.get("evidence", 3)),
        headings=headings,
        markers=markers,
        shapes={shape_of(label): label for label in (*headings, *markers)},
        fields=_by_label(data.get("fields", {})),
        series=tuple(reference.get("series", ())),
        leads=_folded(reference.get("leads", ())),
        roles=tuple(Role(s["role"], s.get("title", s["role"])) for s in signatures),
        role_headings={fold_label(h): s["role"] for s in signatures for h in s["headings"]},
        questions=tuple(
            Question(n, _folded(q["asks"]), _folded(q.get("reason", ())), _folded(q.get("until", ())))
            for n, q in data.get("questions", {}).items()
        ),
        answers={fold(w): value for value, words in data.get("answers", {}).items() for w in words},
        part2_opens=_folded(part2.get("opens", ())),
        part2={k: _folded(part2.get(k, ())) for k in ("marking", "reasons", "ends")},
        signature_labels=_folded(data.get("signature-labels", ())),
        date_labels=_folded(data.get("date-labels", ())),
        declaration_headings=frozenset(fold_label(h) for h in declaration.get("headings", ())),
        tick_headings=_folded(declaration.get("tick-headings", ())),
        labels=dict(sorted(labels.items(), key=lambda kv: -len(kv[0]))),
        report_markers={fold(s): k for k, starts in reports.items() for s in starts},
        report_words=frozenset(fold(s).split()[0] for starts in reports.values() for s in starts),
        phrases=tuple(
            (phrase, s["role"], kind)
            for s in signatures
            for kind in ("statement", "approval")
            for phrase in _folded(s[kind])
        ),
        starts=_starts(data),
    )


def _starts(data: Mapping[str, Any]) -> tuple[str, ...]:
    questions = data.get("questions", {}).values()
    found = [phrase for q in questions for name in ("asks", "reason", "until") for phrase in _folded(q.get(name, ()))]
    labels = (*data.get("signature-labels", ()), *data.get("date-labels", ()))
    return (*found, *(f"{fold(label)}:" for label in labels))


def _folded(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(fold(w) for w in words)


def _by_label(data: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {fold_label(name): key for key, names in data.items() for name in names}


def _layouts(entries: Sequence[Mapping[str, Any]]) -> tuple[Layout, ...]:
    by_name = {str(e["name"]): e for e in entries}
    return tuple(_layout(e, by_name[e["sections-as"]] if "sections-as" in e else e) for e in entries)


def _layout(entry: Mapping[str, Any], body: Mapping[str, Any]) -> Layout:
    sections = tuple(
        SectionSpec(
            key=s["key"],
            title=s["title"],
            aliases=tuple(s["aliases"]),
            need=s["need"],
            numbered=bool(s.get("numbered", False)),
            since=_day(s.get("since")),
            until=_day(s.get("until")),
            stage=s.get("stage", "draft"),
        )
        for s in body.get("sections", ())
    )
    declarations = tuple(
        DeclarationSpec(
            topic=d["topic"],
            labels=tuple(d["labels"]),
            choices=_folded(d["choices"]),
            need=d["need"],
            since=_day(d.get("since")),
            until=_day(d.get("until")),
        )
        for d in body.get("declarations", ())
    )
    return Layout(str(entry["name"]), entry["title"], sections, declarations, frozenset(entry.get("lossy", ())))


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
