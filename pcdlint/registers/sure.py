"""What is left of a register when everything that is known from memory only is left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

MEMORY = "memory"
_OF_DATES = ("from", "until")
_OF_ONE = "_confidence"
"""How a key ends that gives the confidence of another (`last_confidence` that of `last`)."""


def sure(value: Any) -> Any:
    """A register, or a part of one, without the entries and the values of confidence `memory`."""
    if isinstance(value, list):
        return [sure(entry) for entry in value if not _unsure(entry)]
    if not isinstance(value, Mapping):
        return value
    doubtful = {key.removesuffix(_OF_ONE) for key, told in value.items() if told == MEMORY and key.endswith(_OF_ONE)}
    doubtful.update(_OF_DATES if value.get("dates") == MEMORY else ())
    weak = {kind for kind, confidence in value.get("weaker", {}).items() if confidence == MEMORY}
    return {
        key: _without(weak, inner) if weak and key == "amounts" else sure(inner)
        for key, inner in value.items()
        if key not in doubtful and not _unsure(inner)
    }


def _unsure(entry: Any) -> bool:
    return isinstance(entry, Mapping) and entry.get("confidence") == MEMORY


def _without(kinds: set[str], amounts: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    return {who: {kind: sum for kind, sum in each.items() if kind not in kinds} for who, each in amounts.items()}
