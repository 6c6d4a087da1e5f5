"""The page of a rule in Markdown, part by part: for the docs, and for an editor's hover."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pcdlint.report.rules import example_terms, holds_for
from pcdlint.rules.pack import Example, Examples, Rule

SAYS, DO, SOURCE, RIGHT = "What it says", "What to do", "Source", "Right"
"""Headings that others put something in the place of, or before."""


def status(rule: Rule) -> str:
    """Its level, and the papers that it is for."""
    return f"**{rule.level.capitalize()}** · {holds_for(rule)} · pack `{rule.pack}`"


def parts(
    rule: Rule, examples: Examples, most: int | None = None, lines: int | None = None
) -> Iterator[tuple[str, str]]:
    """Headings with what stands under them; at `most` so many examples of a kind, each cut to so many `lines`."""
    yield SAYS, f"> {rule.message}"
    yield "Why it matters", rule.why.strip()
    if rule.fix:
        yield DO, rule.fix.strip()
    yield SOURCE, rule.source.strip()
    yield RIGHT, _examples(examples.good[:most], lines)
    yield "Wrong", _examples(examples.bad[:most], lines)


def _examples(examples: Sequence[Example], lines: int | None) -> str:
    return "\n\n".join(_example(example, lines) for example in examples)


def _example(example: Example, most: int | None) -> str:
    terms = ", ".join(example_terms(example))
    shown = "\n\nFixed:\n\n".join(fenced(_cut(text, most)) for text in (example.text, example.fixed) if text)
    return (f"{terms[:1].upper()}{terms[1:]}:\n\n" if terms else "") + shown


def fenced(text: str) -> str:
    """Text as it stands."""
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`+", text)), 3)
    return f"{fence}text\n{text}\n{fence}"


def _cut(text: str, most: int | None) -> str:
    """A text of at most so many lines."""
    lines = text.rstrip("\n").split("\n")
    if most is None or len(lines) <= most:
        return "\n".join(lines)
    return "\n".join([*lines[:most], f"... and {len(lines) - most} lines more"])
