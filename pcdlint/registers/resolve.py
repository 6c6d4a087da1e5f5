"""What every citation of a paper stands for, in document order: short forms, carried provisions, Schedules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from pcdlint.paper import Paper
from pcdlint.registers.folding import fold, loose
from pcdlint.registers.instruments import Instrument
from pcdlint.registers.legislation import Legislation
from pcdlint.registers.provisions import key
from pcdlint.registers.resolution import Resolution
from pcdlint.values import Citation, Provision, Span

_YEAR_HEAD = re.compile(r"(?P<year>[12][0-9]{3}) (?P<head>[a-z]+)")
_HEADS = frozenset(("act", "regulations", "order", "rules", "convention"))
_POINTING = re.compile(
    r",?\s(?:of|to|in|under)\s(?:those|these|that|this|(?:the\s)?(?:same|said))\s"
    r"(?P<head>Act|Regulations|Order|Rules|Convention|Directive)\b"
)
_APART = re.compile(r"[.;]\s|\n")
_NO_JOIN = re.compile(r"(?:\b[A-Z][\w’'-]+(?:,\s|\s(?:and|of|&)\s|\s))*\b[A-Z][\w’'-]+(?:,|\sor)\s$")
_LONG = 70
_BESIDE = 6
"""How far behind a short form its title may stand in brackets."""
_OPENING = "(\"'“‘"


class Cited(NamedTuple):
    """A provision as the register calls it: `ref` is "143(1)(b)" or "Sch 3 para 7(1)"."""

    provision: Provision
    ref: str
    schedule: str | None


class Meaning(NamedTuple):
    """What one citation stands for.

    `how` is `title`, `defined` (a short form that the paper introduced before), `later` (one that
    it introduces, or whose instrument it names, only afterwards), `named` (an instrument of that
    year named before), `short` (a short form of the register), `carried` (the instrument spoken of
    last), `ambiguous` (see `candidates`), `scheme` or `unknown`. `resolution` is that of a title
    or of a short form of the register.
    """

    citation: Citation
    how: str
    instrument: Instrument | None
    resolution: Resolution | None
    candidates: tuple[Instrument, ...]
    cited: tuple[Cited, ...]


@lru_cache(maxsize=4)
def meanings(paper: Paper, law: Legislation, on: date | None) -> tuple[Meaning, ...]:
    """The meaning of each of `paper.citations`, in order. `on` is the day of the paper, where known."""
    reader = _Reader(paper, law, on)
    return tuple(reader.read(citation) for citation in paper.citations)


class _Reader:
    """Reads citation by citation; keeps the short forms introduced and the instruments named so far."""

    def __init__(self, paper: Paper, law: Legislation, on: date | None) -> None:
        self.paper, self.law, self.on = paper, law, on
        self.defined: dict[str, Instrument | None] = {}
        self.named: dict[str, Instrument] = {}
        self.schemes: set[str] = set()
        self.done: list[Meaning] = []

    def read(self, citation: Citation) -> Meaning:
        match citation.kind:
            case "none":
                meaning = self._carried(citation)
            case "scheme":
                meaning = self._made(citation, "scheme", None)
            case "short":
                meaning = self._short(citation)
            case _:
                meaning = self._title(citation)
        if citation.kind != "none":
            for short in citation.defines:
                if meaning.how == "scheme":
                    self.schemes.update((fold(short), "scheme"))
                else:
                    self.defined[fold(short)] = meaning.instrument
            if meaning.instrument is not None:
                self.named.setdefault(meaning.instrument.name, meaning.instrument)
        self.done.append(meaning)
        return meaning

    def _made(
        self,
        citation: Citation,
        how: str,
        instrument: Instrument | None,
        resolution: Resolution | None = None,
        candidates: Iterable[Instrument] = (),
        schedule: str | None = None,
    ) -> Meaning:
        cited = _cited(citation.provisions, schedule)
        if instrument is not None and self._is_of_several(citation):
            cited = tuple(c for c in cited if not self.law.beyond_last(instrument, c.provision.number))
        return Meaning(citation, how, instrument, resolution, tuple(candidates), cited)

    def _is_of_several(self, citation: Citation) -> bool:
        """Whether "the X Acts 1999 and 2007" are cited: not each need have the provision."""
        at = len(self.done)
        beside = self.paper.citations[max(0, at - 1) : at + 2]
        return sum(other.name_span == citation.name_span for other in beside) > 1

    def _title(self, citation: Citation) -> Meaning:
        resolution = self.law.resolve(citation.name, citation.year, self.on)
        if resolution.how in ("unknown", "near") and (whole := self._widened(citation)):
            wider = self.law.resolve(whole.name, whole.year, self.on)
            if wider.instrument is not None:
                citation, resolution = whole, wider
        if resolution.how == "near" and resolution.instrument is not None and self._is_whole(citation, resolution):
            resolution = Resolution("exact", resolution.instrument, (resolution.instrument,))
        if resolution.how != "ambiguous":
            how = "title" if resolution.instrument else "unknown"
            return self._made(citation, how, resolution.instrument, resolution)
        one = self._preferred(resolution.candidates, citation)
        return self._made(citation, "title" if one else "ambiguous", one, resolution, resolution.candidates)

    def _is_whole(self, citation: Citation, resolution: Resolution) -> bool:
        """Whether what a title seems to lack stands before it, where marks or a torn line kept it apart."""
        right, printed = loose(resolution.instrument.title if resolution.instrument else ""), loose(citation.name)
        lacking = len(right) - len(printed)
        if lacking <= 0 or not right.endswith(printed):
            return False
        start = citation.name_span.start
        before = loose(self.paper.source.text[max(0, start - 3 * lacking - _LONG) : start])
        return before.endswith(right[:lacking])

    def _widened(self, citation: Citation) -> Citation | None:
        """The title with the words before a comma or "or": "Police, Criminal Evidence Act", "Crime or Disorder Act"."""
        start = citation.name_span.start
        before = _NO_JOIN.search(self.paper.source.text, max(0, start - _LONG), start)
        if before is None:
            return None
        span = Span(before.start(), citation.name_span.end)
        first = min(citation.span.start, span.start)
        name = " ".join(self.paper.text(span).split())
        return citation._replace(span=Span(first, citation.span.end), name=name, name_span=span)

    def _preferred(self, candidates: tuple[Instrument, ...], citation: Citation) -> Instrument | None:
        """The candidate that the paper named before, else the only one in force on its day that is long enough."""
        before = [i for i in candidates if i.name in self.named]
        if len(before) == 1:
            return before[0]
        on = self.on
        held = [i for i in candidates if i.period.holds(on)] if on is not None else []
        cited = [p.number for p in citation.provisions if p.unit in ("section", "regulation", "article")]
        long = [i for i in held if not any(self.law.beyond_last(i, number) for number in cited)]
        return long[0] if len(long) == 1 else None

    def _short(self, citation: Citation) -> Meaning:
        name = fold(citation.name)
        if name in self.schemes or (name == "scheme" and any(m.how == "scheme" for m in self.done)):
            return self._made(citation, "scheme", None)
        if name in self.defined and self._same_year(citation, self.defined[name]):
            return self._made(citation, "defined", self.defined[name])
        head = _YEAR_HEAD.fullmatch(name)
        if head or name in _HEADS:
            word = head["head"] if head else name
            year = int(head["year"]) if head else citation.year
            return self._by_head(citation, word, year)
        resolution = self.law.resolve(citation.name, citation.year, self.on)
        if resolution.how == "ambiguous":
            one = self._preferred(resolution.candidates, citation)
            return self._made(citation, "short" if one else "ambiguous", one, resolution, resolution.candidates)
        how = "short" if resolution.instrument else "unknown"
        return self._made(citation, how, resolution.instrument, resolution)

    def _same_year(self, citation: Citation, meant: Instrument | None) -> bool:
        """Whether "DPA 1998" can be the "DPA" that was introduced for an Act of 2018."""
        return citation.year is None or meant is None or meant.year in (None, citation.year)

    def _by_head(self, citation: Citation, head: str, year: int | None) -> Meaning:
        """ "the 2011 Act", "the Act of 2011", "the Regulations"."""
        before = [i for i in self.named.values() if i.kind == head]
        if year is None:
            if self.paper.text(citation.span)[:1].isupper() and before:
                return self._made(citation, "carried", before[-1])
            return self._made(citation, "later" if self._follows(head, None) else "unknown", None)
        before = [i for i in before if i.year == year]
        if len(before) > 1:
            return self._made(citation, "ambiguous", None, None, before)
        if before:
            how = "defined" if self._introduces(citation) else "named"
            return self._made(citation, how, before[0])
        after = self._follows(head, year)
        following = self.paper.citations[len(self.done) + 1 : len(self.done) + 2]
        if after and following and following[0].name_span.start - citation.span.end <= _BESIDE:
            return self._made(citation, "defined", after[0])
        return self._made(citation, "later" if after else "unknown", after[0] if len(after) == 1 else None)

    def _introduces(self, citation: Citation) -> bool:
        """Whether the short form stands in quotation marks or brackets: it is then introduced here."""
        text, start = self.paper.source.text, citation.span.start
        return text[max(0, start - 5) : start].removesuffix("the ")[-1:] in _OPENING and bool(start)

    def _follows(self, head: str, year: int | None) -> list[Instrument]:
        """The instruments of that kind and year that the paper names by their titles further on."""
        rest = self.paper.citations[len(self.done) :]
        titles = [c for c in rest if c.kind == head and (year is None or c.year == year)]
        found = {i.name: i for c in titles if (i := self.law.resolve(c.name, c.year, self.on).instrument)}
        return list(found.values())

    def _carried(self, citation: Citation) -> Meaning:
        """The instrument, or the Scheme, spoken of last in the same section whose units fit."""
        pointing = _POINTING.match(self.paper.source.text, citation.span.end)
        if pointing is not None:
            return self._pointed(citation, fold(pointing["head"]))
        unit = citation.provisions[0].unit
        pointed = "." in citation.provisions[0].number
        section = self.paper.section_at(citation.span.start)
        for before in reversed(self.done):
            if section is None or before.citation.span.start < section.span.start:
                break
            if before.how == "scheme" or pointed:
                if before.how == "scheme" and pointed:
                    return self._made(citation, "scheme", None)
                continue
            if before.instrument is not None and self.law.unit_fits(before.instrument, unit):
                schedule = next((c.schedule for c in reversed(before.cited) if c.schedule is not None), None)
                return self._made(citation, "carried", before.instrument, schedule=schedule)
        ahead = self._ahead(citation)
        return self._made(citation, "carried" if ahead else "unknown", ahead)

    def _ahead(self, citation: Citation) -> Instrument | None:
        """The instrument that the same sentence names behind its provision, where it names but one."""
        rest = self.paper.citations[len(self.done) + 1 : len(self.done) + 3]
        named = [c for c in rest if not _APART.search(self.paper.source.text, citation.span.end, c.span.start)]
        if len(named) != 1 or named[0].kind in ("none", "scheme") or named[0].provisions:
            return None
        found = self.law.resolve(named[0].name, named[0].year, self.on).instrument
        return found if found is not None and found.unit == citation.provisions[0].unit else None

    def _pointed(self, citation: Citation, head: str) -> Meaning:
        """ "section 2 of that Act": the one spoken of last, unless two were in one breath."""
        spoken = [m for m in reversed(self.done) if m.instrument is not None and m.instrument.kind == head]
        if not spoken or spoken[0].instrument is None:
            return self._made(citation, "unknown", None)
        last = spoken[0]
        other = next((m for m in spoken if m.instrument != last.instrument), None)
        between = self.paper.source.text[other.citation.span.end : last.citation.span.start] if other else ". "
        if other is not None and not _APART.search(between):
            both = [m.instrument for m in (other, last) if m.instrument is not None]
            return self._made(citation, "ambiguous", None, None, both)
        return self._made(citation, "named", last.instrument)


def _cited(provisions: tuple[Provision, ...], schedule: str | None) -> tuple[Cited, ...]:
    """The provisions, each paragraph with its Schedule ("paragraph 7 of Schedule 3", "Schedule 3, paragraph 7")."""
    found = []
    for i, provision in enumerate(provisions):
        unit, number, of = provision.unit, provision.number, schedule
        if unit == "schedule":
            schedule = of = number
            ref = key(number, unit)
        elif unit == "paragraph":
            of = _schedule_behind(provisions[i + 1 :]) if of is None else of
            ref = key(number, unit, of)
        else:
            # "Schedule, Part 1, paragraph 3": a Part may be one of the Schedule.
            of, schedule = None, schedule if unit in ("part", "chapter") else None
            ref = key(number, unit)
        found.append(Cited(provision, ref, of))
    return tuple(found)


def _schedule_behind(rest: tuple[Provision, ...]) -> str | None:
    """The Schedule that closes a list of paragraphs."""
    other = next((p for p in rest if p.unit not in ("paragraph", "part", "chapter")), None)
    return other.number if other is not None and other.unit == "schedule" else None
