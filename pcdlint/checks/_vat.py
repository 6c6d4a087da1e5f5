"""Whether a figure is said to be with VAT or without: by the words right beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pcdlint.checks._phrases import places
from pcdlint.paper import Paper
from pcdlint.patterns import pattern
from pcdlint.prose import lowered
from pcdlint.values import Amount, Span

_AFTER = pattern(r"[\s(,:-]*(?:(?:which|that|figure|value|is|are|a|and|of|the|does)\s+)*")
_BEFORE = pattern(r"[\s):-]*(?:,\s*(?=of|is|at))?(?:(?:threshold|figure|value|of|is|the|at|currently|stands)[\s,:-]+)*")
_NEAR = 60
_TIED = 12


def said_of(paper: Paper, amount: Amount, options: Mapping[str, Any]) -> str | None:
    """`net` or `inclusive`, as the words beside a figure say; None where they say neither or both."""
    folded, around = lowered(paper), paper.around(amount.span.start)
    start, end = max(around.start, amount.span.start - _NEAR), min(around.end, amount.span.end + _NEAR)
    found = [
        (spot, kind) for kind in ("net", "inclusive") for spot in places(folded, options.get(kind, ()), start, end)
    ]
    # "Does not include VAT" holds "include VAT": the longer phrase is the one that is said.
    longest = [(s, k) for s, k in found if not any(o != s and o.start <= s.start and s.end <= o.end for o, _ in found)]
    said = {kind for spot, kind in longest if _is_beside(paper, folded, amount, spot)}
    return said.pop() if len(said) == 1 else None


def _is_beside(paper: Paper, folded: str, amount: Amount, spot: Span) -> bool:
    if spot.start >= amount.span.end:
        return _AFTER.fullmatch(folded, amount.span.end, spot.start) is not None
    others = (a.span for a in paper.amounts if a is not amount)
    if any(0 <= spot.start - other.end <= _TIED for other in others):
        return False
    return _BEFORE.fullmatch(folded, spot.end, amount.span.start) is not None
