"""Packs as values: rules, their examples, vocabularies, layouts and registers.

The plain form (JSON: mappings, lists, text, numbers) is what YAML holds and what is
compiled; `pack_of` and `examples_of` make the typed values from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

Plain = dict[str, Any]


class Kind(NamedTuple):
    """A kind of check as the loader sees it: its options' JSON schema and the values that messages may name."""

    name: str
    options: Mapping[str, Any]
    values: tuple[str, ...]


class Example(NamedTuple):
    """A text that a rule must be silent about (good) or speak about (bad)."""

    text: str
    format: str = "text"
    """`text`, `markdown` or `html`."""
    as_of: date | None = None
    stage: str | None = None
    note: str = ""
    fixed: str | None = None
    """What the rule's fixes make of a bad example's text; None where nobody says."""


class Examples(NamedTuple):
    """The examples of one rule, at least one of each."""

    good: tuple[Example, ...]
    bad: tuple[Example, ...]


class Rule(NamedTuple):
    """One rule. It holds for papers dated from `since` until before `until`."""

    code: str
    name: str
    check: str
    level: str
    message: str
    why: str
    source: str
    pack: str
    """The name of the pack that the rule comes from."""
    fix: str = ""
    safety: str = ""
    """Why the fixes that its check makes are safe, or are not."""
    layouts: tuple[str, ...] = ()
    """Empty: every layout."""
    stages: tuple[str, ...] = ()
    """Empty: every stage."""
    since: date | None = None
    until: date | None = None
    mandatory: bool = False
    options: Mapping[str, Any] = MappingProxyType({})

    @property
    def family(self) -> str:
        """The letters of the code ("FIN")."""
        return self.code[:3]


class Pack(NamedTuple):
    """A pack with all that it extends merged in, or several such packs together.

    `rules` are in the order of their codes. `vocabularies` are by name, `registers` by file
    name, `layouts` is `layouts.yaml`: plain data; dates in them are ISO text, keys always text.
    """

    names: tuple[str, ...]
    """Every pack that took part, extended ones first."""
    rules: tuple[Rule, ...]
    vocabularies: Mapping[str, Any]
    layouts: Mapping[str, Any]
    registers: Mapping[str, Any]


def pack_of(plain: Mapping[str, Any]) -> Pack:
    """The typed pack from its plain form. Raises KeyError, TypeError or ValueError on damaged data."""
    return Pack(
        names=tuple(plain["names"]),
        rules=tuple(map(rule_of, plain["rules"])),
        vocabularies=plain["vocabularies"],
        layouts=plain["layouts"],
        registers=plain["registers"],
    )


def rule_of(plain: Mapping[str, Any]) -> Rule:
    """One rule from its plain form (the YAML mapping and `pack`)."""
    return Rule(
        code=plain["code"],
        name=plain["name"],
        check=plain["check"],
        level=plain["level"],
        message=plain["message"],
        why=plain["why"],
        source=plain["source"],
        pack=plain["pack"],
        fix=plain.get("fix", ""),
        safety=plain.get("safety", ""),
        layouts=tuple(plain.get("layouts", ())),
        stages=tuple(plain.get("stages", ())),
        since=_day(plain.get("since")),
        until=_day(plain.get("until")),
        mandatory=plain.get("mandatory", False),
        options=plain.get("with", {}),
    )


def examples_of(plain: Mapping[str, Any]) -> Examples:
    """The examples of one rule from their plain form (`good` and `bad` lists)."""
    return Examples(_examples(plain["good"]), _examples(plain["bad"]))


def _examples(entries: Sequence[str | Mapping[str, Any]]) -> tuple[Example, ...]:
    return tuple(Example(entry) if isinstance(entry, str) else _example(entry) for entry in entries)


def _example(entry: Mapping[str, Any]) -> Example:
    return Example(
        text=entry["text"],
        format=entry.get("format", "text"),
        as_of=_day(entry.get("as-of")),
        stage=entry.get("stage"),
        note=entry.get("note", ""),
        fixed=entry.get("fixed"),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
