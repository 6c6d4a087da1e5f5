"""Regular expressions of packs: broken and runaway ones are refused before any paper is read."""

from __future__ import annotations

import re
from typing import Any

MAX_LENGTH = 4_000


def fault(pattern: str) -> str | None:
    """Why a pattern cannot be used, or None.

    A repeat of nothing but a repeat, such as `(a+)+`, is refused: it can take time
    that doubles with every letter of a paper.
    """
    if len(pattern) > MAX_LENGTH:
        return f"longer than {MAX_LENGTH:,} characters"
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return str(error)
    # The standard library has no public parse of a pattern; without it the guard is off, not wrong.
    parser = getattr(re, "_parser", None)
    if parser is not None and _runaway(parser.parse(pattern), parser, inside=False):
        return "a repeat within a repeat, such as (a+)+, may never end: write it with one repeat"
    return None


def _runaway(items: Any, parser: Any, inside: bool) -> bool:
    """Whether an endless repeat has a body that is nothing but an endless repeat."""
    if inside and len(items) == 1 and _endless(items[0], parser):
        return True
    for operator, argument in items:
        if operator in (parser.MAX_REPEAT, parser.MIN_REPEAT):
            if _runaway(_bare(argument[2], parser), parser, inside=argument[1] == parser.MAXREPEAT):
                return True
        elif any(_runaway(part, parser, inside=False) for part in _parts(argument, parser)):
            return True
    return False


def _endless(item: Any, parser: Any) -> bool:
    operator, argument = item
    return operator in (parser.MAX_REPEAT, parser.MIN_REPEAT) and argument[1] == parser.MAXREPEAT


def _bare(items: Any, parser: Any) -> Any:
    """The items within groups that hold nothing else."""
    while len(items) == 1 and items[0][0] is parser.SUBPATTERN:
        items = items[0][1][-1]
    return items


def _parts(argument: Any, parser: Any) -> list[Any]:
    """The patterns within an item: groups, alternatives, conditions."""
    if isinstance(argument, parser.SubPattern):
        return [argument]
    if isinstance(argument, tuple | list):
        return [part for inner in argument for part in _parts(inner, parser)]
    return []
