"""The numbers of docs/limits.md: how far the registers reach, and how many planted slips are found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import yaml

BLOCK = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
WORDS = {
    "amended_by": "amendments",
    "families": "titles with their years",
    "instruments": "Acts and instruments",
    "not_exemptions": "sections that are no exemption",
    "other_figures": "other sums",
    "schedule": "paragraphs of the Schedule",
    "sections": "exemptions",
    "standing": "standing delegations",
}
"""Parts of registers whose key says too little."""

Facts = Mapping[str, Any]


def filled(page: str, root: Path) -> str:
    """The page with each `<!-- generated: NAME -->` block written anew."""
    made = {"registers": partial(registers, root / "rules" / "registers"), "slips": partial(slips, root / "tests")}
    return BLOCK.sub(lambda found: f"{found[1]}\n{made[found[2]]()}\n\n{found[3]}", page)


def registers(folder: Path) -> str:
    """A row for each register: what it holds, how well known."""
    read = {file: yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.yaml"))}
    rows = [
        f"| [{file.stem}](registers/{file.stem}.md) | {'; '.join(_reach(facts))} | {facts['checked']} |"
        for file, facts in read.items()
    ]
    return "\n".join(["| register | holds | checked |", "|---|---|---|", *rows])


def _reach(facts: Facts) -> Iterator[str]:
    """What a register holds, part by part."""
    for part, entries in facts.items():
        rows = list(entries.values()) if isinstance(entries, Mapping) else entries
        if not isinstance(rows, list) or not rows or not all(isinstance(row, Mapping) for row in rows):
            continue
        yield f"{len(rows)} {WORDS.get(part, part.replace('_', ' '))}{_span(rows)}{_known(rows)}"


def _span(rows: Iterable[Facts]) -> str:
    """The years of the first and the last day that entries begin with."""
    days = sorted(str(row["from"]) for row in rows if row.get("from"))
    return f" from {days[0][:4]} to {days[-1][:4]}" if days and days[0][:4] != days[-1][:4] else ""


def _known(rows: Iterable[Facts]) -> str:
    """How many are known how well, entries inside of entries included."""
    told = Counter(row["confidence"] for row in _leaves(rows) if "confidence" in row)
    known = ", ".join(f"{told[level]} {level}" for level in ("verified", "quoted", "memory") if told[level])
    return f" ({known})" if known else ""


def _leaves(rows: Iterable[Facts]) -> Iterator[Facts]:
    for row in rows:
        powers = row.get("powers")
        if isinstance(powers, list):
            yield from powers
        else:
            yield row


def slips(tests: Path) -> str:
    """What the project's own suite plants and finds; a test holds both counts to what is so."""
    from tests.seeded import MUTATIONS, clean_papers
    from tests.seeded import slips as planted

    gaps = yaml.safe_load((tests / "clean" / "gaps.yaml").read_text(encoding="utf-8"))
    total = sum(1 for mutation in MUTATIONS for _ in planted(mutation))
    missed = sum(map(len, gaps.values()))
    return (
        f"The project's own suite plants {total} slips of {len(MUTATIONS)} kinds, one at a time, in "
        f"{len(clean_papers())} clean papers.\n{total - missed} are found where they stand "
        f"({100 * (total - missed) / total:.0f} of 100), {missed} are known not to be; no clean paper gets an error or "
        "a warning."
    )
