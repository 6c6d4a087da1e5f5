"""What pcdlint says to a person who does not yet know what to type."""

from __future__ import annotations

from collections.abc import Iterable

START = """\
pcdlint reads decision papers and says what a careful reviewer would send them
back for. It changes no paper unless told to, and sends nothing anywhere.

Type first:
  pcdlint check PAPER.docx                 what is wrong, where, and what to do
  pcdlint review PAPER.docx -o COPY.docx   the same as comments in a Word copy
  pcdlint report PAPERS -o report.html     one page about a paper or a folder
  pcdlint explain FIN001                   what a rule asks and why, examples

'pcdlint --help' lists all commands, 'pcdlint COMMAND --help' teaches one.
"""


def advice(word: str, commands: Iterable[str]) -> str:
    """What was most likely meant by a word that is no command: a paper, or a command written wrongly."""
    from difflib import get_close_matches
    from pathlib import PurePath

    if PurePath(word).suffix or "/" in word or "\\" in word:
        return f"'{word}' is no command. To check a paper or a folder: pcdlint check {_quoted(word)}"
    near = get_close_matches(word, commands, n=1)
    guess = f"did you mean '{near[0]}'?" if near else "'pcdlint --help' lists those there are."
    return f"There is no command '{word}': {guess}"


def _quoted(word: str) -> str:
    return f'"{word}"' if " " in word else word
