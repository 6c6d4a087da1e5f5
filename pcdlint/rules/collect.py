"""The rules of several packs as one list in which every code and every name is there once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pcdlint.rules.errors import Problem
from pcdlint.rules.folder import RawPack
from pcdlint.rules.load import Document
from pcdlint.rules.pack import Kind, Plain
from pcdlint.rules.validate import rule_problems


@dataclass(frozen=True, slots=True)
class _Placed:
    """A rule and where it stands."""

    pack: RawPack
    document: Document
    index: int

    @property
    def rule(self) -> Plain:
        rule: Plain = self.document.data[self.index]
        return rule

    def problem(self, key: str, message: str) -> Problem:
        return self.document.problem((self.index, key), message)

    def __str__(self) -> str:
        return f"{self.document.file}:{self.document.line((self.index,))}"


def collected(
    packs: Sequence[RawPack], kinds: Mapping[str, Kind], layouts: Collection[str]
) -> tuple[list[Plain], list[Problem]]:
    """All rules by code, each with the name of its `pack`, and what is wrong with them.

    A later pack's rule takes the place of an earlier one's with its code if it says `replaces: true`.
    """
    faults: list[Problem] = []
    by_code: dict[str, _Placed] = {}
    for placed in _placed(packs):
        faults.extend(rule_problems(placed.document, placed.index, kinds, layouts))
        faults.extend(_clashes(placed, by_code.get(placed.rule["code"])))
        by_code[placed.rule["code"]] = placed
    chosen = [by_code[code] for code in sorted(by_code)]
    faults.extend(_same_names(chosen))
    return [{**placed.rule, "pack": placed.pack.name} for placed in chosen], faults


def _placed(packs: Sequence[RawPack]) -> Iterator[_Placed]:
    for pack in packs:
        for document in pack.rules:
            for index in range(len(document.data)):
                yield _Placed(pack, document, index)


def _clashes(placed: _Placed, there: _Placed | None) -> Iterator[Problem]:
    """What is wrong with a rule's code beside the one already there."""
    code, replaces = placed.rule["code"], placed.rule.get("replaces", False)
    if there is None:
        if replaces:
            message = f"no pack that this one extends has a rule {code}: leave 'replaces' out"
            yield placed.problem("replaces", message)
    elif there.pack is placed.pack:
        yield placed.problem("code", f"the code {code} is there twice (first at {there})")
    elif not replaces:
        message = f"{code} is a rule of the pack '{there.pack.name}' ({there})"
        yield placed.problem("code", f"{message}: add 'replaces: true', or take another code")


def _same_names(rules: Sequence[_Placed]) -> Iterator[Problem]:
    by_name: dict[str, _Placed] = {}
    for placed in rules:
        name = placed.rule["name"]
        there = by_name.setdefault(name, placed)
        if there is not placed:
            message = f"the name '{name}' is that of {there.rule['code']} too ({there}): choose another"
            yield placed.problem("name", message)
