"""What conversions do to a paper does not change what is understood of it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

import pytest

from pcdlint.grammar.parse import parse
from pcdlint.readers import read
from tests.grammar.test_papers import CLEAN, TRUTH, understood
from tests.grammar.words import words

NUMBERED_HEADING = r"(?m)^(\d\.\s+[A-Z][A-Za-z/ &]+)$"


def wrapped(text: str, width: int) -> str:
    lines: list[str] = []
    for line in text.split("\n"):
        keep = "\t" in line or line.startswith("|") or "<" in line or len(line) <= width
        lines += [line] if keep else textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines)


def upper_headings(text: str) -> str:
    return re.sub(NUMBERED_HEADING, lambda m: m.group().upper(), text)


def paged(text: str) -> str:
    """A page number and a running head after every fortieth line, where no table goes on."""
    lines: list[str] = []
    for i, line in enumerate(text.split("\n"), 1):
        lines.append(line)
        if i % 40 == 0 and not line:
            lines += [f"Page {i // 40} of 9", "", "MOPAC – OFFICIAL", ""]
    return "\n".join(lines)


DAMAGE: dict[str, Callable[[str], str]] = {
    "wrapped at 80": lambda t: wrapped(t, 80),
    "wrapped at 72": lambda t: wrapped(t, 72),
    "without blank lines": lambda t: re.sub(r"\n\s*\n+", "\n", t),
    "double spaced": lambda t: t.replace("\n", "\n\n"),
    "Windows line endings": lambda t: t.replace("\n", "\r\n"),
    "no-break spaces": lambda t: t.replace(" of ", "\u00a0of "),
    "headings without numbers": lambda t: re.sub(r"(?m)^([#* ]*)\d\.\s+(?=[A-Z][A-Za-z/ &]+\W*$)", r"\1", t),
    "headings in capitals": upper_headings,
    "bold headings": lambda t: re.sub(NUMBERED_HEADING, r"**\1**", t),
    "Markdown headings": lambda t: re.sub(NUMBERED_HEADING, r"## \1", t),
    "headings over two lines": lambda t: t.replace("Issues for consideration", "Issues for\nconsideration"),
    "headings joined to their text": lambda t: re.sub(rf"{NUMBERED_HEADING}\n\n(?=\d\.1\b)", r"\1 ", t),
    "scanned headings": lambda t: re.sub(
        r"(?m)^\d\. I(?=ntroduction and b|ssues for c)", lambda m: m[0].replace("I", "l"), t
    ),
    "indented": lambda t: re.sub(r"(?m)^(?=\S)", "  ", t),
    "indented more": lambda t: re.sub(r"(?m)^(?=\S)", "    ", t),
    "justified": lambda t: re.sub(r"(?<=[a-z,]) (?=[a-z])", "  ", t),
    "quoted in a mail": lambda t: re.sub(r"(?m)^", "> ", t),
    "with page numbers and running heads": lambda t: paged(t),
    "wrapped at 66": lambda t: wrapped(t, 66),
}
TEXTS = sorted(name for name in TRUTH if not name.endswith(".html"))


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("name", TEXTS)
def test_harmless_damage(name: str, damage: str) -> None:
    text = (CLEAN / name).read_text(encoding="utf-8")
    whole = [understood(p) for p in parse(read(text.encode(), name), words())]
    harmed = [understood(p) for p in parse(read(DAMAGE[damage](text).encode(), name), words())]
    assert harmed == whole


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(encoding: str) -> None:
    name = TEXTS[0]
    text = (CLEAN / name).read_text(encoding="utf-8").encode("cp1252", "ignore").decode("cp1252")
    whole = parse(read(text.encode(), name), words())
    (coded,) = parse(read(text.encode(encoding), name), words())
    assert [understood(coded)] == [understood(p) for p in whole]
    assert coded.source.text == whole[0].source.text
