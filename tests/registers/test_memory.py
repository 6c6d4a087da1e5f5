"""A fact from memory never makes more than an info, whichever rule asks it: every entry of the registers is made one
from memory, and every bad example of the rules that ask registers is read again.

A finding rests on the registers where it goes when their entries go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import pytest

from pcdlint.api import Linter, Options
from pcdlint.engine import run
from pcdlint.finding import Finding
from pcdlint.readers import read
from pcdlint.registers import NAMES
from pcdlint.rules import compiled
from pcdlint.rules.pack import Example, Rule
from pcdlint.testing import ASSUMED

NAME_OF = {"text": "a.txt", "markdown": "a.md", "html": "a.html"}


def forgotten(value: Any) -> Any:
    """Data with every confidence in them that of memory."""
    if isinstance(value, Mapping):
        held = {
            key: "memory" if key == "dates" or key.endswith("confidence") else forgotten(inner)
            for key, inner in value.items()
        }
        return {**held, "weaker": dict.fromkeys(value["weaker"], "memory")} if "weaker" in value else held
    return [forgotten(inner) for inner in value] if isinstance(value, list) else value


def emptied(value: Any) -> Any:
    """Data without the entries in them that have a confidence."""
    if isinstance(value, Mapping):
        return {k: emptied(v) for k, v in value.items() if not (isinstance(v, Mapping) and "confidence" in v)}
    if isinstance(value, list):
        return [emptied(v) for v in value if not (isinstance(v, Mapping) and "confidence" in v)]
    return value


@cache
def linter(change: Callable[[Any], Any] | None, registers: tuple[str, ...] = NAMES) -> Linter:
    pack = compiled.load()
    changed = {name: change(pack.registers[name]) for name in registers} if change else {}
    return Linter(Options(as_of=ASSUMED), pack._replace(registers={**pack.registers, **changed}))


def found(by: Linter, rule: Rule, example: Example) -> Iterator[Finding]:
    layouts = rule.layouts or tuple(layout.name for layout in by.layouts)
    source = read(example.text.encode("utf-8"), NAME_OF[example.format])
    for paper in by.parse(source, example.stage, layouts[0]):
        facts = by.facts(paper)
        if paper.as_of is None and example.as_of:
            facts = facts._replace(as_of=example.as_of)
        for outcome in run(paper, (rule,), facts):
            assert isinstance(outcome, Finding), outcome
            yield outcome


def rests(rule: Rule, example: Example, registers: tuple[str, ...] = NAMES) -> list[Finding]:
    """The findings of an example above info, with the registers from memory, that go when these go."""
    told = [each for each in found(linter(forgotten, registers), rule, example) if each.severity != "info"]
    without = {each.span for each in found(linter(emptied, registers), rule, example)} if told else set()
    return [each for each in told if each.span not in without]


ASKING = [rule for rule in linter(None).rules if rule.code[:3] in ("LEG", "SOD", "PT2", "DRF")]


@pytest.mark.parametrize("rule", ASKING, ids=lambda rule: rule.code)
def test_nothing_from_memory_is_more_than_info(rule: Rule) -> None:
    bad = compiled.examples()[rule.code].bad
    wrong = {number: [(f.severity, f.message) for f in rests(rule, example)] for number, example in enumerate(bad, 1)}
    assert not {number: said for number, said in wrong.items() if said}


@pytest.mark.parametrize("register", NAMES)
def test_nothing_from_memory_in_one_register_is_more_than_info(register: str) -> None:
    wrong = {
        (rule.code, number): [(f.severity, f.message) for f in rests(rule, example, (register,))]
        for rule in ASKING
        for number, example in enumerate(compiled.examples()[rule.code].bad, 1)
    }
    assert not {where: said for where, said in wrong.items() if said}


def test_examples_rest_on_the_registers() -> None:
    """Lest the tests above ask nothing."""
    resting = {
        rule.code
        for rule in ASKING
        for example in compiled.examples()[rule.code].bad
        if {f.span for f in found(linter(None), rule, example)}
        - {f.span for f in found(linter(emptied), rule, example)}
    }
    assert len(resting) > 25
