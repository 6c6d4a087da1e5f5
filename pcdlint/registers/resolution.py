"""What a printed name was found to stand for."""

from __future__ import annotations

from typing import NamedTuple

from pcdlint.registers.instruments import Instrument


class Suggestion(NamedTuple):
    """The one instrument meant. `differs` is `year`, `title` or `both`.

    `confidence` is `memory` where the printed name may well be another real instrument's.
    """

    instrument: Instrument
    differs: str
    confidence: str


class Resolution(NamedTuple):
    """What a printed name stands for.

    `how` is `exact`, `short` (a short form), `punctuation` (commas or hyphens differ), `wrong-form`
    (a known slip), `near` (see `suggestion`), `ambiguous` (see `candidates`) or `unknown`.
    `instrument` is the one meant (for `near` and `wrong-form`: the right one), or None.
    """

    how: str
    instrument: Instrument | None = None
    candidates: tuple[Instrument, ...] = ()
    suggestion: Suggestion | None = None
