"""Papers for the tests of fixes: a draft form around some paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pcdlint.api import Linter, Options
from pcdlint.finding import Finding
from pcdlint.fix.mend import Mended, mend
from pcdlint.testing import ASSUMED

_HEAD = """DMPC Decision – PCD 1907

Title: A Boat for North Quay

Executive Summary:

The boat is bought.

Recommendation:

The Deputy Mayor for Policing and Crime is recommended to:

1. Approve a boat.

2. Issues for consideration
"""


def paper(*paragraphs: str) -> str:
    """A form with paragraphs 2.1, 2.2, ..."""
    return _HEAD + "".join(f"\n2.{number}. {text}\n" for number, text in enumerate(paragraphs, 1))


@cache
def linter(select: tuple[str, ...] = ()) -> Linter:
    return Linter(Options(as_of=ASSUMED, select=select))


def safe(finding: Finding) -> bool:
    return finding.fix is not None and finding.fix.safe


def every(finding: Finding) -> bool:
    return finding.fix is not None


def mended(text: str, name: str = "paper.md", select: Iterable[str] = (), unsafe: bool = False) -> Mended:
    """What comes of a paper."""
    return mend(linter(tuple(select)), text.encode(), name, every if unsafe else safe)


def fixed(text: str, name: str = "paper.md", unsafe: bool = False) -> str:
    """The paper as fixed."""
    data = mended(text, name, unsafe=unsafe).data
    return text if data is None else data.decode()
