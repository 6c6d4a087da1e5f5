"""What something was, what it is and how much that changed, in figures of any kind: "from 420 to 336, a fall of 20%",
"214 against 186, an increase of 28", "15,840, up from 13,200, a rise of a fifth"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pcdlint.figures.intervals import Interval, growth
from pcdlint.figures.prose import Sentence, has
from pcdlint.figures.quantities import COUNT, PERCENT, Quantity, judged, quantities
from pcdlint.figures.results import Miss, Sum

_HUNDRED = Decimal(100)
_SOME = r"(?:[A-Za-z'’/-]+\s|20\d\d(?:[/–-]\d\d)?\s|\d{1,2}\s(?=[A-Z]))"
_MORE = r"(?:\s(?:[A-Za-z'’/-]+|20\d\d(?:[/–-]\d\d)?))"
_FROM = re.compile(r"\bfrom\s+(?:(?:the|a|an|about)\s)?$")
_TO = re.compile(rf"^\s*{_SOME}{{0,6}}to\s+(?:(?:the|a|an)\s)?$")
_AND = re.compile(rf"^\s*{_SOME}{{0,5}}and\s+in\s+{_SOME}{{1,3}}$")
_UP_FROM = re.compile(r"(?:\b(?:up|down)\s+from|\bagainst|\bcompared (?:with|to))\s+(?:the\s)?$")
_BY = re.compile(r"\bby\s+$")
_THEN_FROM = re.compile(rf"^{_MORE}{{0,5}},?\s+from\s+(?:the\s|a\s)?$")
_A_CHANGE = re.compile(
    rf"^{_MORE}{{0,6}}\)?\s*[,–(-]+\s*(?:which is |that is |being )?(?:an?\s)?(?:(?P<noun>[a-z]+)\sof\s)?$"
)
_OR = re.compile(r"^\s*(?:[a-z]+\s)?(?:or|\()\s*$")
_FEWER = re.compile(
    r"^\s*(?P<word>(?:fewer|more|less|higher|lower|greater)\s+than|above|below)\s+(?:(?:the|its|their|a)\s)?"
    r"(?:[a-z]+\s){0,3}(?:of\s)?$"
)
_LESS = frozenset(("fewer", "less", "lower", "below"))
_THEN_CHANGE = re.compile(r",\s(?:which is |that is |being )?an?\s(?P<noun>[a-z]+)\sof\s$")
_WORD_BEHIND = re.compile(r"\s(?P<word>fewer|more|less|higher|lower)[.;,)]?(?:\s*$|[.;,)])")
_BY_TO = re.compile(r"^\s+to\s+$")
_LONG, _FAR = 110, 70


def check_moves(passage: Sequence[Sentence]) -> Iterator[Sum | Miss]:
    """The changes of a paragraph's sentences that are stated beside what was before and what came after."""
    for sentence in passage:
        found = quantities(sentence)
        if len(found) > 2:
            yield from _sentence(sentence, found)


def _sentence(sentence: Sentence, found: Sequence[Quantity]) -> Iterator[Sum | Miss]:
    for i in range(len(found) - 1):
        first, second = found[i], found[i + 1]
        if first.unit != second.unit or first.unit == PERCENT or not (first.plain and second.plain):
            continue
        pair = _before_after(sentence, first, second)
        if pair is None:
            yield from _side_by_side(sentence, found, i)
        elif pair[0].value != pair[1].value:
            for change in _stated(sentence, found, i):
                yield from _judge(*pair, change)
    if len(found) > 2:
        yield from _fewer(sentence, found)
        yield from _by_to(sentence, found)


def _side_by_side(sentence: Sentence, found: Sequence[Quantity], i: int) -> Iterator[Sum | Miss]:
    """ "£14.2m was approved and £15.9m is forecast, a rise of 12%": the only two figures before their change."""
    first, second = found[i], found[i + 1]
    alike = [q for q in found[: i + 2] if q.unit == first.unit]
    if i or len(alike) != 2 or i + 2 >= len(found) or first.value == second.value:
        return
    change = found[i + 2]
    gap = sentence.between(second.span.end, change.span.start)
    match = _THEN_CHANGE.search(gap)
    noun = match["noun"] if match is not None else _behind(sentence, change, gap)
    if not noun or len(gap) > _FAR or not has("changes", noun):
        return
    if not change.plain or change.unit not in (PERCENT, first.unit):
        return
    ways = [w for pair in ((first, second), (second, first)) for w in _judge(*pair, change)]
    right = next((w for w in ways if isinstance(w, Sum)), None)
    rising = has("rises", noun) or not has("falls", noun)
    if right is not None:
        yield right
    elif (second.value > first.value) == rising:
        yield ways[0]


def _behind(sentence: Sentence, change: Quantity, gap: str) -> str:
    """What the word right behind a change makes of it: "…, 451 fewer"."""
    match = _WORD_BEHIND.match(sentence.behind(change))
    if match is None or not gap.endswith((", ", "– ")):
        return ""
    return "fall" if match["word"] in _LESS else "rise"


def _before_after(sentence: Sentence, first: Quantity, second: Quantity) -> tuple[Quantity, Quantity] | None:
    """(was, is), where words between two figures say which is which."""
    gap = sentence.between(first.span.end, second.span.start)
    if len(gap) > _LONG or ";" in gap or ":" in gap:
        return None
    lead = sentence.ahead(first)
    if _TO.match(gap) and _FROM.search(lead):
        return first, second
    if _UP_FROM.search(gap) and not re.search(r"\bfrom\b.*\bto\b", gap):
        return second, first
    if _AND.match(gap) and re.search(r"\b[Ii]n\s+(?:the year\s)?(?:20\d\d[/–-]?\d{0,4}\s|[A-Z])", lead + gap):
        return first, second
    return None


def _stated(sentence: Sentence, found: Sequence[Quantity], i: int) -> Iterator[Quantity]:
    """The change that follows the two ("a fall of 84 or 20%"), and one right before them ("by 84, from")."""
    at = i + 2
    if at < len(found):
        match = _A_CHANGE.match(sentence.between(found[i + 1].span.end, found[at].span.start))
        noun = match["noun"] if match is not None else None
        known = noun is not None and (has("rises", noun) or has("falls", noun))
        told = match is not None and (known or (noun is None and _plain_share(sentence, found, at)))
        if told and found[at].plain:
            yield found[at]
            if at + 1 < len(found) and _OR.match(sentence.between(found[at].span.end, found[at + 1].span.start)):
                yield found[at + 1]
    if i and found[i - 1].plain and sum(q.unit == found[i].unit for q in found[: i + 1]) == 2:
        lead = sentence.ahead(found[i - 1])
        if _BY.search(lead) and _THEN_FROM.match(sentence.between(found[i - 1].span.end, found[i].span.start)):
            yield found[i - 1]


def _plain_share(sentence: Sentence, found: Sequence[Quantity], at: int) -> bool:
    """A bare percentage or fraction right behind: "(85%)", "which is a third"."""
    gap = sentence.between(found[at - 1].span.end, found[at].span.start)
    return found[at].unit == PERCENT and ("which is" in gap or "that is" in gap)


def _judge(was: Quantity, now: Quantity, change: Quantity) -> Iterator[Sum | Miss]:
    if change.unit == PERCENT:
        computed = growth(was.interval, now.interval)
        if computed is not None:
            found = Sum("growth", (now.part(), was.part(-1)), computed, change.part(), change.interval)
            yield judged(found, change)
    elif change.unit == was.unit:
        larger, smaller = (now, was) if now.value > was.value else (was, now)
        made = larger.interval.minus(smaller.interval)
        yield judged(Sum(_kind(was), (larger.part(), smaller.part(-1)), made, change.part(), change.interval), change)


def _kind(one: Quantity) -> str:
    return "count" if one.unit == COUNT else "change"


def _by_to(sentence: Sentence, found: Sequence[Quantity]) -> Iterator[Sum | Miss]:
    """ "rises by £14 to £347.20 (4.2%)": the percentage is of what it was."""
    for change, now, share in zip(found, found[1:], found[2:], strict=False):
        lead = sentence.ahead(change)
        up, down = has("rises", lead), has("falls", lead)
        if share.unit != PERCENT or change.unit != now.unit or change.unit == PERCENT or up == down:
            continue
        plain = change.plain and now.plain and share.plain and _BY.search(lead)
        tied = _BY_TO.match(sentence.between(change.span.end, now.span.start)) and _OR.match(
            sentence.between(now.span.end, share.span.start)
        )
        if plain and tied:
            sign = -1 if up else 1
            was = Interval(
                now.interval.low + change.interval.low * sign, now.interval.high + change.interval.high * sign
            )
            ratio = change.interval.over(was)
            if ratio is not None:
                parts = (change.part(), now.part(sign))
                yield judged(Sum("portion", parts, ratio.scaled(_HUNDRED), share.part(), share.interval), share)


def _fewer(sentence: Sentence, found: Sequence[Quantity]) -> Iterator[Sum | Miss]:
    """ "30,940 officers, 214 fewer than the 31,154 budgeted"."""
    for i in range(1, len(found) - 1):
        now, gap_, base = found[i - 1], found[i], found[i + 1]
        match = _FEWER.match(sentence.between(gap_.span.end, base.span.start))
        if match is None or not (now.unit == gap_.unit == base.unit != PERCENT and now.plain and base.plain):
            continue
        between = sentence.between(now.span.end, gap_.span.start)
        if len(between) > 40 or not re.search(r"(?:,|\bis|\bare|\bwas|\bwere)\s+$", between):
            continue
        sign = 1 if match["word"].split()[0] in _LESS else -1
        low = (base.value - now.value) * sign
        parts = (base.part(), now.part(-1)) if sign > 0 else (now.part(), base.part(-1))
        slack = (base.interval.high - base.interval.low + now.interval.high - now.interval.low) / 2
        found_ = Sum(_kind(now), parts, Interval(low - slack, low + slack), gap_.part(), gap_.interval)
        yield found_ if found_.holds else Miss(found_, gap_.span, None, "likely")
