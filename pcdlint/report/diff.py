"""What would change in a paper, as a unified diff."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from pcdlint.report import Style
from pcdlint.report.snippet import shown

_COLORS = {"-": "31", "+": "32", "@": "36"}


def write(path: str, before: str, after: str, out: TextIO, style: Style) -> None:
    """Write the diff of a paper, nothing where there is none. On a terminal it is for eyes, with control characters
    made harmless; elsewhere a program can apply it."""
    for line in _lines(path, before, after):
        text = shown(line.removesuffix("\n")) + "\n" if out.isatty() or style.color else line
        kind = "1" if line.startswith(("--- ", "+++ ")) else _COLORS.get(line[0])
        out.write(f"\x1b[{kind}m{text[:-1]}\x1b[0m\n" if kind and style.color else text)


def _lines(path: str, before: str, after: str) -> Iterator[str]:
    from difflib import unified_diff

    for line in unified_diff(_split(before), _split(after), path, path):
        yield line
        if not line.endswith("\n"):
            yield "\n\\ No newline at end of file\n"


def _split(text: str) -> list[str]:
    """The lines of a text with their ends; only a newline ends one."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
