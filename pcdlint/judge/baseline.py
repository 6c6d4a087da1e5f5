"""The baseline: what was found when a gate was set up, so that only what is new is shown.

    {"pcdlint-baseline": 1, "papers": {"papers/a.txt": [{"fingerprint", "rule", "section", "excerpt"}]}}

Papers are named relative to the file, so that it can be kept in a repository.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pcdlint.contents import contents
from pcdlint.finding import Finding
from pcdlint.judge.fingerprint import fingerprints

FORMAT = "pcdlint-baseline"
VERSION = 1
MOST_BYTES = 100_000_000
_CONFLICT = (b"<<<<<<< ", b">>>>>>> ")


class BaselineError(Exception):
    """A baseline that cannot be used, with what to do about it."""


class Entry(NamedTuple):
    """A finding as the baseline keeps it; all but the fingerprint is for people."""

    fingerprint: str
    rule: str
    section: str
    excerpt: str


class Baseline(NamedTuple):
    """`papers` are by path relative to `folder`, with `/`."""

    folder: Path
    papers: Mapping[str, tuple[Entry, ...]]

    def split(self, path: str, findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """The findings of a file that are new, and those known already."""
        known = {entry.fingerprint for entry in self.papers.get(self.name(path), ())}
        marks = fingerprints(findings)
        new = tuple(finding for finding, mark in zip(findings, marks, strict=True) if mark not in known)
        old = tuple(finding for finding, mark in zip(findings, marks, strict=True) if mark in known)
        return new, old

    def name(self, path: str) -> str:
        """How the baseline calls a file."""
        try:
            return Path(os.path.relpath(path, self.folder)).as_posix()
        except ValueError:  # another drive
            return Path(path).as_posix()

    def fixed(self, path: str, findings: Sequence[Finding]) -> tuple[Entry, ...]:
        """The entries of a file that are found no more."""
        marks = set(fingerprints(findings))
        return tuple(entry for entry in self.papers.get(self.name(path), ()) if entry.fingerprint not in marks)

    def gone(self) -> tuple[str, ...]:
        """The papers that it names and that are there no more."""
        return tuple(name for name in self.papers if not (self.folder / name).exists())

    def without(self, path: str, entries: Iterable[Entry]) -> Baseline:
        """The baseline without entries of a file."""
        dropped = set(entries)
        name = self.name(path)
        kept = tuple(entry for entry in self.papers.get(name, ()) if entry not in dropped)
        papers = {**self.papers, name: kept}
        return self._replace(papers={each: held for each, held in papers.items() if held})

    def beside(self, made: Baseline, paths: Iterable[str]) -> Baseline:
        """Another baseline, and of this one what is about files that the other did not look at (at `paths`)."""
        seen = set(map(self.name, paths))
        kept = {name: held for name, held in self.papers.items() if name not in seen}
        return made._replace(papers={**kept, **made.papers})

    def text(self) -> str:
        """As it is written: the same for the same findings, an entry a line for those who compare versions."""
        import json

        papers = {name: [entry._asdict() for entry in held] for name, held in sorted(self.papers.items()) if held}
        return json.dumps({FORMAT: VERSION, "papers": papers}, ensure_ascii=False, indent=1) + "\n"


def recorded(folder: Path, files: Iterable[tuple[str, Sequence[Finding]]]) -> Baseline:
    """The baseline of what was found in files (path and findings)."""
    empty = Baseline(folder, {})
    papers = {empty.name(path): tuple(_entries(findings)) for path, findings in files}
    return Baseline(folder, {name: held for name, held in papers.items() if held})


def _entries(findings: Sequence[Finding]) -> Iterable[Entry]:
    for finding, mark in zip(findings, fingerprints(findings), strict=True):
        yield Entry(mark, finding.rule, finding.section or "", finding.excerpt)


def read(path: Path) -> Baseline:
    """The baseline in a file. Raises BaselineError."""
    import json

    text = b""
    try:
        text = contents(path, MOST_BYTES)
        return Baseline(Path(os.path.abspath(path)).parent, _papers(json.loads(text)))  # noqa: PTH100
    except OSError as error:
        message = f"the baseline cannot be read ({error.strerror or error}): 'pcdlint baseline' writes one"
        raise BaselineError(message) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        if any(line.startswith(_CONFLICT) for line in text.splitlines()):
            raise BaselineError(
                "a merge has left its marks in this baseline: settle the conflict ('git checkout --ours' or "
                "'--theirs', with its name), and check again"
            ) from error
        raise BaselineError(
            "this is no baseline, or a damaged one: check the name, or take its last good version from the repository; "
            "'pcdlint baseline' writes a new one under another name"
        ) from error


def _papers(data: Any) -> Mapping[str, tuple[Entry, ...]]:
    if data[FORMAT] != VERSION:
        raise ValueError(data[FORMAT])
    papers = {name: tuple(Entry(**entry) for entry in entries) for name, entries in data["papers"].items()}
    if not all(isinstance(value, str) for held in papers.values() for entry in held for value in entry):
        raise TypeError
    return papers
