"""Is something wrong with a suppression in the paper, or with one that the configuration holds for it?

Asked by `pcdlint.judge.suppress` when every other rule has spoken: only then is it known what a suppression
is good for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pcdlint.finding import Hit
from pcdlint.paper import Paper
from pcdlint.registers.facts import Facts

NAME = "suppression"
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["fault"],
    "properties": {
        "fault": {
            "enum": ["no-reason", "expired", "unused", "not-understood", "no-such-rule", "mandatory"],
            "description": "What is wrong with the suppression.",
        }
    },
}
VALUES = ("rules", "where", "until", "reason", "fault")


def check(paper: Paper, options: Mapping[str, Any], facts: Facts) -> Iterable[Hit]:
    """Nothing: the judge speaks for these rules."""
    return ()
