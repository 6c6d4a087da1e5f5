"""Plant one slip in a clean paper, and count how many of them pcdlint finds.

`clean/slips.yaml` says which slips; what a pattern cannot do, a finder of `slips.py` does. Nothing
is random. As a program (`python -m tests.seeded`, with parts of names of slips or of files to look
at these only) it prints how many slips of each kind are found and in which papers they are not, and
every error and warning that a clean paper gets.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from tests.slips import DATE_LINE, FINDERS, Finder, append, replace

CLEAN = Path(__file__).parent / "clean"
NEAR = 2
"""A finding belongs to a slip when it, or a place related to it, is at most this many lines away."""

LEVELS = ("info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Slip:
    """A text with one slip in it: the lines (from 1) around which a finding of one of `families`
    at `level` or above has to stand."""

    text: str
    lines: tuple[int, ...]
    families: frozenset[str]
    level: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a test needs of a finding: `places` are its line and those of related places."""

    rule: str
    severity: str
    places: tuple[int, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Mutation:
    """A kind of slip. `unless` is an expression that must not match a paper; `signed` asks for a signature date."""

    name: str
    find: Finder
    families: frozenset[str]
    level: str = "warning"
    signed: bool = False
    unless: str | None = None

    def __call__(self, text: str) -> Slip | None:
        if self.signed and not DATE_LINE.search(text):
            return None
        if self.unless and re.search(self.unless, text, re.MULTILINE):
            return None
        edit = self.find(text)
        if edit is None:
            return None
        start, end, new = edit
        changed = text[:start] + new + text[end:]
        line = changed.count("\n", 0, start + len(new) - len(new.lstrip("\n"))) + 1
        return Slip(changed, (line,), self.families, self.level) if changed != text else None


def finder(entry: Mapping[str, Any]) -> Finder:
    """The finder that an entry of slips.yaml asks for."""
    if "append" in entry:
        return lambda text: append(text, entry["append"]["to"], entry["append"]["text"])
    if "replace" in entry:
        return lambda text: replace(text, **entry["replace"])
    arguments = (entry["with"],) if "with" in entry else ()
    return lambda text: FINDERS[entry["do"]](text, *arguments)


def mutations() -> tuple[Mutation, ...]:
    """All kinds of slips, in the order of slips.yaml."""
    entries = yaml.safe_load((CLEAN / "slips.yaml").read_text(encoding="utf-8"))
    plain = ("level", "signed", "unless")
    return tuple(
        Mutation(e["name"], finder(e), frozenset(e["families"]), **{k: e[k] for k in plain if k in e}) for e in entries
    )


MUTATIONS = mutations()


@lru_cache(maxsize=1)
def clean_papers() -> dict[str, str]:
    """The clean papers by file name."""
    files = sorted(p for p in CLEAN.iterdir() if p.suffix != ".yaml")
    return {p.name: p.read_text(encoding="utf-8") for p in files}


@lru_cache(maxsize=1)
def _linter() -> Any:
    from pcdlint.api import Linter

    return Linter()


def run(text: str, filename: str) -> list[Found]:
    """The findings for a text. Raises ImportError where pcdlint cannot lint yet."""
    result = _linter().text(text, filename)
    assert not result.errors, f"{filename}: {result.errors}"
    return [
        Found(f.rule, f.severity, (f.start.line, *(place.line for _, place, _ in f.related)), f.message)
        for f in result.findings
    ]


def hits(slip: Slip, findings: list[Found]) -> list[Found]:
    """The findings that answer to a slip: of its families, bad enough, near enough."""
    return [
        f
        for f in findings
        if f.rule[:3] in slip.families
        and LEVELS.index(f.severity) >= LEVELS.index(slip.level)
        and any(abs(place - line) <= NEAR for place in f.places for line in slip.lines)
    ]


def alarms(findings: list[Found]) -> list[Found]:
    """What a clean paper must not get."""
    return [f for f in findings if f.severity != "info"]


def slips(mutation: Mutation) -> Iterator[tuple[str, Slip]]:
    """The slips that a mutation plants, with the file each stands in."""
    for name, text in clean_papers().items():
        slip = mutation(text)
        if slip is not None:
            yield name, slip


def main(names: list[str]) -> int:
    """Print the table; `names` are parts of names of slips or of files to keep to."""
    found = total = 0
    for mutation in MUTATIONS:
        if names and not any(n in mutation.name for n in names):
            continue
        planted = list(slips(mutation))
        lost = [f"{name}:{slip.lines[0]}" for name, slip in planted if not hits(slip, run(slip.text, name))]
        found, total = found + len(planted) - len(lost), total + len(planted)
        print(f"{mutation.name:32} {len(planted) - len(lost):3} of {len(planted):3}  {' '.join(lost)}")
    print(f"{'all':32} {found:3} of {total:3}\n\nfalse alarms in clean papers")
    for name, text in clean_papers().items():
        if names and not any(n in name for n in names):
            continue
        false = alarms(run(text, name))
        print(f"{name:40} {len(false)}")
        for f in false:
            print(f"    {f.places[0]:4} {f.severity:7} {f.rule} {f.message}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
