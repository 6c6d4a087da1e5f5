"""How many slips in figures are found, and how many right papers are told off: a report on papers made up at random.

    python benchmarks/figures.py [--papers 60] [--slips 12] [--seed 1] [--missed]

Each paper is consistent; one digit of one figure that takes part in a sum or is given twice is then changed,
beyond rounding. A slip is found when a finding of family FIN stands on its line or names it as related.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from pcdlint.api import Linter, Options
from pcdlint.finding import Finding
from pcdlint.readers import read

FIGURE = re.compile(r"£[\d,]*\d(?:\.\d+)?[mk]?")
NAMES = ["Alder Trust", "Birch Lodge", "Cedar House", "Doorstep", "Elm Court", "Fairwell", "Greenway", "Harbour Aid"]
THINGS = ["court mentoring scheme", "river patrol", "violence helpline", "vehicle telematics service", "archive move"]
YEARS = ["2021/22", "2022/23", "2023/24", "2024/25", "2025/26", "2026/27"]
LEVELS = ("error", "warning", "info")


class Slip(NamedTuple):
    """A paper with one digit changed, the line of the figure, and its print before and after."""

    text: str
    line: int
    right: str
    wrong: str


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--papers", type=int, default=60, help="how many papers (60)")
    parser.add_argument("--slips", type=int, default=12, help="slips in each paper (12)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missed", action="store_true", help="show the slips that were not found")
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    linter = Linter(Options(select=("FIN",)))
    alarms: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for _ in range(asked.papers):
        text = paper(chance)
        alarms.update(f.severity for f in findings(linter, text))
        for _ in range(asked.slips):
            slip = slipped(text, chance)
            levels = {f.severity for f in findings(linter, slip.text) if near(f, slip.line)}
            best = next((level for level in LEVELS if level in levels), "missed")
            found[best] += 1
            if best == "missed" and asked.missed:
                print(f"missed: {slip.right} -> {slip.wrong}: {slip.text.splitlines()[slip.line - 1][:160]}")
    report(asked.papers, alarms, found)


def report(papers: int, alarms: Counter[str], found: Counter[str]) -> None:
    total = sum(found.values())
    print(f"{papers} right papers: " + ", ".join(f"{alarms[level]} {level}" for level in LEVELS))
    print(f"{total} slips: " + ", ".join(f"{found[k]} {k} ({found[k] / total:.1%})" for k in (*LEVELS, "missed")))


def findings(linter: Linter, text: str) -> list[Finding]:
    result = linter.source(read(text.encode("utf-8"), "made-up.txt"))
    if result.errors:
        raise SystemExit(f"a made-up paper could not be checked: {result.errors}")
    return list(result.findings)


def near(finding: Finding, line: int) -> bool:
    return any(abs(place.line - line) < 2 for place in (finding.start, *(start for _, start, _ in finding.related)))


def slipped(text: str, chance: random.Random) -> Slip:
    """One digit of one figure changed; the last digit of a rounded figure is left alone."""
    match = chance.choice(list(FIGURE.finditer(text)))
    printed = match[0]
    digits = [i for i, c in enumerate(printed) if c.isdigit()]
    if printed[-1] in "mk":
        digits = digits[:-1]
    at = chance.choice(digits)
    first = at == digits[0]
    new = chance.choice([c for c in "0123456789"[first:] if c != printed[at]])
    wrong = printed[:at] + new + printed[at + 1 :]
    line = text.count("\n", 0, match.start()) + 1
    return Slip(text[: match.start()] + wrong + text[match.end() :], line, printed, wrong)


def money(value: int) -> str:
    return f"£{value:,}"


def amounts(chance: random.Random, count: int) -> list[int]:
    """Amounts as papers have them: some round, some to the pound."""
    step = chance.choice([1, 50, 250, 1000, 5000])
    return [max(step, chance.randint(20_000, 900_000) // step * step) for _ in range(count)]


def paper(chance: random.Random) -> str:
    """A consistent decision form."""
    thing, names = chance.choice(THINGS), chance.sample(NAMES, chance.randint(3, 5))
    first = chance.randint(0, 3)
    years = YEARS[first : first + chance.randint(2, 3)]
    rows = [amounts(chance, len(years)) for _ in names]
    columns = [sum(c) for c in zip(*rows, strict=True)]
    whole = sum(columns)
    sentence: Callable[..., str] = chance.choice([_of_which, _parts, _leaving, _rises])
    return "\n\n".join(
        [
            "DMPC Decision – PCD 1234",
            f"Title: The {thing} from {years[0]} to {years[-1]}",
            "Executive Summary:",
            f"This paper asks for approval of grants of {money(whole)} for the {thing}. {_by_year(years, columns)}",
            "Recommendation:",
            "The Deputy Mayor for Policing and Crime is recommended to:",
            f"1. Approve grants of {money(whole)} for the {thing} from {years[0]} to {years[-1]}.",
            "1. Introduction and background",
            f"1.1. The {thing} began in 2019 and has been well received.",
            "2. Issues for consideration",
            f"2.1. {sentence(chance, thing)}",
            "3. Financial Comments",
            f"3.1. The grants for the {thing} come to {money(whole)}, as the table shows.",
            _table(chance, names, years, rows, columns),
            f"3.2. {_yearly(chance)}",
            "4. Legal Comments",
            "4.1. The power is in section 143 of the Anti-social Behaviour, Crime and Policing Act 2014.",
            "5. Equality Comments",
            "5.1. The public sector equality duty has been considered.",
        ]
    )


def _table(chance: random.Random, names: list[str], years: list[str], rows: list[list[int]], columns: list[int]) -> str:
    lines = [["Provider", *years, "Total"]]
    lines += [[name, *map(money, row), money(sum(row))] for name, row in zip(names, rows, strict=True)]
    lines.append([chance.choice(["Total", "Grand total"]), *map(money, columns), money(sum(columns))])
    return "\n".join("\t".join(line) for line in lines)


def _by_year(years: list[str], columns: list[int]) -> str:
    parts = [f"{money(c)} in {y}" for y, c in zip(years, columns, strict=True)]
    return f"The cost is {', '.join(parts[:-1])} and {parts[-1]}, a total of {money(sum(columns))}."


def _of_which(chance: random.Random, thing: str) -> str:
    a, b = amounts(chance, 2)
    return f"A reserve of {money(a + b)} is held, of which {money(a)} is for premises and {money(b)} is for equipment."


def _parts(chance: random.Random, thing: str) -> str:
    a, b, c = amounts(chance, 3)
    return f"Partners give {money(a)}, {money(b)} and {money(c)}, which makes {money(a + b + c)} in all."


def _leaving(chance: random.Random, thing: str) -> str:
    a, b = amounts(chance, 2)
    return f"Of the fund of {money(a + b)}, {money(a)} has been spent, leaving {money(b)}."


def _rises(chance: random.Random, thing: str) -> str:
    a, b = amounts(chance, 2)
    return f"An additional {money(b)} increases the value of the lease from {money(a)} to {money(a + b)}."


def _yearly(chance: random.Random) -> str:
    count, rate = chance.randint(2, 5), amounts(chance, 1)[0]
    words = {2: "two", 3: "three", 4: "four", 5: "five"}[count]
    return f"The evaluation costs {money(rate)} a year for {words} years, {money(rate * count)} in total."


if __name__ == "__main__":
    main()
