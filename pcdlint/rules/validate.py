"""What a schema cannot see in a rule: its check, its options, the values its message names, its place in the set."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from string import Formatter
from typing import Any

from pcdlint.message import SPECS
from pcdlint.rules import schema
from pcdlint.rules.errors import Problem, hint
from pcdlint.rules.load import Document
from pcdlint.rules.pack import Kind


def rule_problems(
    document: Document, index: int, kinds: Mapping[str, Kind], layouts: Collection[str]
) -> Iterator[Problem]:
    """The faults of the rule at `index` of a file of rules that fits the schema.

    `layouts` are the names of all layouts of the merged packs; none means that any name will do.
    """
    rule: Mapping[str, Any] = document.data[index]
    kind = kinds.get(rule["check"])
    if kind is None:
        near = hint(rule["check"], kinds) or f": known kinds are {', '.join(sorted(kinds)) or 'none'}"
        yield document.problem((index, "check"), f"unknown kind of check '{rule['check']}'{near}")
    else:
        yield from _option_problems(document, index, kind)
        for key in ("message", "fix"):
            if key in rule:
                yield from _placeholder_problems(document, index, key, kind)
    if "since" in rule and "until" in rule and rule["since"] >= rule["until"]:
        yield document.problem((index, "until"), f"must be after since ({rule['since']}): the rule would never hold")
    for number, name in enumerate(rule.get("layouts", ())):
        if layouts and name not in layouts:
            near = hint(name, layouts) or f": known are {', '.join(sorted(layouts))}"
            yield document.problem((index, "layouts", number), f"unknown layout '{name}'{near}")


def _option_problems(document: Document, index: int, kind: Kind) -> Iterator[Problem]:
    options: dict[str, Any] = {"type": "object", "additionalProperties": False, **kind.options}
    rule: Mapping[str, Any] = document.data[index]
    if "with" in rule:
        yield from schema.problems(document, options, at=(index, "with"))
    elif missing := options.get("required"):
        yield document.problem((index,), f"'with' is missing: the check {kind.name} needs {', '.join(missing)}")


def _placeholder_problems(document: Document, index: int, key: str, kind: Kind) -> Iterator[Problem]:
    text: str = document.data[index][key]
    try:
        fields = [(name, spec, turn) for _, name, spec, turn in Formatter().parse(text) if name is not None]
    except ValueError as error:
        yield document.problem((index, key), f"{error}: write {{{{ and }}}} for braces that are meant as such")
        return
    for name, spec, turn in fields:
        if turn or spec not in SPECS:
            known = ", ".join(f":{each}" for each in SPECS if each)
            yield document.problem((index, key), f"{{{name}}} can be printed as it is or with {known}")
        if name not in kind.values:
            near = hint(name, kind.values) or f": {kind.name} gives {', '.join(sorted(kind.values)) or 'none'}"
            yield document.problem((index, key), f"unknown value {{{name}}}{near}")


def layout_problems(document: Document, layouts: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
    """The faults of a layouts.yaml that fits its schema. `layouts` are those of the merged packs, by name."""
    for index, spec in enumerate(document.data.get("layouts", ())):
        name = spec.get("sections-as")
        if name is not None and "sections" not in layouts.get(name, ()):
            near = hint(name, (other for other, body in layouts.items() if "sections" in body))
            yield document.problem(("layouts", index, "sections-as"), f"no layout '{name}' has sections{near}")
