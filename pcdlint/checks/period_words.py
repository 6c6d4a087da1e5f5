"""A number of years or months in words or figures beside dates that are more or fewer apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from pcdlint.checks._lengths import NUMBERS, lengths
from pcdlint.checks._phrases import STRINGS
from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.prose import lowered
from pcdlint.registers.facts import Facts
from pcdlint.values import DateMention, Span

NAME = "period-words"
OPTIONS = {
    "type": "object",
    "required": ["numbers", "links", "joins"],
    "additionalProperties": False,
    "properties": {
        "numbers": NUMBERS,
        "links": {**STRINGS, "description": "Words that may stand between the number of years and the years."},
        "never-last": {**STRINGS, "description": "Of these, words that do not stand right before the years."},
        "joins": {**STRINGS, "description": "What joins the first and the last year."},
    },
}
VALUES = ("said", "printed", "length")

_REACH, _GAP = 60, 12


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterator[Hit]:
    """A hit at each period that cannot be of the number of years said right before it."""
    folded = lowered(paper)
    dates = [d for d in paper.dates if d.first is not None]
    for said, number, unit in lengths(folded, paper.span, options["numbers"]):
        near = next((i for i, d in enumerate(dates) if said.end <= d.span.start <= said.end + _REACH), None)
        if near is None or not _linked(folded[said.end : dates[near].span.start], options):
            continue
        run = _run(folded, dates[near:], options["joins"])
        possible = _possible(run) if unit == "year" else _months(run)
        if possible and number not in possible:
            printed = " ".join(paper.text(Span(run[0].span.start, run[-1].span.end)).split())
            values = {"said": paper.text(said), "printed": printed, "length": f"{possible[0]} {unit}s"}
            yield Hit(Span(said.start, run[-1].span.end), values)


def _linked(between: str, options: Mapping[str, Any]) -> bool:
    words = "".join(c if c.isalnum() else " " for c in between).split()
    if "." in between.rstrip(". ") or (words and words[-1] in options.get("never-last", ())):
        return False
    return all(word in options["links"] for word in words)


def _run(folded: str, dates: Sequence[DateMention], joins: Sequence[str]) -> list[DateMention]:
    """The dates that belong together: "2025/26 to 2027/28", "2025/26, 2026/27 and 2027/28"."""
    run = [dates[0]]
    for following in dates[1:]:
        between = folded[run[-1].span.end : following.span.start].strip(" ()")
        if len(between) > _GAP or between not in joins or following.kind != run[0].kind:
            break
        run.append(following)
    return run


def _possible(run: Sequence[DateMention]) -> tuple[int, ...]:
    """The numbers of years that a period can be of, the likeliest first; none where nobody can say.

    Work that begins within a financial year touches one more of them than it has years.
    """
    first, last = run[0], run[-1]
    if first.first is None or last.last is None or last.first is None or last.first < first.first:
        return ()
    if first.kind == "years" and len(run) == 1:
        years = last.last.year - first.first.year
        return (years, years + 1)
    if len(run) == 1:
        return ()
    if first.kind == "financial-year":
        count = last.first.year - first.first.year + 1
        if len(run) > 2 and len(run) != count:
            return ()
        return (count, count - 1) if count > 2 else (count,)
    if first.kind == "day" and len(run) == 2:
        months = _apart(first.first, last.last)
        return tuple(y for y in (round(months / 12), months // 12, -(-months // 12)) if abs(y * 12 - months) <= 2) or (
            (round(months / 12),) if months > 6 else ()
        )
    return ()


def _months(run: Sequence[DateMention]) -> tuple[int, ...]:
    """The numbers of months that a period of two days or months can be of; none where nobody can say."""
    first, last = run[0], run[-1]
    if len(run) != 2 or first.kind not in ("day", "month") or first.first is None or last.last is None:
        return ()
    months = _apart(first.first, last.last)
    # "From April to June" may end as June begins, and a day more or less makes no month.
    near = (months, months - 1) if first.kind == "month" else (months, months - 1, months + 1)
    return near if months > 0 else ()


def _apart(first: date, last: date) -> int:
    """The months from the month of a day to that of the day behind another."""
    end = last + timedelta(days=1)
    return (end.year - first.year) * 12 + end.month - first.month
