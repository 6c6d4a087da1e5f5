"""What a linter is asked (`Options`) and what comes of a file (`Result`): light, for those who import no linter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from pcdlint.finding import Finding, Suppressed
from pcdlint.judge.waiver import Waiver

if TYPE_CHECKING:
    from pcdlint.paper import Paper

NOT_A_PAPER = (
    "not a decision paper: none of the headings, statements and questions of a known layout were found; "
    "check that this is the right file and that its text was converted whole"
)
TORN = (
    "only scraps of a decision paper: too few of its headings, statements and questions were found to check it; "
    "check that its text was converted whole"
)
STUMBLED = "pcdlint failed on this file, which is a fault of pcdlint: please report it"
OTHER = "not a decision paper"
"""Why a file is passed over that need not be a paper and shows nothing of one."""


class Options(NamedTuple):
    """How to lint. `as_of` stands in for the date of a paper that shows none; None is today."""

    stage: str | None = None
    as_of: date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()
    """Files or folders of registers, laid over those of the packs."""
    levels: tuple[tuple[str, str], ...] = ()
    """Code, family or name, and `error`, `warning`, `info` or `off`."""
    waivers: tuple[Waiver, ...] = ()
    """Suppressions besides those that stand in the paper."""
    suppressions: bool = True
    """Whether any suppression counts."""


class Result(NamedTuple):
    """What came of one file. A paper checked and clean has papers and no findings; a file that
    could not be checked has `errors` (for the officer: what and what to do); `skipped` says why a
    file met in a folder was passed over."""

    path: str
    papers: tuple[Paper, ...] = ()
    findings: tuple[Finding, ...] = ()
    errors: tuple[str, ...] = ()
    skipped: str | None = None
    suppressed: tuple[Suppressed, ...] = ()
    day: date | None = None
    """The day it was judged by, where on another it might be another; None where it holds for good."""


def passed_over(errors: tuple[str, ...], paper: bool) -> str | None:
    """Why a file with these errors is passed over, one that need not be a `paper` and is none; else None."""
    return OTHER if not paper and errors == (NOT_A_PAPER,) else None


def stumbled(error: Exception) -> str:
    """What to tell where pcdlint fails on a file, which must cost no other file its check."""
    return f"{STUMBLED} ({type(error).__name__}: {error})"


def cannot_be_read(error: OSError) -> str:
    """Why the system does not give a file's contents, and what to do."""
    return f"cannot be read ({error.strerror or error}): check the file and try again"
