"""Rules for people and programs: the table of `pcdlint rules`, the pages of `pcdlint explain`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import indent, wrap
from typing import Any, TextIO

from pcdlint.message import day
from pcdlint.report import Style
from pcdlint.report.snippet import shown
from pcdlint.rules.pack import Example, Examples, Rule

LINES_SHOWN = 15


def plain(rule: Rule) -> dict[str, Any]:
    """A rule without its options and examples, for programs."""
    return {
        "code": rule.code,
        "name": rule.name,
        "level": rule.level,
        "pack": rule.pack,
        "check": rule.check,
        "layouts": list(rule.layouts),
        "stages": list(rule.stages),
        "since": rule.since.isoformat() if rule.since else None,
        "until": rule.until.isoformat() if rule.until else None,
        "mandatory": rule.mandatory,
        "message": rule.message,
        "why": rule.why,
        "fix": rule.fix or None,
        "safety": rule.safety or None,
        "source": rule.source,
    }


def write(rules: Sequence[Rule], form: str, out: TextIO, style: Style) -> None:
    """The rules as `json` or as a table in `text`."""
    if form == "json":
        from pcdlint.report import streamed

        streamed.write({"rules": [plain(rule) for rule in rules]}, out)
        return
    name = max((len(rule.name) for rule in rules), default=0)
    for rule in rules:
        out.write(f"{rule.code}  {rule.level:<7}  {rule.name:<{name}}  {holds_for(rule)}".rstrip() + "\n")
    out.write(f"\n{len(rules)} rules. 'pcdlint explain CODE' says what one asks and why.\n")


def explain(rules: Sequence[Rule], examples: Mapping[str, Examples], out: TextIO, style: Style) -> None:
    """A page for each rule."""
    out.write("\n\n".join("\n".join(_page(rule, examples[rule.code], style)) for rule in rules) + "\n")


def _page(rule: Rule, examples: Examples, style: Style) -> Iterator[str]:
    title = f"{rule.code} {rule.name} ({rule.level})"
    yield f"\x1b[1m{title}\x1b[0m" if style.color else title
    yield from _part("It says", rule.message, style)
    yield from _part("Why", rule.why, style)
    if rule.fix:
        yield from _part("What to do", rule.fix, style)
    if rule.safety:
        yield from _part("Fix by 'pcdlint fix'", rule.safety.strip(), style)
    yield from _part("Source", rule.source, style)
    yield from _part("Holds for", holds_for(rule), style)
    yield from _part("Check", f"{rule.check}, of the pack {rule.pack}", style)
    for key, value in rule.options.items():
        yield from wrap(f"{key}: {said(value)}", style.width, initial_indent="    ", subsequent_indent="      ")
    yield from _examples("Right", examples.good)
    yield from _examples("Wrong", examples.bad)


def _part(name: str, text: str, style: Style) -> Iterator[str]:
    yield ""
    yield from wrap(f"{name}: {text}", min(style.width, 100), initial_indent="  ", subsequent_indent="    ")


def _examples(name: str, examples: Sequence[Example]) -> Iterator[str]:
    for example in examples:
        terms = ", ".join(example_terms(example))
        yield ""
        yield f"  {name}{f' ({terms})' if terms else ''}:"
        yield _quoted(example.text)
        if example.fixed is not None:
            yield "  Fixed:"
            yield _quoted(example.fixed)


def _quoted(text: str) -> str:
    lines = [shown(line) for line in text.rstrip().splitlines()]
    if len(lines) > LINES_SHOWN:
        lines[LINES_SHOWN:] = [f"... and {len(lines) - LINES_SHOWN} lines more"]
    return indent("\n".join(lines), "    | ", lambda line: True)


def example_terms(example: Example) -> Iterator[str]:
    """What is given besides the text of an example, and why it stands there."""
    if example.stage:
        yield f"stage {example.stage}"
    if example.as_of:
        yield f"as of {day(example.as_of)}"
    if example.format != "text":
        yield example.format
    if example.note:
        yield example.note


def holds_for(rule: Rule) -> str:
    """The papers that a rule is for, in words."""
    parts = [
        f"layout {' or '.join(rule.layouts)}" if rule.layouts else "every layout",
        f"stage {' or '.join(rule.stages)}" if rule.stages else "",
        f"papers from {day(rule.since)}" if rule.since else "",
        f"papers before {day(rule.until)}" if rule.until else "",
    ]
    return ", ".join(filter(None, parts))


def said(value: object) -> str:
    """An option's value on one line."""
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {said(inner)}" for key, inner in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(said, value))
    return str(value).lower() if isinstance(value, bool) else shown(str(value))
