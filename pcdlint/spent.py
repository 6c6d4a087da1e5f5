"""The time that files take, by phase and by rule: a value that adds up."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

PHASES = ("read", "parse", "check", "judge")


class Spent(NamedTuple):
    """Seconds, by phase (of PHASES) and by the code of a rule."""

    phases: Mapping[str, float] = MappingProxyType({})
    rules: Mapping[str, float] = MappingProxyType({})

    def total(self) -> float:
        """All phases together."""
        return sum(self.phases.values())

    def plus(self, other: Spent) -> Spent:
        """Both together."""
        return Spent(_sum(self.phases, other.phases), _sum(self.rules, other.rules))


def _sum(one: Mapping[str, float], other: Mapping[str, float]) -> Mapping[str, float]:
    return {name: one.get(name, 0.0) + other.get(name, 0.0) for name in (*one, *(set(other) - set(one)))}
