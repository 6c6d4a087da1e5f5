"""Fingerprints: what makes a finding the same one when lines have moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pcdlint.finding import Finding, Suppressed
from pcdlint.patterns import pattern

LENGTH = 32
_NUMBER = pattern(r"[0-9]+(?:\.[0-9]+)*\.?\s+")


def fingerprints(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The fingerprint of each finding of one file, in their order: all different, hexadecimal.

    Made of the rule, the section (without its number), the words in question (the message where there are
    none) and which of several alike it is: not of the path, the line, or what stands around it.
    """
    from hashlib import sha256

    seen: Counter[tuple[str, str, str]] = Counter()
    made = []
    for finding in findings:
        key = (finding.rule, _plain(finding.section or ""), _folded(finding.excerpt) or _folded(finding.message))
        seen[key] += 1
        made.append(sha256("\0".join((*key, str(seen[key]))).encode("utf-8")).hexdigest()[:LENGTH])
    return tuple(made)


def marked(found: Iterable[Finding], suppressed: Iterable[Suppressed]) -> Iterator[tuple[Finding, str]]:
    """What was found in one file and what was set aside, with fingerprints, in the order of the paper: so these stay
    when a suppression comes or goes."""
    every = [*found, *(each.finding for each in suppressed)]
    every.sort(key=lambda finding: finding.order)
    return zip(every, fingerprints(every), strict=True)


def _plain(section: str) -> str:
    folded = _folded(section)
    number = _NUMBER.match(folded)
    return folded[number.end() :] if number else folded


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
